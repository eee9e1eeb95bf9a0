package dev.videogen.integration.breakers;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoSize;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakePreset;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Breakers of the rules about what a job tells from poll to poll. */
final class PollBreakers {

  private static final String UNHEARD_OF = "levitating";

  private PollBreakers() {}

  static List<Breaker> all() {
    return List.of(
        worded("POL-01", "an unknown word is a failure", job -> ended(job, JobStatus.FAILED)),
        worded("POL-01", "an unknown word is the end", job -> ended(job, JobStatus.COMPLETED)),
        worded("POL-01", "an unknown word is an error", PollBreakers::refusing),
        worded("POL-01", "an unknown word is swallowed", PollBreakers::swallowing),
        Breaker.of(
            "POL-02",
            fake ->
                InterceptingGenerator.created(fake, job -> isUnheardOf(job) ? refusing(job) : job)),
        worded("POL-03", "an unknown word is an error", PollBreakers::refusing),
        retrieved("POL-04", "progress backwards", PollBreakers::backwards),
        Breaker.of("POL-04", fake -> alternating(fake, JobStatus.IN_PROGRESS, JobStatus.QUEUED))
            .called("back to the queue"),
        Breaker.of(
                "POL-05",
                fake ->
                    InterceptingGenerator.retrieved(
                        fake, job -> job.toBuilder().createdAt(fake.time().now()).build()))
            .called("created at the time of the poll"),
        Breaker.of("POL-05", PollBreakers::expiringLater).called("expires later at each poll"),
        Breaker.of("POL-06", fake -> alternating(fake, JobStatus.FAILED, JobStatus.IN_PROGRESS)),
        Breaker.of("POL-07", fake -> alternating(fake, JobStatus.CANCELLED, JobStatus.QUEUED)),
        Breaker.of("POL-08", fake -> alternating(fake, JobStatus.COMPLETED, JobStatus.FAILED))
            .called("completed, then failed"),
        Breaker.of("POL-08", PollBreakers::shrinking).called("another size at the second poll"),
        failing("POL-09", PermissionException.class),
        failing("POL-10", AuthenticationException.class),
        retrieved(
            "POL-11",
            "another length",
            job -> job.toBuilder().duration(Duration.ofSeconds(99)).build()),
        retrieved("POL-11", "another size", PollBreakers::small),
        retrieved("POL-12", "a cost of its own", PollBreakers::priced),
        retrieved("POL-13", "a cost of its own", PollBreakers::priced).at(FakePreset.openAi()),
        retrieved(
            "POL-14",
            "cancelled is failed",
            job -> job.status() == JobStatus.CANCELLED ? ended(job, JobStatus.FAILED) : job),
        retrieved(
            "POL-16",
            "ended when it was created",
            job ->
                job.completedAt().isPresent()
                    ? job.toBuilder().completedAt(job.createdAt().orElseThrow()).build()
                    : job),
        retrieved(
            "POL-15",
            "words of its own",
            job ->
                job.status() == JobStatus.FAILED
                    ? job.toBuilder().error(JobError.of("failed", "The job has failed.")).build()
                    : job));
  }

  private static Breaker retrieved(String rule, String what, UnaryOperator<VideoJob> change) {
    return Breaker.of(rule, fake -> InterceptingGenerator.retrieved(fake, change)).called(what);
  }

  private static Breaker worded(String rule, String what, UnaryOperator<VideoJob> change) {
    return retrieved(rule, what, job -> isUnheardOf(job) ? change.apply(job) : job);
  }

  private static boolean isUnheardOf(VideoJob job) {
    return job.providerStatus().equals(UNHEARD_OF);
  }

  private static VideoJob ended(VideoJob job, JobStatus status) {
    return job.toBuilder().status(status).build();
  }

  private static VideoJob swallowing(VideoJob job) {
    return job.toBuilder().providerStatus("in_progress").build();
  }

  private static VideoJob refusing(VideoJob job) {
    throw new InvalidRequestException(
        ErrorDetails.builder(Operation.RETRIEVE, "no such status")
            .job(job.ref())
            .billed(Billed.YES)
            .build());
  }

  private static VideoJob backwards(VideoJob job) {
    return job.status() == JobStatus.IN_PROGRESS
        ? job.toBuilder().progress(100 - job.progress().orElse(0)).build()
        : job;
  }

  private static VideoJob small(VideoJob job) {
    return job.toBuilder().size(VideoSize.of(32, 32)).build();
  }

  private static VideoJob priced(VideoJob job) {
    return job.status() == JobStatus.COMPLETED
        ? job.toBuilder().cost(new BigDecimal("0.40")).build()
        : job;
  }

  /** Tells another status at each second poll that finds a job as is said. */
  private static VideoGenerator alternating(VideoGenerator fake, JobStatus when, JobStatus told) {
    AtomicInteger polls = new AtomicInteger();
    return InterceptingGenerator.retrieved(
        fake,
        job -> job.status() == when && polls.incrementAndGet() % 2 == 0 ? ended(job, told) : job);
  }

  private static VideoGenerator expiringLater(VideoGenerator fake) {
    return InterceptingGenerator.retrieved(
        fake,
        job ->
            job.expiresAt().isPresent()
                ? job.toBuilder().expiresAt(fake.time().now().plus(Duration.ofHours(1))).build()
                : job);
  }

  private static VideoGenerator shrinking(VideoGenerator fake) {
    AtomicInteger polls = new AtomicInteger();
    return InterceptingGenerator.retrieved(
        fake,
        job ->
            job.status() == JobStatus.COMPLETED && polls.incrementAndGet() > 1 ? small(job) : job);
  }

  /** Takes a poll that was refused for the end of the job. */
  private static Breaker failing(String rule, Class<? extends VideoException> refusal) {
    Function<VideoGenerator, VideoGenerator> breaking =
        fake ->
            new ForwardingVideoGenerator(fake) {
              @Override
              public VideoJob retrieve(String id) {
                try {
                  return super.retrieve(id);
                } catch (VideoException refused) {
                  if (!refusal.isInstance(refused)) {
                    throw refused;
                  }
                  return VideoJob.builder(refused.job().orElseThrow(), JobStatus.FAILED).build();
                }
              }
            };
    return Breaker.of(rule, breaking);
  }
}
