package dev.videogen.openai;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.Base64Text;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Jobs whose create was responded to with their video, as NVIDIA Dynamo and LocalAI do, which
 * cannot be asked for them again. A video in the response is written to a file before the create
 * returns. They are known to this process alone, until the generator is closed.
 *
 * <p>Safe for use by many threads.
 */
final class FinishedJobs implements AutoCloseable {

  private static final List<String> BASE64 =
      List.of("b64_json", "b64_video", "video_b64", "base64", "video_base64");

  private static final List<String> DATA_URLS = List.of("url", "video_url", "video", "data");

  private final Map<String, VideoJob> jobs = new ConcurrentHashMap<>();
  private final Map<String, Path> files = new ConcurrentHashMap<>();

  /**
   * Keeps a job if the response to its create has its video.
   *
   * @param job what the response says of it
   * @param json the object that describes it
   * @param response the whole response
   * @return the job, with that video
   * @throws LocalStorageException if the video cannot be written to a file
   */
  VideoJob keep(VideoJob job, JsonView json, JsonResponse response) {
    if (job.status() != JobStatus.COMPLETED && StatusMap.word(json).isPresent()) {
      return job;
    }
    Optional<String> base64 = told(json);
    Optional<URI> address =
        places(json)
            .filter(place -> base64.isEmpty())
            .flatMap(place -> place.address("url").stream())
            .findFirst();
    if (base64.isEmpty() && address.isEmpty()) {
      return job;
    }
    VideoOutput output = VideoOutput.of(job.id(), job.id(), 0);
    VideoOutput there =
        address
            .map(at -> at.isAbsolute() ? output.withKeyedAddress(at) : output.withPath(at))
            .orElseGet(output::inline);
    base64.ifPresent(text -> files.put(job.id(), written(job, response, text)));
    VideoJob kept = job.toBuilder().status(JobStatus.COMPLETED).outputs(List.of(there)).build();
    jobs.put(job.id(), kept);
    return kept;
  }

  private static Stream<JsonView> places(JsonView json) {
    return Stream.concat(json.objects("data").stream(), Stream.of(json));
  }

  /** The video as base64 or as a {@code data:} URL. */
  private static Optional<String> told(JsonView json) {
    return places(json)
        .flatMap(
            place ->
                Stream.concat(
                    BASE64.stream().flatMap(name -> place.text(name).stream()),
                    DATA_URLS.stream()
                        .flatMap(name -> place.text(name).stream())
                        .filter(text -> !Base64Text.withoutDataPrefix(text).equals(text))))
        .findFirst();
  }

  private static Path written(VideoJob job, JsonResponse response, String base64) {
    try (InputStream video = response.base64(base64)) {
      Path file = Files.createTempFile("videogen-", ".mp4");
      file.toFile().deleteOnExit();
      Files.copy(video, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException | IllegalArgumentException lost) {
      throw new LocalStorageException(
          ErrorDetails.builder(
                  Operation.CREATE,
                  "the video of job "
                      + job.ref()
                      + " came with the response and could not be written to a file: "
                      + lost.getMessage())
              .job(job.ref())
              .billed(job.billed())
              .cause(lost)
              .build());
    }
  }

  /** A job that was kept. */
  Optional<VideoJob> job(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** The server has shown the job itself, or has deleted it. */
  void forget(String id) {
    if (!files.containsKey(id)) {
      jobs.remove(id);
    }
  }

  /** Removes a job and its file. */
  void delete(String id) {
    jobs.remove(id);
    Path file = files.remove(id);
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException inUse) {
        // It is deleted when the process ends.
      }
    }
  }

  /**
   * Opens the file of an output that came with a response.
   *
   * @param output an inline one
   * @param range from where
   * @return the file; empty if none came in this process
   */
  Optional<MediaStream> open(VideoOutput output, ByteRange range) {
    Path file = files.get(output.jobId());
    return file == null ? Optional.empty() : Optional.of(open(file, output, range));
  }

  /** That a file came in another process. */
  NotFoundException lost(VideoOutput output) {
    return new NotFoundException(
        ErrorDetails.builder(
                Operation.DOWNLOAD,
                "the video of job "
                    + output.jobId()
                    + " came with the response to its create, and is kept by that process alone")
            .build());
  }

  private static MediaStream open(Path file, VideoOutput output, ByteRange range) {
    try {
      InputStream content = Files.newInputStream(file);
      content.skipNBytes(range.offset());
      return MediaStream.builder(content)
          .offset(range.offset())
          .totalLength(Files.size(file))
          .mediaType("video/mp4")
          .etag('"' + output.jobId() + '"')
          .build();
    } catch (IOException lost) {
      throw new LocalStorageException(
          ErrorDetails.builder(Operation.DOWNLOAD, file + " cannot be read: " + lost.getMessage())
              .cause(lost)
              .build());
    }
  }

  @Override
  public void close() {
    List.copyOf(jobs.keySet()).forEach(this::delete);
  }
}
