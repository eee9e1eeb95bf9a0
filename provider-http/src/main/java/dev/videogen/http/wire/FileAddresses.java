package dev.videogen.http.wire;

import dev.videogen.Asset;
import dev.videogen.VideoOutput;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the addresses of a job's files in JSON, under the names that live servers use: {@code url},
 * {@code video_url}, {@code video.url}, {@code metadata.url}, {@code result_url}, {@code output} as
 * a text, an object or an array, {@code data[].url}, {@code unsigned_urls} and their like. Seen at
 * gateways, at servers that speak another's format, and at queue vendors.
 */
public final class FileAddresses {

  /** How deep an address may stand. */
  private static final int MAX_DEPTH = 4;

  /** More variants than any vendor makes. */
  private static final int MAX_ADDRESSES = 64;

  /** Names that stand for an address, the surest first; what is relative is taken from these. */
  private static final List<String> OF_VIDEOS =
      List.of(
          "url",
          "video_url",
          "videoUrl",
          "download_url",
          "downloadUrl",
          "file_url",
          "fileUrl",
          "signed_url",
          "signedUrl",
          "result_url",
          "resultUrl",
          "output_url",
          "outputUrl",
          "uri");

  private static final List<String> OF_PICTURES =
      List.of("thumbnail_url", "thumbnailUrl", "image_url", "imageUrl", "cover_url", "url", "uri");

  /** Names under which an address stands, or an object or array in which there is one. */
  private static final List<String> AROUND_VIDEOS =
      List.of(
          "video",
          "videos",
          "video_urls",
          "videoUrls",
          "unsigned_urls",
          "signed_urls",
          "urls",
          "output",
          "outputs",
          "result",
          "results",
          "metadata",
          "content",
          "file",
          "files",
          "assets",
          "generations",
          "response",
          "data");

  private static final List<String> AROUND_PICTURES =
      List.of("thumbnail", "thumbnails", "image", "images", "output", "result", "file", "data");

  private static final List<String> VIDEO_ENDS =
      List.of(".mp4", ".webm", ".mov", ".mkv", ".m4v", ".avi");

  /** What is relative is a path, and not a sentence. */
  private static final Pattern BLANK = Pattern.compile("\\S\\s+\\S");

  /** What is longer is a file. */
  private static final int MAX_ADDRESS = 16 * 1024;

  private FileAddresses() {}

  /**
   * The addresses of videos.
   *
   * @param json a job, or what stands for its content
   * @return one for each variant, in the server's order; empty if there is none
   */
  public static List<URI> ofVideos(JsonView json) {
    return find(json, OF_VIDEOS, AROUND_VIDEOS, 0).limit(MAX_ADDRESSES).toList();
  }

  /**
   * The address of the file that JSON stands for.
   *
   * @param json what came instead of the file
   * @param asset the file
   * @return its address; empty if there is none
   */
  public static Optional<URI> ofFile(JsonView json, Asset asset) {
    return asset == Asset.VIDEO
        ? find(json, OF_VIDEOS, AROUND_VIDEOS, 0).findFirst()
        : find(json, OF_PICTURES, AROUND_PICTURES, 0).findFirst();
  }

  /**
   * The address that a text is.
   *
   * @param text may stand in quotes
   * @return the address; empty if it is no absolute address of the web
   */
  public static Optional<URI> ofText(String text) {
    String bare = text.strip().replaceAll("^\"|\"$", "");
    return address(bare).filter(URI::isAbsolute);
  }

  /**
   * Whether an address looks like that of a video, by the end of its path.
   *
   * @param address any
   * @return true if it is absolute and does
   */
  public static boolean isOfVideo(URI address) {
    String path = address.getPath() == null ? "" : address.getPath().toLowerCase(Locale.ROOT);
    return address.isAbsolute() && VIDEO_ENDS.stream().anyMatch(path::endsWith);
  }

  /**
   * The outputs of a completed job, one for each address.
   *
   * @param jobId the vendor's id of the job
   * @param json the job
   * @return in the server's order; empty if the job names no address
   */
  public static List<VideoOutput> outputs(String jobId, JsonView json) {
    List<VideoOutput> outputs = new ArrayList<>();
    for (URI address : ofVideos(json)) {
      outputs.add(at(address, VideoOutput.of(jobId, jobId, outputs.size())));
    }
    return List.copyOf(outputs);
  }

  /**
   * The outputs of a completed job whose files lie at public addresses: they get no key, wherever
   * they are.
   *
   * @param jobId the vendor's id of the job
   * @param json the job
   * @return in the server's order; empty if the job names no address
   */
  public static List<VideoOutput> publicOutputs(String jobId, JsonView json) {
    return outputs(jobId, json).stream()
        .map(
            output ->
                output.kind() == VideoOutput.Kind.KEYED_ADDRESS
                    ? output.withAddress(output.address().orElseThrow())
                    : output)
        .toList();
  }

  /**
   * An output at an address that the server gave, to which the key goes if it is the server's own.
   *
   * @param address absolute, or relative to the base URL
   * @param output the output
   * @return a changed copy
   */
  public static VideoOutput at(URI address, VideoOutput output) {
    return address.isAbsolute() || address.getRawAuthority() != null
        ? output.withKeyedAddress(address)
        : output.withPath(address);
  }

  private static Stream<URI> find(
      JsonView json, List<String> names, List<String> around, int depth) {
    for (String name : names) {
      Optional<URI> address = json.text(name).flatMap(FileAddresses::anyAddress);
      if (address.isPresent()) {
        return address.stream();
      }
    }
    if (depth == MAX_DEPTH) {
      return Stream.empty();
    }
    for (String name : around) {
      List<URI> texts = json.texts(name).stream().flatMap(text -> address(text).stream()).toList();
      if (!texts.isEmpty()) {
        return texts.stream();
      }
      List<URI> objects =
          json.objects(name).stream()
              .flatMap(object -> find(object, names, around, depth + 1))
              .toList();
      if (!objects.isEmpty()) {
        return objects.stream();
      }
    }
    List<URI> items =
        json.objects().stream().flatMap(item -> find(item, names, around, depth + 1)).toList();
    return items.stream();
  }

  /** An address of the web, or a path below the base URL. */
  private static Optional<URI> anyAddress(String text) {
    return Optional.of(text)
        .filter(each -> each.length() <= MAX_ADDRESS)
        .flatMap(RawAddress::parse)
        .filter(
            address -> address.getScheme() == null ? !BLANK.matcher(text).find() : isWeb(address))
        .filter(address -> !address.toString().isEmpty());
  }

  /** Where anything may stand, only what is certainly an address. */
  private static Optional<URI> address(String text) {
    return anyAddress(text)
        .filter(address -> address.getScheme() != null || text.strip().startsWith("/"));
  }

  private static boolean isWeb(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https")) && address.getRawAuthority() != null;
  }
}
