package dev.videogen.http;

import dev.videogen.Media;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Uploads a file in two steps: the vendor is told what it is, and says where it is to be put and
 * where it is then; it is put there without a key. Both steps cost nothing and are retried.
 *
 * @param ask where a place is asked for by POST, relative to the storage's base URL
 * @param contentType the field of that request with the media type
 * @param fileName the field with the name of the file
 * @param target the field of the response with the address to which the file goes
 * @param file the field with the address at which it is then
 */
public record TwoStepUpload(
    String ask, String contentType, String fileName, String target, String file)
    implements BiFunction<VendorConnection, Media, String> {

  /**
   * Uploads a file.
   *
   * @param storage to the storage
   * @param media the file
   * @return the address at which it is
   * @throws dev.videogen.errors.VideoException if it failed for good; nothing was created
   */
  @Override
  public String apply(VendorConnection storage, Media media) {
    List<URI> place = storage.prepare(() -> place(storage, media));
    return storage.prepare(
        () -> {
          storage.put(place.get(0), media);
          return place.get(1).toString();
        });
  }

  private List<URI> place(VendorConnection storage, Media media) {
    String type = media.mediaType().orElse("application/octet-stream");
    JsonView place =
        storage.post(URI.create(ask), Map.of(contentType, type, fileName, media.fileName())).body();
    return List.of(address(place, target), address(place, file));
  }

  private static URI address(JsonView place, String name) {
    return place
        .address(name)
        .filter(URI::isAbsolute)
        .orElseThrow(() -> new UnreadableResponseException("its \"" + name + "\" is missing"));
  }
}
