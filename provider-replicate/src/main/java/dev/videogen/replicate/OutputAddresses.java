package dev.videogen.replicate;

import dev.videogen.http.wire.FileAddresses;
import dev.videogen.http.wire.JsonView;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses of a prediction's videos. Its {@code output} is what the model makes of it: a text,
 * an array of texts or of objects, or an object. Of several addresses those count that look like
 * videos; where none does, all. Where there is no output, a relay may name the file otherwise.
 */
final class OutputAddresses {

  private OutputAddresses() {}

  /** The addresses in the model's order; empty if there is none. */
  static List<URI> of(JsonView prediction) {
    List<URI> all =
        Stream.concat(
                prediction.addresses("output").stream().filter(OutputAddresses::isElsewhere),
                prediction.objects("output").stream().flatMap(OutputAddresses::in))
            .toList();
    if (all.isEmpty() && !prediction.has("output")) {
      return FileAddresses.ofVideos(prediction);
    }
    List<URI> videos = all.stream().filter(FileAddresses::isOfVideo).toList();
    return videos.isEmpty() ? all : videos;
  }

  /** Not in the JSON itself, as a {@code data:} URL is. */
  private static boolean isElsewhere(URI address) {
    return address.isAbsolute() && !"data".equalsIgnoreCase(address.getScheme());
  }

  private static Stream<URI> in(JsonView output) {
    List<URI> named = FileAddresses.ofVideos(output);
    return named.isEmpty()
        ? output.names().stream()
            .flatMap(name -> output.addresses(name).stream())
            .filter(FileAddresses::isOfVideo)
        : named.stream();
  }
}
