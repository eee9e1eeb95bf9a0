package dev.videogen.journal;

import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app's own key, and what it was used for. The same key stands for the same request alone.
 *
 * @param key the app's word, see {@link VideoRequest#key()}
 * @param digest of the request with the content of its media: a version, a colon, and SHA-256 in
 *     hex
 */
public record RequestKey(String key, String digest) {

  /** Another one for each way to compute it: digests of different versions cannot be compared. */
  private static final String VERSION = "1";

  /**
   * The key of a request, if it has one.
   *
   * @param request what is to be sent; its files are read
   * @return the key with the digest of all that is bought: tags and marks of what may be left out
   *     are not
   * @throws UncheckedIOException if one of its files cannot be read
   */
  public static Optional<RequestKey> of(VideoRequest request) {
    return request.key().map(key -> new RequestKey(key, VERSION + ":" + new Digest().of(request)));
  }

  /**
   * Whether the key stands for the same request in both.
   *
   * @param other the same key of another create
   * @return false if the requests differ; true, too, if that cannot be told, for one of them is of
   *     another version
   */
  boolean isOfSameRequest(RequestKey other) {
    return digest.equals(other.digest) || !version().equals(other.version());
  }

  private String version() {
    return digest.substring(0, digest.indexOf(':') + 1);
  }

  /**
   * Each part goes in under its name and with its length, so that no two requests read the same.
   */
  private static final class Digest {

    private final MessageDigest sha256 = sha256();

    String of(VideoRequest request) {
      put("prompt", request.prompt());
      put("model", request.model());
      put("duration", request.duration());
      put("size", request.size());
      put("aspect-ratio", request.aspectRatio());
      put("resolution", request.resolution());
      put("fps", request.fps());
      put("seed", request.seed());
      put("negative-prompt", request.negativePrompt());
      put("audio", request.audio());
      put("variants", request.variants());
      put("end-user", request.endUser());
      request.source().ifPresent(this::put);
      for (MediaInput input : request.inputs()) {
        put(input.role().name(), content(input.media()));
      }
      for (Map.Entry<String, @Nullable Object> option : request.options().entrySet()) {
        Object value = option.getValue();
        put((value == null ? "no option " : "option ") + option.getKey(), String.valueOf(value));
      }
      return HexFormat.of().formatHex(sha256.digest());
    }

    private void put(VideoSource source) {
      put("source", source.feature());
      put("source job", source.job());
      put("source media", source.media().map(Digest::content));
      put("source output", source.output());
    }

    private void put(String name, Object value) {
      byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
      String head = name.length() + ":" + name + "=" + bytes.length + ":";
      sha256.update(head.getBytes(StandardCharsets.UTF_8));
      sha256.update(bytes);
    }

    private static String content(Media media) {
      if (!media.hasContent()) {
        return "address " + media.url().map(Object::toString).or(media::fileId).orElse("");
      }
      MessageDigest content = sha256();
      try (InputStream bytes = new DigestInputStream(media.open(), content)) {
        bytes.transferTo(OutputStream.nullOutputStream());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(media + " cannot be read", unreadable);
      }
      return "content " + HexFormat.of().formatHex(content.digest());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java platform has SHA-256", impossible);
      }
    }
  }
}
