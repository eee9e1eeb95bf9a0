package dev.videogen.fal;

import dev.videogen.Media;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.DataUrl;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes media addresses that go into a model's input: their own, else a {@code data:} URL, or of
 * what is large and can be uploaded the address in the storage.
 */
final class InputFiles {

  /** What is larger goes in parts, which is not built (source: fal's storage API). */
  private static final long MAX_UPLOAD = 90L * 1024 * 1024;

  /**
   * A place in the storage.
   *
   * @param upload where the file is put
   * @param file where it is then
   */
  private record Place(URI upload, URI file) {

    static Place of(JsonView json) {
      return new Place(required(json, "upload_url"), required(json, "file_url"));
    }

    private static URI required(JsonView json, String name) {
      return json.address(name)
          .filter(URI::isAbsolute)
          .orElseThrow(() -> new UnreadableResponseException("its \"" + name + "\" is missing"));
    }
  }

  private final Optional<VendorConnection> storage;
  private final long maxInline;

  InputFiles(Optional<VendorConnection> storage, long maxInline) {
    this.storage = storage;
    this.maxInline = maxInline;
  }

  /**
   * The address of a medium, for whose upload nothing is charged.
   *
   * @throws InvalidRequestException if it cannot be read, or is too large
   */
  String address(Media media) {
    if (storage.isEmpty() || !media.hasContent() || length(media) <= maxInline) {
      return DataUrl.of(Operation.CREATE, media);
    }
    VendorConnection connection = storage.get();
    String type = media.mediaType().orElse("application/octet-stream");
    Map<String, String> file = Map.of("content_type", type, "file_name", media.fileName());
    Place place =
        connection.prepare(
            () -> Place.of(connection.wire(StorageWire.class).initiate(file).body()));
    return connection.prepare(
        () -> {
          connection.put(place.upload(), media);
          return place.file().toString();
        });
  }

  private static long length(Media media) {
    try {
      long length = media.length();
      if (length > MAX_UPLOAD) {
        throw refusal(media + " is larger than 90 MiB; give its URL instead.", null);
      }
      return length;
    } catch (IOException unreadable) {
      throw refusal(media + " cannot be read.", unreadable);
    }
  }

  private static InvalidRequestException refusal(String message, @Nullable IOException cause) {
    return new InvalidRequestException(
        ErrorDetails.builder(Operation.CREATE, message + " Nothing was sent.")
            .cause(cause)
            .build());
  }

  void close() {
    storage.ifPresent(VendorConnection::close);
  }
}
