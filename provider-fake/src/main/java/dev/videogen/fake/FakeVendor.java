package dev.videogen.fake;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.Operation;
import dev.videogen.spi.BucketOutput;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The vendor behind the fake: it takes orders, keeps jobs, and refuses what it does not offer. */
final class FakeVendor {

  private final FakePreset preset;
  private final Capabilities capabilities;
  private final JobPresenter lifecycle;
  private final JobStore jobs;
  private final TimeSource time;
  private final Supplier<JobPlan> plans;
  private final FakeExceptions refusals;

  FakeVendor(JobPresenter lifecycle, JobStore jobs, TimeSource time, Supplier<JobPlan> plans) {
    this.preset = lifecycle.vendor();
    this.capabilities = preset.capabilities();
    this.lifecycle = lifecycle;
    this.jobs = jobs;
    this.time = time;
    this.plans = plans;
    this.refusals = new FakeExceptions(lifecycle.instance());
  }

  /** Forgets the jobs that no other program can see. */
  void forgetJobs() {
    jobs.clear();
  }

  /** A vendor refuses by itself what nobody checked before. */
  VideoJob create(CheckedRequest asked) {
    checkModel(asked.request());
    CheckedRequest checked =
        asked.instance().isPresent()
            ? asked
            : CheckedRequest.check(
                asked.request(), capabilities, Fit.EXACT, lifecycle.instance(), this::read);
    RenderSpec order = order(checked);
    try {
      StoredFile.check(order);
    } catch (IllegalArgumentException tooMuch) {
      throw refusals.invalid(Operation.CREATE, String.valueOf(tooMuch.getMessage()), null);
    }
    Optional<JobRef> source = checked.request().source().flatMap(VideoSource::job);
    return begin(order, source.map(JobRef::id).orElse(null));
  }

  private RenderSpec order(CheckedRequest checked) {
    Optional<VideoSource> source = checked.request().source();
    Optional<JobRecord> begun = source.flatMap(VideoSource::job).map(this::finished);
    BigDecimal cost = preset.reportsCost() ? checked.estimate().orElse(null) : null;
    RenderSpec order = RenderSpec.of(checked.resolved(), preset, cost);
    return begun.map(job -> job.order().changed(source.orElseThrow(), order)).orElse(order);
  }

  private JobRecord finished(JobRef job) {
    JobRecord source = find(Operation.CREATE, job.id());
    requireCompleted(Operation.CREATE, source);
    return source;
  }

  private VideoJob read(JobRef job) {
    return retrieve(job.id());
  }

  private void checkModel(VideoRequest request) {
    Optional<String> unknown = request.model().filter(model -> capabilities.model(model).isEmpty());
    if (unknown.isEmpty()) {
      return;
    }
    switch (preset.unknownModel()) {
      case TAKEN -> {}
      case NOT_FOUND -> throw refusals.noSuchModel(unknown.get());
      case INVALID ->
          throw refusals.invalid(
              Operation.CREATE,
              "\""
                  + unknown.get()
                  + "\" is no model; there are "
                  + capabilities.models().stream()
                      .map(ModelCapabilities::name)
                      .collect(Collectors.joining(", ")),
              null);
    }
  }

  VideoJob retrieve(String id) {
    return lifecycle.at(find(Operation.RETRIEVE, id), time.now());
  }

  Optional<VideoJob> job(String id) {
    return jobOf(id).map(job -> lifecycle.at(job, time.now()));
  }

  List<VideoJob> latest(int limit) {
    Instant now = time.now();
    return jobs.page(ListOrder.NEWEST_FIRST, 0, limit).stream()
        .map(job -> lifecycle.at(job, now))
        .toList();
  }

  private Optional<JobRecord> jobOf(String id) {
    OptionalLong number = preset.ids().number(id);
    return number.isEmpty() ? Optional.empty() : jobs.find(number.getAsLong());
  }

  OptionalInt variants(String id) {
    return jobOf(id)
        .map(job -> OptionalInt.of(job.order().variants()))
        .orElseGet(OptionalInt::empty);
  }

  Page<VideoJob> list(ListQuery query) {
    require(Operation.LIST, Feature.LIST, null);
    long after = query.cursor().map(this::numberOfCursor).orElse(0L);
    Instant now = time.now();
    List<JobRecord> found = jobs.page(query.order(), after, query.limit() + 1);
    List<VideoJob> items =
        found.stream().limit(query.limit()).map(job -> lifecycle.at(job, now)).toList();
    boolean more = found.size() > query.limit();
    return new Page<>(
        items,
        more ? Optional.of(items.get(items.size() - 1).id()) : Optional.empty(),
        Optional.of(Duration.ZERO),
        true,
        !more);
  }

  /** A cursor is the id of a job that was there once; it may have been deleted meanwhile. */
  private long numberOfCursor(String cursor) {
    OptionalLong number = preset.ids().number(cursor);
    if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > jobs.lastNumber()) {
      throw refusals.invalid(
          Operation.LIST,
          "\"" + cursor + "\" is no cursor; take one from Page.nextCursor(), or none to start over",
          null);
    }
    return number.getAsLong();
  }

  VideoJob cancel(String id) {
    require(Operation.CANCEL, Feature.CANCEL, refusals.jobOf(id));
    JobRecord job = find(Operation.CANCEL, id);
    Instant now = time.now();
    if (JobState.of(job, now).hasEnded()) {
      return lifecycle.at(job, now);
    }
    if (deletesByCancelling()) {
      jobs.remove(job.number());
      return lifecycle.at(job.cancelled(now), now);
    }
    jobs.change(
        job.number(),
        current -> JobState.of(current, now).hasEnded() ? current : current.cancelled(now));
    return lifecycle.at(find(Operation.CANCEL, id), now);
  }

  void delete(String id) {
    require(Operation.DELETE, Feature.DELETE, refusals.jobOf(id));
    JobRecord job = find(Operation.DELETE, id);
    JobState standing = JobState.of(job, time.now());
    if (!standing.hasEnded() && !deletesByCancelling()) {
      throw refusals.stillRuns(lifecycle.ref(job), standing.status());
    }
    if (!jobs.remove(job.number())) {
      throw refusals.noSuchJob(Operation.DELETE, id);
    }
  }

  /** A vendor that deletes nothing is RACY for what may be rendered in spite of a cancel. */
  private boolean deletesByCancelling() {
    return capabilities.support(Feature.CANCEL) == Support.RACY
        && capabilities.support(Feature.DELETE) != Support.UNSUPPORTED;
  }

  MediaStream open(VideoOutput output, Asset asset, ByteRange range, DownloadFaults faults) {
    JobRef ref = refusals.jobOf(output.jobId());
    switch (asset) {
      case VIDEO -> BucketOutput.refuse(output, JobRef.of(lifecycle.instance(), output.jobId()));
      case THUMBNAIL -> require(Operation.DOWNLOAD, Feature.THUMBNAIL, ref);
      case SPRITESHEET -> require(Operation.DOWNLOAD, Feature.SPRITESHEET, ref);
    }
    JobRecord job = find(Operation.DOWNLOAD, output.jobId());
    if (!JobIds.isId(output.id())) {
      throw refusals.noId(Operation.DOWNLOAD, output.id());
    }
    requireCompleted(Operation.DOWNLOAD, job);
    boolean known =
        output.index() < job.order().variants()
            && output.id().equals(preset.ids().output(job.number(), output.index()));
    if (!known) {
      throw refusals.noSuchFile(lifecycle.ref(job), "output " + output.id());
    }
    StoredFile file = file(job, output.index(), asset, faults.changedFile());
    long start = faults.ignoresRange() ? 0 : file.start(range);
    if (start > file.length()) {
      throw refusals.invalid(
          Operation.DOWNLOAD,
          "the file has " + file.length() + " bytes, none from offset " + start + " on",
          ref);
    }
    return faults.open(file, start, time);
  }

  private StoredFile file(JobRecord job, int variant, Asset asset, boolean changed) {
    long seed = job.seed(variant);
    return changed
        ? StoredFile.of(job.order(), seed + 1, asset, preset).retagged()
        : StoredFile.of(job.order(), seed, asset, preset);
  }

  private VideoJob begin(RenderSpec order, @Nullable String source) {
    JobRecord job =
        jobs.add(number -> new JobRecord(number, time.now(), order, plans.get(), source, null));
    return lifecycle.at(job, job.createdAt());
  }

  private JobRecord find(Operation operation, String id) {
    if (!JobIds.isId(id)) {
      throw refusals.noId(operation, id);
    }
    return jobOf(id).orElseThrow(() -> refusals.noSuchJob(operation, id));
  }

  private void require(Operation operation, Feature feature, @Nullable JobRef job) {
    if (capabilities.support(feature) == Support.UNSUPPORTED) {
      throw refusals.unsupported(operation, feature, capabilities, job);
    }
  }

  private void requireCompleted(Operation operation, JobRecord record) {
    Instant now = time.now();
    VideoJob job = lifecycle.at(record, now);
    if (job.expiresAt().filter(end -> !now.isBefore(end)).isPresent()) {
      // As at OpenAI and Azure: the job stays what it was, and its files are no longer found.
      throw operation == Operation.DOWNLOAD
          ? refusals.noSuchFile(job.ref(), "file any more: it expired")
          : refusals.notCompleted(operation, job.ref(), JobStatus.EXPIRED);
    }
    if (job.status() != JobStatus.COMPLETED) {
      throw refusals.notCompleted(operation, job.ref(), job.status());
    }
  }
}
