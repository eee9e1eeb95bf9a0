package dev.videogen.fake;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.spi.StandardWebhooks;
import dev.videogen.spi.WebhookPayload;
import dev.videogen.spi.WebhookScheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The webhooks of a fake, whichever vendor it imitates: those of Standard Webhooks, with a body of
 * the fake's own, {@code video.STATUS ID}.
 */
final class FakeWebhooks {

  private static final String ALGORITHM = "HmacSHA256";

  /** Two, as while a vendor replaces one; neither is a secret. */
  private static final List<byte[]> KEYS =
      List.of(
          "the fake's key, which is no secret".getBytes(StandardCharsets.US_ASCII),
          "the fake's next key, no secret either".getBytes(StandardCharsets.US_ASCII));

  private static final Pattern BODY = Pattern.compile("video\\.([a-z_]+) (\\S+)");

  private FakeWebhooks() {}

  static WebhookScheme scheme() {
    return StandardWebhooks.of(
        KEYS.stream().map(key -> Base64.getEncoder().encodeToString(key)).toList(),
        FakeWebhooks::payload);
  }

  private static WebhookPayload payload(byte[] body) {
    Matcher parts = BODY.matcher(new String(body, StandardCharsets.UTF_8));
    if (!parts.matches()) {
      throw new IllegalArgumentException("it is no webhook of a fake");
    }
    return new WebhookPayload(
        Optional.of(parts.group(2)),
        "video." + parts.group(1),
        Optional.of(JobStatus.valueOf(parts.group(1).toUpperCase(Locale.ROOT))),
        Optional.empty());
  }

  /** What the vendor sends when a job has become what it is, signed with each key. */
  static List<FakeWebhook> of(VideoJob job, Instant now) {
    return KEYS.stream().map(key -> of(job, now, key)).toList();
  }

  private static FakeWebhook of(VideoJob job, Instant now, byte[] key) {
    String status = job.status().name().toLowerCase(Locale.ROOT);
    String id = "msg_" + status + "_" + job.id();
    String time = String.valueOf(now.getEpochSecond());
    byte[] body = ("video." + status + " " + job.id()).getBytes(StandardCharsets.UTF_8);
    return new FakeWebhook(
        Map.of(
            "webhook-id",
            List.of(id),
            "webhook-timestamp",
            List.of(time),
            "webhook-signature",
            List.of("v1," + signature(key, id + "." + time + ".", body))),
        body);
  }

  private static String signature(byte[] key, String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
