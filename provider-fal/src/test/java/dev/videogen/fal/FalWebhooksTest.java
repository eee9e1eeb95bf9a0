package dev.videogen.fal;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.webhook.WebhookEvent;
import dev.videogen.webhook.WebhookReceiver;
import dev.videogen.webhook.WebhookReceiver.Outcome;
import dev.videogen.webhook.WebhookRefusedException;
import dev.videogen.webhook.WebhookRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Webhooks of fal")
class FalWebhooksTest {

  private static final String KEYS = "/keys/.well-known/jwks.json";
  private static final String BODY =
      "{\"request_id\":\"r-1\",\"gateway_request_id\":\"r-2\",\"status\":\"OK\",\"payload\":{}}";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  private final TestContext context = new TestContext().named("fal");
  private final KeyPair key = keyPair();
  private final List<WebhookEvent> events = new ArrayList<>();
  private final VideoGenerator fal = open("webhook.jwks-url", SERVER.baseUrl() + "/keys");
  private final WebhookReceiver receiver = WebhookReceiver.builder(fal).build();

  private VideoGenerator open(String setting, String value) {
    return new FalVideoGeneratorProvider()
        .open(
            context
                .with("base-url", SERVER.baseUrl() + "/q")
                .with("api-key", "key-id:key-secret")
                .with("retry.max-attempts", "1")
                .with(setting, value));
  }

  @AfterEach
  void close() {
    fal.close();
  }

  private static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String jwk(KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}"
        .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(point));
  }

  private static void publish(KeyPair... pairs) {
    String keys = Stream.of(pairs).map(FalWebhooksTest::jwk).collect(Collectors.joining(","));
    SERVER.stubFor(
        get(KEYS)
            .willReturn(
                okJson(
                    "{\"keys\":[{\"kty\":\"RSA\"},{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%\"}"
                        + (keys.isEmpty() ? "" : "," + keys)
                        + "]}")));
  }

  private Outcome receive(KeyPair signer, String body) {
    return receive(signed(signer, context.time().now(), body), body);
  }

  private Outcome receive(Map<String, List<String>> headers, String body) {
    return receiver.receive(headers, body.getBytes(StandardCharsets.UTF_8), events::add);
  }

  private static Map<String, List<String>> signed(KeyPair signer, Instant sentAt, String body) {
    try {
      String hash =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(body.getBytes(StandardCharsets.UTF_8)));
      String time = "" + sentAt.getEpochSecond();
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(signer.getPrivate());
      signature.update(
          String.join("\n", "r-1", "user-7", time, hash).getBytes(StandardCharsets.UTF_8));
      Map<String, List<String>> headers = new LinkedHashMap<>();
      headers.put("x-fal-webhook-request-id", List.of("r-1"));
      headers.put("x-fal-webhook-user-id", List.of("user-7"));
      headers.put("x-fal-webhook-timestamp", List.of(time));
      headers.put("x-fal-webhook-signature", List.of(HexFormat.of().formatHex(signature.sign())));
      return headers;
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void assertForged(KeyPair signer) {
    assertThatExceptionOfType(WebhookRefusedException.class)
        .isThrownBy(() -> receive(signer, BODY))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_SIGNED));
  }

  @Test
  @DisplayName("name the job by the queue's request id, whose keys are read without a key of ours")
  void areTaken() {
    publish(keyPair(), key);

    assertThat(receive(key, BODY)).isEqualTo(Outcome.HANDED_OVER);

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.isAbout(JobRef.of("fal", "fal-ai/veo3.1/fast~r-1"))).isTrue();
              assertThat(event.status()).contains(JobStatus.COMPLETED);
            });
    SERVER.verify(1, getRequestedFor(urlEqualTo(KEYS)).withHeader("Authorization", absent()));
    assertThat(receive(key, BODY)).isEqualTo(Outcome.DUPLICATE);
    SERVER.verify(1, getRequestedFor(urlEqualTo(KEYS)));
  }

  @Test
  @DisplayName("are refused if another has signed them, or another body, user or time")
  void areRefused() {
    publish(key);

    assertForged(keyPair());
    Map<String, List<String>> headers = signed(key, context.time().now(), BODY);
    assertThatThrownBy(() -> receive(headers, BODY + " "))
        .isInstanceOf(WebhookRefusedException.class);
    for (String name : List.copyOf(headers.keySet())) {
      Map<String, List<String>> changed = new LinkedHashMap<>(headers);
      changed.put(name, List.of("1" + headers.get(name).get(0).substring(1)));
      if (!changed.equals(headers)) {
        assertThatThrownBy(() -> receive(changed, BODY))
            .isInstanceOf(WebhookRefusedException.class);
      }
      changed.remove(name);
      assertThatThrownBy(() -> receive(changed, BODY)).isInstanceOf(WebhookRefusedException.class);
    }
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz", "", "ab", "0g", "\u0661\u0662"})
  @DisplayName("are refused if their signature is none, for which no key is read")
  void areRefusedWithoutSignature(String signature) {
    Map<String, List<String>> headers =
        new LinkedHashMap<>(signed(key, context.time().now(), BODY));
    headers.put("x-fal-webhook-signature", List.of(signature));

    assertThatThrownBy(() -> receive(headers, BODY)).isInstanceOf(WebhookRefusedException.class);
    SERVER.verify(0, getRequestedFor(urlEqualTo(KEYS)));
  }

  @Test
  @DisplayName("are taken from a new key once it is read, at most once a minute")
  void keysChange() {
    publish(keyPair());
    KeyPair next = keyPair();
    assertForged(next);
    publish(next);
    assertForged(next);
    assertForged(next);
    SERVER.verify(1, getRequestedFor(urlEqualTo(KEYS)));

    context.time().advance(Duration.ofSeconds(61));

    assertThat(receive(next, BODY)).isEqualTo(Outcome.HANDED_OVER);
    SERVER.verify(2, getRequestedFor(urlEqualTo(KEYS)));
  }

  @Test
  @DisplayName("are not taken from a key that was published more than a day ago")
  void keysExpire() {
    publish(key);
    receive(key, BODY);
    publish(keyPair());

    context.time().advance(Duration.ofHours(25));

    assertForged(key);
  }

  @Test
  @DisplayName("cannot be told from forged ones while the keys cannot be read, once a minute")
  void keysUnreadable() {
    SERVER.stubFor(get(KEYS).willReturn(serverError()));

    assertThatThrownBy(() -> receive(key, BODY)).isInstanceOf(VideoException.class);
    assertThatThrownBy(() -> receive(key, BODY)).isInstanceOf(VideoException.class);
    SERVER.verify(1, getRequestedFor(urlEqualTo(KEYS)));
    publish();
    context.time().advance(Duration.ofSeconds(61));
    assertThatThrownBy(() -> receive(key, BODY)).isInstanceOf(VideoException.class);
    publish(key);
    context.time().advance(Duration.ofSeconds(61));
    assertThat(receive(key, BODY)).isEqualTo(Outcome.HANDED_OVER);
  }

  @Test
  @DisplayName("cannot be checked where nobody knows the keys")
  void wantKeys() {
    try (VideoGenerator elsewhere =
        new FalVideoGeneratorProvider()
            .open(
                new TestContext()
                    .named("fal")
                    .with("base-url", SERVER.baseUrl() + "/q")
                    .with("api-key", "key-id:key-secret"))) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(elsewhere::webhooks)
          .withMessageContaining("videogen.fal.webhook.jwks-url");
    }
  }

  @Test
  @DisplayName("are asked for with each create where their address is set")
  void addressInCreate() {
    String address = "https://app.example/hooks?token=a+b&c=1";
    SERVER.stubFor(
        post(urlPathEqualTo("/q/fal-ai/veo3.1"))
            .willReturn(okJson("{\"status\":\"IN_QUEUE\",\"request_id\":\"r-1\"}")));
    try (VideoGenerator generator = open("webhook.url", address)) {
      generator.create(
          CheckedRequest.unchecked(VideoRequest.builder("a cat").model("fal-ai/veo3.1").build()));
    }

    SERVER.verify(
        postRequestedFor(urlPathEqualTo("/q/fal-ai/veo3.1"))
            .withQueryParam("fal_webhook", equalTo(address)));
  }
}
