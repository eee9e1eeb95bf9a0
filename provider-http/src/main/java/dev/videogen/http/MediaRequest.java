package dev.videogen.http;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.transport.MediaFetcher;
import dev.videogen.http.internal.transport.QueryString;
import dev.videogen.spi.ByteRange;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file as {@link VendorConnection#open} needs to know it.
 *
 * <pre>{@code
 * connection.open(
 *     MediaRequest.at("/videos/" + id + "/content", range)
 *         .query("variant", "thumbnail")
 *         .about(connection.ref(id))
 *         .ofJob(() -> job(wire.retrieve(id))));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class MediaRequest {

  private final @Nullable String path;
  private final @Nullable URI address;
  private final boolean keyed;
  private final @Nullable String inline;
  private final Asset asset;
  private final ByteRange range;
  private final Map<String, String> query;
  private final @Nullable JobRef about;
  private final @Nullable Supplier<VideoJob> job;

  private MediaRequest(
      @Nullable String path,
      @Nullable URI address,
      boolean keyed,
      @Nullable String inline,
      Asset asset,
      ByteRange range,
      Map<String, String> query,
      @Nullable JobRef about,
      @Nullable Supplier<VideoJob> job) {
    this.path = path;
    this.address = address;
    this.keyed = keyed;
    this.inline = inline;
    this.asset = asset;
    this.range = range;
    this.query = query;
    this.about = about;
    this.job = job;
  }

  /**
   * A file below the base URL.
   *
   * @param path begins with a slash; ids in it are {@link dev.videogen.http.wire.PathSegment}s
   * @param range from where to read
   * @return the request
   */
  public static MediaRequest at(String path, ByteRange range) {
    return new MediaRequest(path, null, true, null, Asset.VIDEO, range, Map.of(), null, null);
  }

  /**
   * A file at an address that the vendor gave. It is asked for exactly as written; credentials go
   * with it only if it is of the base URL's origin.
   *
   * @param address absolute, or relative to the base URL as if that ended with a slash
   * @param range from where to read
   * @return the request
   */
  public static MediaRequest at(URI address, ByteRange range) {
    return new MediaRequest(null, address, true, null, Asset.VIDEO, range, Map.of(), null, null);
  }

  /**
   * The video of an output, however that is reached.
   *
   * @param output what a mapping made of the job
   * @param content the job's own call for content: a path that begins with a slash
   * @param range from where to read
   * @return the request
   * @throws IllegalArgumentException if the output is inline, which {@link #inline} is for, or in a
   *     bucket, which is not opened
   */
  public static MediaRequest of(VideoOutput output, String content, ByteRange range) {
    return switch (output.kind()) {
      case OF_JOB -> at(content, range);
      case ADDRESS -> at(output.address().orElseThrow(), range).withoutCredentials();
      case KEYED_ADDRESS, PATH -> at(output.address().orElseThrow(), range);
      case BUCKET, INLINE -> throw new IllegalArgumentException(output + " has no address");
    };
  }

  /**
   * The video of an output, however that is reached, at a vendor whose job may have it in its JSON.
   *
   * @param output what a mapping made of the job
   * @param content the job's own call for content: a path that begins with a slash
   * @param job where the JSON of the job is: a path that begins with a slash
   * @param range from where to read; what stands in JSON is read from its beginning
   * @return the request
   * @throws IllegalArgumentException if the output is in a bucket, which is not opened
   */
  public static MediaRequest of(VideoOutput output, String content, String job, ByteRange range) {
    return output.kind() == VideoOutput.Kind.INLINE
        ? at(job, ByteRange.all())
        : of(output, content, range);
  }

  /**
   * A file that stands as base64 in JSON, such as in the response that tells of its job. It is
   * decoded as it is read, and always from its beginning.
   *
   * @param path where the JSON is, begins with a slash
   * @param field the name that it stands under, at whichever depth; the first counts
   * @return the request
   */
  public static MediaRequest inline(String path, String field) {
    return new MediaRequest(
        path, null, true, field, Asset.VIDEO, ByteRange.all(), Map.of(), null, null);
  }

  /**
   * The same request, with which no credentials go, and no header of ours, wherever it goes.
   *
   * @return a changed copy
   */
  public MediaRequest withoutCredentials() {
    return new MediaRequest(path, address, false, inline, asset, range, query, about, job);
  }

  /**
   * The same request with a parameter; an address that the vendor gave keeps its own instead.
   *
   * @param name the parameter
   * @param value its value, which is encoded here
   * @return a changed copy
   */
  public MediaRequest query(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new MediaRequest(path, address, keyed, inline, asset, range, more, about, job);
  }

  /**
   * The same request for a file of another kind, which matters where JSON comes that names several.
   *
   * @param value {@link Asset#VIDEO} unless set
   * @return a changed copy
   */
  public MediaRequest asset(Asset value) {
    return new MediaRequest(path, address, keyed, inline, value, range, query, about, job);
  }

  /**
   * The same request, whose errors name a job.
   *
   * @param ref the job that the file is of
   * @return a changed copy
   */
  public MediaRequest about(JobRef ref) {
    return new MediaRequest(path, address, keyed, inline, asset, range, query, ref, job);
  }

  /**
   * The same request of a vendor that refuses the file of an unfinished job in a way of its own:
   * after a 400 or 404 the job is read, and if it has not ended, the error is a {@link
   * dev.videogen.errors.ConflictException}.
   *
   * @param retrieve one plain call that reads the job
   * @return a changed copy
   */
  public MediaRequest ofJob(Supplier<VideoJob> retrieve) {
    return new MediaRequest(path, address, keyed, inline, asset, range, query, about, retrieve);
  }

  CallSpec spec() {
    CallSpec download = CallSpec.download();
    return about == null ? download : download.about(about);
  }

  Optional<Supplier<VideoJob>> job() {
    return Optional.ofNullable(job);
  }

  /** What is fetched. */
  MediaFetcher.Target target(URI baseUrl, Map<String, String> always) {
    return new MediaFetcher.Target(
        resolve(baseUrl, always), range, keyed, asset, Optional.ofNullable(inline));
  }

  /** The address itself, with the parameters that every call of the instance has. */
  private URI resolve(URI baseUrl, Map<String, String> always) {
    if (address != null) {
      return URI.create(baseUrl + "/").resolve(address);
    }
    Map<String, String> parameters = new LinkedHashMap<>(always);
    parameters.putAll(query);
    return URI.create(baseUrl + path + QueryString.of(parameters));
  }
}
