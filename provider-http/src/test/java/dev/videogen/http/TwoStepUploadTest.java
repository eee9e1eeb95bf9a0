package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Billed;
import dev.videogen.Media;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.VideoException;
import dev.videogen.http.auth.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An upload in two steps")
class TwoStepUploadTest {

  private static final TwoStepUpload UPLOAD =
      new TwoStepUpload("files/begin?kind=media", "type", "name", "put_at", "is_at");

  private static final Media FILE = Media.of("a picture".getBytes(StandardCharsets.UTF_8));

  private FaultServer storage;
  private FaultServer bucket;
  private VendorConnection connection;

  @BeforeEach
  void open() throws IOException {
    storage = FaultServer.start();
    bucket = FaultServer.start();
    connection =
        VendorConnection.to(storage.url("/v1"), new TestContext().with("retry.max-attempts", "2"))
            .credentials(Credentials.bearer("secret-1"))
            .open();
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
    storage.close();
    bucket.close();
  }

  private String place(String file) {
    return "{\"put_at\":\"" + bucket.url("/1?sig=a%2Fb") + "\",\"is_at\":\"" + file + "\"}";
  }

  @Test
  @DisplayName("asks for a place with the key, and puts the file there without it")
  void uploads() {
    storage.respond(json(200, place("https://files.example/1")));
    bucket.respond(json(200, "{}"));

    assertThat(UPLOAD.apply(connection, FILE)).isEqualTo("https://files.example/1");

    FaultServer.Request asked = storage.requests().get(0);
    assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /v1/files/begin?kind=media");
    assertThat(asked.headers().values()).contains("Bearer secret-1");
    assertThat(asked.body())
        .contains("\"type\":\"application/octet-stream\"")
        .contains("\"name\":\"" + FILE.fileName() + "\"");
    FaultServer.Request put = bucket.requests().get(0);
    assertThat(put.method() + " " + put.target()).isEqualTo("PUT /1?sig=a%2Fb");
    assertThat(put.headers().values()).noneMatch(value -> value.contains("secret-1"));
    assertThat(put.body()).isEqualTo("a picture");
  }

  @Test
  @DisplayName("retries each step by itself, as neither costs anything")
  void retries() {
    storage.respond(json(503, "{}")).respond(json(200, place("https://files.example/1")));
    bucket.respond(FaultServer.hangUp()).respond(json(200, "{}"));

    assertThat(UPLOAD.apply(connection, FILE)).isEqualTo("https://files.example/1");
    assertThat(storage.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "files/1", "/files/1"})
  @DisplayName("goes nowhere where the vendor names no address, and nothing was created")
  void noAddress(String file) {
    storage.respond(json(200, place(file))).respond(json(200, place(file)));

    assertThatThrownBy(() -> UPLOAD.apply(connection, FILE))
        .isInstanceOfSatisfying(
            VideoException.class, error -> assertThat(error.billed()).isEqualTo(Billed.NO));
    assertThat(bucket.requests()).isEmpty();
  }
}
