package dev.videogen.integration.breakers;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** Breakers of the rules about jobs: creating them, what they tell, and lists of them. */
final class JobBreakers {

  private static final JobError ERROR = JobError.of("none", "all is well");

  private JobBreakers() {}

  static List<Breaker> all() {
    List<Breaker> all = new ArrayList<>(creating());
    all.addAll(telling());
    all.addAll(listing());
    return all;
  }

  private static List<Breaker> creating() {
    return List.of(
        created("CRE-01", job -> job.toBuilder().ref(JobRef.of("other", job.id())).build()),
        created("CRE-02", job -> renamed(job, job.id() + "x")),
        Breaker.of("CRE-03", JobBreakers::reusing),
        created("CRE-04", job -> job.toBuilder().prompt("a dog").build()),
        created("CRE-05", job -> job.toBuilder().size(VideoSize.of(32, 32)).build()),
        created("CRE-06", job -> job.toBuilder().duration(Duration.ofSeconds(99)).build()),
        created("CRE-07", job -> job.toBuilder().createdAt(Instant.EPOCH).build()),
        Breaker.of(
            "CRE-08",
            fake ->
                InterceptingGenerator.created(
                    fake, job -> fake.create(CheckedRequest.unchecked(again())))),
        Breaker.of("CRE-09", JobBreakers::insisting),
        Breaker.of(
            "CRE-10",
            fake ->
                InterceptingGenerator.errors(
                    fake,
                    Operation.CREATE,
                    SubmissionUncertainException.class,
                    error ->
                        new ProviderFailureException(
                            error.details().toBuilder().billed(Billed.NO).build()))),
        retrieved("CRE-11", job -> job.toBuilder().outputs(firstOf(job.outputs())).build()));
  }

  private static List<Breaker> telling() {
    return List.of(
        retrieved("JOB-01", job -> renamed(job, job.id() + "x")),
        retrieved("JOB-02", job -> during(job, JobStatus.IN_PROGRESS, JobStatus.QUEUED)),
        Breaker.of("JOB-03", JobBreakers::wavering),
        retrieved("JOB-04", job -> job.toBuilder().outputs(List.of()).build()),
        retrieved("JOB-05", job -> outputs(job, each -> each.index() + 1, job.id())),
        retrieved("JOB-06", job -> outputs(job, VideoOutput::index, "another")),
        created("JOB-07", JobBreakers::withOutput),
        retrieved("JOB-08", JobBreakers::withoutError),
        retrieved("JOB-09", JobBreakers::withOutput),
        retrieved("JOB-10", job -> job.toBuilder().error(ERROR).build()),
        retrieved("JOB-11", job -> job.toBuilder().progress(50).build()),
        retrieved("JOB-12", job -> job.toBuilder().completedAt(Instant.EPOCH).build()),
        retrieved(
            "JOB-13", job -> job.toBuilder().expiresAt(job.createdAt().orElseThrow()).build()),
        retrieved("JOB-14", job -> job.toBuilder().prompt("a dog").build()),
        created("JOB-15", job -> job.toBuilder().providerStatus("").build()),
        Breaker.of("JOB-16", JobBreakers::renumbering),
        Breaker.of("JOB-17", JobBreakers::failedOnceItsFilesAreGone),
        Breaker.of("JOB-18", JobBreakers::restless),
        created("JOB-19", job -> job.toBuilder().billed(Billed.NO).build()),
        retrieved("JOB-20", job -> job.toBuilder().billed(Billed.NO).build()),
        Breaker.of("JOB-21", JobBreakers::dearer));
  }

  private static List<Breaker> listing() {
    return List.of(
        listed("LST-01", (query, page) -> without(page, 0)),
        Breaker.of("LST-02", fake -> listing(fake, query -> limited(query, 100))),
        Breaker.of(
            "LST-03", fake -> listing(fake, query -> ordered(query, ListOrder.OLDEST_FIRST))),
        Breaker.of(
            "LST-04", fake -> listing(fake, query -> ordered(query, ListOrder.NEWEST_FIRST))),
        Breaker.of("LST-05", OffsetPagingGenerator::new),
        Breaker.of("LST-06", OffsetPagingGenerator::forgetful),
        listed("LST-07", (query, page) -> new Page<>(page.items(), Optional.of("video_000001"))),
        listed(
            "LST-08",
            (query, page) -> page.map(job -> job.toBuilder().status(JobStatus.QUEUED).build())),
        listed("LST-09", (query, page) -> page.map(job -> renamedInstance(job))),
        Breaker.of("LST-10", JobBreakers::remembering));
  }

  private static Breaker created(String rule, UnaryOperator<VideoJob> change) {
    return Breaker.of(rule, fake -> InterceptingGenerator.created(fake, change));
  }

  private static Breaker retrieved(String rule, UnaryOperator<VideoJob> change) {
    return Breaker.of(rule, fake -> InterceptingGenerator.retrieved(fake, change));
  }

  private static Breaker listed(
      String rule, BiFunction<ListQuery, Page<VideoJob>, Page<VideoJob>> change) {
    return Breaker.of(rule, fake -> InterceptingGenerator.listed(fake, change));
  }

  private static VideoRequest again() {
    return VideoRequest.builder("once more, to be sure").build();
  }

  private static VideoGenerator reusing(VideoGenerator fake) {
    Map<VideoRequest, VideoJob> made = new ConcurrentHashMap<>();
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob create(CheckedRequest request) {
        return made.computeIfAbsent(request.request(), same -> super.create(request));
      }
    };
  }

  private static VideoGenerator dearer(VideoGenerator fake) {
    AtomicInteger looks = new AtomicInteger();
    return InterceptingGenerator.retrieved(
        fake, job -> job.toBuilder().cost(BigDecimal.valueOf(looks.incrementAndGet())).build());
  }

  private static VideoGenerator insisting(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob create(CheckedRequest request) {
        try {
          return super.create(request);
        } catch (VideoException lost) {
          return super.create(request);
        }
      }
    };
  }

  private static VideoGenerator wavering(VideoGenerator fake) {
    AtomicInteger looks = new AtomicInteger();
    return InterceptingGenerator.retrieved(
        fake,
        job ->
            job.status() == JobStatus.COMPLETED && looks.incrementAndGet() > 1
                ? during(job, JobStatus.COMPLETED, JobStatus.IN_PROGRESS)
                : job);
  }

  private static VideoGenerator renumbering(VideoGenerator fake) {
    AtomicInteger looks = new AtomicInteger();
    return InterceptingGenerator.retrieved(
        fake,
        job ->
            job.toBuilder()
                .outputs(
                    job.outputs().stream()
                        .map(each -> VideoOutput.of(job.id(), "" + looks.incrementAndGet(), 0))
                        .toList())
                .build());
  }

  private static VideoGenerator restless(VideoGenerator fake) {
    AtomicInteger looks = new AtomicInteger();
    return InterceptingGenerator.retrieved(
        fake,
        job ->
            job.toBuilder()
                .createdAt(job.createdAt().orElseThrow().plusMillis(looks.incrementAndGet()))
                .build());
  }

  private static VideoGenerator remembering(VideoGenerator fake) {
    Map<String, VideoJob> seen = new ConcurrentHashMap<>();
    VideoGenerator keeping =
        InterceptingGenerator.created(
            fake,
            job -> {
              seen.put(job.id(), job);
              return job;
            });
    return InterceptingGenerator.listed(
        keeping, (query, page) -> new Page<>(List.copyOf(seen.values()), Optional.empty()));
  }

  private static VideoGenerator listing(VideoGenerator fake, UnaryOperator<ListQuery> change) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public Page<VideoJob> list(ListQuery query) {
        return super.list(change.apply(query));
      }
    };
  }

  private static ListQuery limited(ListQuery query, int limit) {
    return new ListQuery(limit, query.order(), query.cursor());
  }

  private static ListQuery ordered(ListQuery query, ListOrder order) {
    return new ListQuery(query.limit(), order, query.cursor());
  }

  private static Page<VideoJob> without(Page<VideoJob> page, int index) {
    List<VideoJob> items = new ArrayList<>(page.items());
    items.remove(index);
    return new Page<>(items, page.nextCursor());
  }

  private static VideoJob renamed(VideoJob job, String id) {
    return job.toBuilder().ref(JobRef.of(job.ref().instance(), id)).build();
  }

  private static VideoJob renamedInstance(VideoJob job) {
    return job.toBuilder().ref(JobRef.of("other", job.id())).build();
  }

  private static VideoJob during(VideoJob job, JobStatus when, JobStatus told) {
    return job.status() == when ? job.toBuilder().status(told).build() : job;
  }

  private static List<VideoOutput> firstOf(List<VideoOutput> outputs) {
    return outputs.stream().limit(1).toList();
  }

  private static VideoJob outputs(VideoJob job, ToIntFunction<VideoOutput> index, String jobId) {
    return job.toBuilder()
        .outputs(
            job.outputs().stream()
                .map(each -> VideoOutput.of(jobId, each.id(), index.applyAsInt(each)))
                .toList())
        .build();
  }

  private static VideoJob withOutput(VideoJob job) {
    return job.toBuilder().outputs(List.of(VideoOutput.of(job.id(), "early", 0))).build();
  }

  private static VideoJob withoutError(VideoJob job) {
    return VideoJob.builder(job.ref(), job.status()).outputs(job.outputs()).build();
  }

  private static VideoGenerator failedOnceItsFilesAreGone(VideoGenerator fake) {
    return InterceptingGenerator.retrieved(
        fake,
        job ->
            job.expiresAt().filter(end -> !fake.time().now().isBefore(end)).isPresent()
                ? job.toBuilder().status(JobStatus.FAILED).build()
                : job);
  }
}
