package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log of requests")
class RequestLogTest {

  private final RequestLog log = new RequestLog();

  private void add(String url, String body) {
    log.add(new ReceivedRequest("POST", url, Map.of(), body, Optional.empty()));
  }

  @Test
  @DisplayName("keeps the latest 10,000")
  void number() {
    for (int number = 0; number <= 10_000; number++) {
      add("/" + number, "");
    }

    assertThat(log.all()).hasSize(10_000);
    assertThat(log.all().get(0).url()).isEqualTo("/1");
  }

  @Test
  @DisplayName("forgets the oldest where bodies are long, but never the latest")
  void size() {
    String long20M = "x".repeat(20 << 20);
    add("/1", long20M);
    add("/2", long20M);
    assertThat(log.all()).extracting(ReceivedRequest::url).containsExactly("/2");

    add("/3", long20M + long20M);
    assertThat(log.all()).extracting(ReceivedRequest::url).containsExactly("/3");
  }
}
