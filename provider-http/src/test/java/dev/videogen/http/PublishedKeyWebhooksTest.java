package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobStatus;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.spi.WebhookMessage;
import dev.videogen.spi.WebhookPayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Webhooks that are signed by a published key")
class PublishedKeyWebhooksTest {

  private static final String BODY = "{\"task\":\"t-1\",\"status\":\"done\"}";
  private static final List<String> SIGNED = List.of("x-time", "x-user", "x-id");

  private FaultServer vendor;
  private VendorConnection connection;
  private PublishedKeyWebhooks scheme;
  private KeyPair key;

  @BeforeEach
  void open() throws IOException, GeneralSecurityException {
    vendor = FaultServer.start();
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = key.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    String x = Base64.getUrlEncoder().withoutPadding().encodeToString(point);
    vendor.respond(
        json(200, "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}]}"));
    connection = VendorConnection.to(vendor.url("/auth"), new TestContext()).open();
    StatusMap words = StatusMap.common();
    scheme =
        new PublishedKeyWebhooks(
            connection,
            new SignedHeaders("x-id", "x-time", "x-signature", SIGNED),
            body -> WebhookSettings.payload(body, "task", words));
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
    vendor.close();
  }

  private String signature(String... lines) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key.getPrivate());
    signature.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(signature.sign());
  }

  private static String hash(String body) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
  }

  private boolean isSigned(String signature, String body) {
    return scheme.isSigned(
        new WebhookMessage(
            Map.of(
                "X-Id", List.of("m-1"),
                "X-User", List.of("u-7"),
                "X-Time", List.of("1767225600"),
                "X-Signature", List.of(signature)),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  @DisplayName(
      "are signed by the headers in their order and the hash of the body, and no other way")
  void signed() throws GeneralSecurityException {
    String right = signature("1767225600", "u-7", "m-1", hash(BODY));

    assertThat(isSigned(right, BODY)).isTrue();
    assertThat(isSigned(right, BODY + " ")).isFalse();
    assertThat(isSigned(signature("m-1", "u-7", "1767225600", hash(BODY)), BODY)).isFalse();
    assertThat(isSigned(signature("1767225600", "m-1", hash(BODY)), BODY)).isFalse();
    assertThat(isSigned(signature("1767225600", "u-7", "m-1", BODY), BODY)).isFalse();
    assertThat(vendor.requests()).hasSize(1);
    assertThat(vendor.requests().get(0).target()).isEqualTo("/auth/.well-known/jwks.json");
  }

  @Test
  @DisplayName("name the other headers without which there is no signature")
  void headers() {
    assertThat(scheme.idHeader()).isEqualTo("x-id");
    assertThat(scheme.timestampHeader()).isEqualTo("x-time");
    assertThat(scheme.signatureHeaders()).containsExactly("x-user", "x-signature");
  }

  @Test
  @DisplayName("say what their vendor's mapping finds in them")
  void payload() {
    WebhookPayload payload = scheme.payload(BODY.getBytes(StandardCharsets.UTF_8));

    assertThat(payload.status()).hasValue(JobStatus.COMPLETED);
  }
}
