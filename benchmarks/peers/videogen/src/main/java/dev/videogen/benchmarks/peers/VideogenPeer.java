package dev.videogen.benchmarks.peers;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.benchmarks.Peer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The client with all that it does on the way: checks, retries, limiter, circuit, redaction. */
public final class VideogenPeer implements Peer {

  private static final JobRef JOB =
      JobRef.of("openai", "video_68d7512d07848190b3e45da0ecbebcde004da08e1e0678d5");

  private @Nullable VideoClient client;

  /** For {@link java.util.ServiceLoader}. */
  public VideogenPeer() {}

  @Override
  public void connect(URI baseUrl) {
    client =
        VideoClient.builder()
            .only(
                Map.of(
                    "videogen.provider", "openai",
                    "videogen.openai.base-url", baseUrl.toString(),
                    "videogen.openai.dialect", "openai",
                    "videogen.openai.api-key", "sk-key-of-the-benchmarks",
                    // Far more than it can: the limiter counts, and never waits.
                    "videogen.requests-per-minute", "100000000"))
            .build();
  }

  private VideoClient client() {
    if (client == null) {
      throw new IllegalStateException("not connected");
    }
    return client;
  }

  @Override
  public String create() {
    return client()
        .create(
            VideoRequest.builder("A calico cat playing a piano on stage")
                .model("sora-2")
                .duration(Duration.ofSeconds(8))
                .size(1280, 720)
                .build())
        .id();
  }

  @Override
  public String retrieve() {
    return client().retrieve(JOB).id();
  }

  @Override
  public void save(String job, Path target) {
    client().download(JobRef.of("openai", job)).saveTo(target);
  }

  @Override
  public void close() {
    client().close();
  }
}
