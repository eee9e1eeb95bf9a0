package dev.videogen.openai;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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

  private final Map<String, VideoJob> jobs = new ConcurrentHashMap<>();
  private final Map<String, Path> files = new ConcurrentHashMap<>();

  /**
   * Keeps a job if the response to its create has its video.
   *
   * @param job what the response says of it
   * @param response the object that describes it
   * @return the job, with that video
   * @throws LocalStorageException if the video cannot be written to a file
   */
  VideoJob keep(VideoJob job, JsonView response) {
    boolean ended = job.status() == JobStatus.COMPLETED || StatusMap.word(response).isEmpty();
    Optional<String> base64 = told(response, "b64_json", "b64_video");
    Optional<URI> address =
        places(response)
            .filter(place -> base64.isEmpty())
            .flatMap(place -> place.address("url").stream())
            .findFirst();
    if (!ended || (base64.isEmpty() && address.isEmpty())) {
      return job;
    }
    VideoOutput output = VideoOutput.of(job.id(), job.id(), 0);
    VideoOutput there =
        address
            .map(at -> at.isAbsolute() ? output.withKeyedAddress(at) : output.withPath(at))
            .orElseGet(output::inline);
    base64.ifPresent(text -> files.put(job.id(), written(job, text)));
    VideoJob kept = job.toBuilder().status(JobStatus.COMPLETED).outputs(List.of(there)).build();
    jobs.put(job.id(), kept);
    return kept;
  }

  private static Stream<JsonView> places(JsonView response) {
    return Stream.concat(response.objects("data").stream(), Stream.of(response));
  }

  private static Optional<String> told(JsonView response, String... names) {
    return places(response)
        .flatMap(place -> Stream.of(names).flatMap(name -> place.text(name).stream()))
        .findFirst();
  }

  private static Path written(VideoJob job, String base64) {
    try {
      Path file = Files.createTempFile("videogen-", ".mp4");
      file.toFile().deleteOnExit();
      String text = base64.startsWith("data:") ? base64.substring(base64.indexOf(',') + 1) : base64;
      return Files.write(file, Base64.getMimeDecoder().decode(text));
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
   * @throws NotFoundException if it came in another process
   */
  MediaStream open(VideoOutput output, ByteRange range) {
    Path file = files.get(output.jobId());
    if (file == null) {
      throw new NotFoundException(
          ErrorDetails.builder(
                  Operation.DOWNLOAD,
                  "the video of job "
                      + output.jobId()
                      + " came with the response to its create, and is kept by that process alone")
              .build());
    }
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
