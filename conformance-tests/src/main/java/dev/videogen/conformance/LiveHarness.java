package dev.videogen.conformance;

import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A harness on a real vendor, where jobs cost money. It has no hand on jobs and calls, so that only
 * rules without means run; one completed job serves all rules that do no more than read it. After
 * {@link #MAX_JOBS} jobs the remaining rules are skipped, so the price that was announced is never
 * exceeded.
 *
 * <p>One harness serves all rules: keep it in a static field.
 */
public final class LiveHarness implements ConformanceHarness {

  /** How many jobs are paid for at most. */
  public static final int MAX_JOBS = 50;

  private final Supplier<VideoGenerator> opening;
  private final VideoRequest request;
  private final AtomicInteger jobs = new AtomicInteger();
  private @Nullable VideoJob completed;

  private LiveHarness(Supplier<VideoGenerator> opening, VideoRequest request) {
    this.opening = opening;
    this.request = request;
  }

  /**
   * A harness on whatever vendor a generator talks to.
   *
   * @param opening opens a generator, for each rule another
   * @param request what every job is made from: the cheapest that the vendor takes
   * @return the harness; nothing has been sent
   */
  public static LiveHarness of(Supplier<VideoGenerator> opening, VideoRequest request) {
    return new LiveHarness(opening, request);
  }

  /**
   * What the rules will cost, to be shown before they start.
   *
   * @return a sentence
   */
  public String price() {
    Optional<BigDecimal> each;
    try (VideoClient client = VideoClient.of(opening.get())) {
      each = client.estimate(request);
    }
    String price =
        each.map(
                one ->
                    "US$ "
                        + one
                        + " each, US$ "
                        + one.multiply(BigDecimal.valueOf(MAX_JOBS))
                        + " in all")
            .orElse("at a price that the vendor does not publish");
    return "The conformance kit will pay for up to " + MAX_JOBS + " jobs, " + price + ".";
  }

  @Override
  public VideoGenerator open() {
    return new ForwardingVideoGenerator(opening.get()) {
      @Override
      public VideoJob create(CheckedRequest wanted) {
        if (jobs.incrementAndGet() > MAX_JOBS) {
          throw new TestAbortedException(MAX_JOBS + " jobs have been paid for, which is enough");
        }
        return super.create(wanted);
      }
    };
  }

  @Override
  public VideoRequest request() {
    return request;
  }

  @Override
  public VideoJob completed(Supplier<VideoJob> rendering) {
    if (completed == null) {
      completed = rendering.get();
    }
    return completed;
  }

  @Override
  public boolean isLive() {
    return true;
  }

  /** Does nothing: the next rule goes on with this harness. */
  @Override
  public void close() {}
}
