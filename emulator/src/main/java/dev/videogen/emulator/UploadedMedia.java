package dev.videogen.emulator;

import dev.videogen.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The files that clients of Replicate's have uploaded, the latest of them. */
final class UploadedMedia {

  private static final int MAX_FILES = 20;
  private static final Duration LIFETIME = Duration.ofHours(24);

  private final AtomicLong last = new AtomicLong();

  private final Map<String, Media> files =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Media> eldest) {
          return size() > MAX_FILES;
        }
      };

  Response add(Media content, URI api, Instant now) {
    String id = "cneqzikepnug6xez%06d".formatted(last.incrementAndGet());
    synchronized (files) {
      files.put(id, content);
    }
    return Response.json(201, described(id, content, api, now));
  }

  /** A file as it is told, not its content. */
  Response json(String id, URI api, Instant now) {
    Media content;
    synchronized (files) {
      content = files.get(id);
    }
    if (content == null) {
      throw RejectedRequestException.notFound("The requested resource could not be found.");
    }
    return Response.json(200, described(id, content, api, now));
  }

  /** The file at an address below a place; empty if there is none. */
  Optional<Media> at(URI place, URI address) {
    String id = place.relativize(address).toString();
    synchronized (files) {
      return Optional.ofNullable(files.get(id));
    }
  }

  private static Map<String, Object> described(String id, Media content, URI api, Instant now) {
    try (InputStream in = content.open()) {
      byte[] bytes = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Map.of(
          "id",
          id,
          "content_type",
          content.mediaType().orElse("application/octet-stream"),
          "size",
          bytes.length,
          "checksums",
          Map.of("sha256", HexFormat.of().formatHex(hash)),
          "metadata",
          Map.of(),
          "created_at",
          now.toString(),
          "expires_at",
          now.plus(LIFETIME).toString(),
          "urls",
          Map.of("get", api + "/files/" + id));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
