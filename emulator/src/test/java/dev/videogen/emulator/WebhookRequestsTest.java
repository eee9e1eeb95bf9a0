package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Webhooks that the emulator is asked for")
class WebhookRequestsTest {

  /** A port that nobody listens on. */
  private static final String NOWHERE = "http://127.0.0.1:1/hooks";

  private final VideoEmulator emulator = VideoEmulator.start();
  private final EmulatorHttpClient replicate = EmulatorHttpClient.replicate(emulator);

  @AfterEach
  void stop() {
    emulator.close();
  }

  private ReceivedResponse predict(String more) {
    return replicate.post(
        "/models/bytedance/seedance-2.0/predictions",
        json("{'input':{'prompt':'a cat'}" + more + "}"));
  }

  /** Waits until there were attempts. */
  private List<SentWebhook> sent(int count) throws InterruptedException {
    for (int round = 0; emulator.webhooks().size() < count && round < 2_000; round++) {
      Thread.sleep(5);
    }
    return emulator.webhooks();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hooks", "ftp://app.example/", "http:///hooks", "%", ""})
  @DisplayName("are refused at what is no address, and nothing is created")
  void wrongAddress(String address) {
    assertThat(predict(",'webhook':'" + address + "'").status()).isEqualTo(422);
    assertThat(emulator.replicate().calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"['completed'] | 1", "['start'] | 1", "['start','completed'] | 2", "['logs'] | 0"})
  @DisplayName("tell what the filter names")
  void filter(String events, int count) throws Exception {
    predict(",'webhook':'" + NOWHERE + "','webhook_events_filter':" + events);
    predict(",'webhook':'" + NOWHERE + "','webhook_events_filter':['completed']");
    emulator.replicate().clock().advance(Duration.ofHours(1));

    assertThat(messages(count + 1)).hasSize(count + 1);
  }

  /** Waits until so many messages were sent; each may have been sent again already. */
  private Set<String> messages(int count) throws InterruptedException {
    Set<String> ids = new HashSet<>();
    for (int attempts = count; ids.size() < count && attempts <= 7 * count; attempts++) {
      sent(attempts).forEach(each -> ids.add(each.messageId()));
    }
    return ids;
  }

  @Test
  @DisplayName("are signed anew in each attempt, under the id of the first, and end")
  void attempts() throws Exception {
    predict(",'webhook':'" + NOWHERE + "','webhook_events_filter':['completed']");
    for (int attempt = 1; attempt <= 7; attempt++) {
      emulator.replicate().clock().advance(Duration.ofHours(1));
      sent(attempt);
    }
    emulator.replicate().clock().advance(Duration.ofDays(1));

    assertThat(sent(7)).hasSize(7).allMatch(each -> each.status().isEmpty());
    assertThat(sent(7)).extracting(SentWebhook::messageId).containsOnly(sent(7).get(0).messageId());
    assertThat(sent(7))
        .extracting(each -> each.headers().get("webhook-signature"))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("have a secret that Replicate tells to whoever has a token, and to nobody else")
  void secret() {
    assertThat(replicate.get("/webhooks/default/secret").json().path("key").asText())
        .isEqualTo(emulator.replicateWebhookSecret());
    assertThat(replicate.callUnknown("GET", "/webhooks/default/secret").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("have keys that fal tells everybody")
  void keys() throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(emulator.falJwksUrl() + "/.well-known/jwks.json"))
                    .build(),
                BodyHandlers.ofString());

    JsonNode key = new ObjectMapper().readTree(response.body()).path("keys").path(0);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(key.path("kty").asText()).isEqualTo("OKP");
    assertThat(key.path("crv").asText()).isEqualTo("Ed25519");
  }

  @Test
  @DisplayName("are refused by fal at what is no address")
  void falsAddress() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(emulator.falBaseUrl() + "/fal-ai/veo3.1?fal_webhook=hooks"))
            .header("Authorization", "Key any")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"prompt\":\"a cat\"}"))
            .build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(422);
    assertThat(emulator.fal().calls()).isEmpty();
  }

  @Test
  @DisplayName("are given out signed without being sent, once there is something to tell")
  void givenOut() {
    String id = predict("").json().path("id").asText();
    assertThat(emulator.webhookOf(emulator.replicate(), id)).isEmpty();
    emulator.replicate().clock().advance(Duration.ofHours(1));

    assertThat(emulator.webhookOf(emulator.replicate(), id))
        .hasValueSatisfying(
            webhook ->
                assertThat(webhook.headers())
                    .containsOnlyKeys("webhook-id", "webhook-timestamp", "webhook-signature"));
    assertThat(emulator.webhookOf(emulator.replicate(), "other")).isEmpty();
    assertThat(emulator.webhookOf(emulator.azureJobs(), id)).isEmpty();
    assertThat(emulator.webhooks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hooks", "ftp://app.example/"})
  @DisplayName("of OpenAI go to an address")
  void openAisAddress(String address) {
    VideoEmulator.Builder builder = VideoEmulator.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.openAiWebhook(URI.create(address)));
  }
}
