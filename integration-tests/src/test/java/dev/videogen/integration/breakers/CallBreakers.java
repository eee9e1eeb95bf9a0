package dev.videogen.integration.breakers;

import dev.videogen.Asset;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakePreset;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.CompositeId;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Breakers of the rules about capabilities, waiting, threads and closing. */
final class CallBreakers {

  private CallBreakers() {}

  static List<Breaker> all() {
    List<Breaker> all = new ArrayList<>(capabilities());
    all.addAll(ids());
    all.addAll(waiting());
    all.addAll(threads());
    all.addAll(closing());
    return all;
  }

  private static List<Breaker> capabilities() {
    return List.of(
        Breaker.of("CAP-01", CallBreakers::forgetful),
        Breaker.of("CAP-02", CallBreakers::warmingUp),
        Breaker.of("CAP-03", CallBreakers::choosy),
        Breaker.of("CAP-04", CallBreakers::forgetful),
        Breaker.of("CAP-05", CallBreakers::forgetful),
        Breaker.of("CAP-06", CallBreakers::forgetful),
        Breaker.of("CAP-07", CallBreakers::forgetful).at(FakePreset.openAi()),
        lacking("CAP-08", Operation.LIST),
        lacking("CAP-09", Operation.DELETE),
        lacking("CAP-10", Operation.CREATE),
        lacking("CAP-11", Operation.DOWNLOAD),
        lacking("CAP-12", Operation.DOWNLOAD),
        Breaker.of(
            "CAP-13",
            fake ->
                InterceptingGenerator.listed(
                    fake, (query, page) -> page.map(CallBreakers::withoutOutputs))),
        Breaker.of("CAP-14", fake -> InterceptingGenerator.retrieved(fake, CallBreakers::silent)),
        Breaker.of(
                "CAP-15",
                fake ->
                    InterceptingGenerator.retrieved(
                        fake, job -> job.toBuilder().progress(50).build()))
            .at(FakePreset.azureJobs()),
        lacking("CAP-16", Operation.CANCEL));
  }

  private static List<Breaker> ids() {
    return List.of(
        finding("IDS-01", id -> id.split("[?#]", 2)[0]),
        finding("IDS-02", id -> id.substring(0, Math.min(512, id.length()))),
        Breaker.of(
            "IDS-03",
            fake ->
                InterceptingGenerator.retrieved(
                    fake,
                    job ->
                        job.toBuilder()
                            .outputs(
                                job.outputs().stream()
                                    .map(each -> VideoOutput.of(lastSegment(job.id()), "x", 0))
                                    .toList())
                            .build())),
        finding("IDS-04", id -> id.contains("~") ? CompositeId.parse(id).vendorId() : id));
  }

  private static String lastSegment(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** One that reads jobs by something else than their id. */
  private static Breaker finding(String rule, UnaryOperator<String> change) {
    return Breaker.of(
        rule,
        fake ->
            new ForwardingVideoGenerator(fake) {
              @Override
              public VideoJob retrieve(String id) {
                return super.retrieve(change.apply(id));
              }
            });
  }

  private static List<Breaker> waiting() {
    return List.of(
        neverEnding("WAI-01", JobStatus.COMPLETED),
        neverEnding("WAI-02", JobStatus.FAILED),
        neverEnding("WAI-03", JobStatus.CANCELLED),
        Breaker.of("WAI-04", CallBreakers::runningOnceItsFilesAreGone),
        Breaker.of(
            "WAI-05",
            fake ->
                InterceptingGenerator.retrieved(
                    fake, job -> job.toBuilder().status(JobStatus.COMPLETED).build())),
        Breaker.of("WAI-06", CallBreakers::uninterruptible),
        ErrorBreakers.spoilt(
            "WAI-07",
            Operation.RETRIEVE,
            ProviderFailureException.class,
            error -> new InvalidRequestException(error.details())),
        Breaker.of("WAI-08", CallBreakers::changing),
        Breaker.of("WAI-09", CallBreakers::manyClocks));
  }

  private static List<Breaker> threads() {
    return List.of(
        Breaker.of("CON-01", fake -> new SingleThreadedGenerator(fake, Operation.CREATE)),
        Breaker.of("CON-02", fake -> new SingleThreadedGenerator(fake, Operation.RETRIEVE)),
        Breaker.of("CON-03", fake -> new SingleThreadedGenerator(fake, Operation.DOWNLOAD)));
  }

  private static List<Breaker> closing() {
    return List.of(
        closed("CLO-01", Operation.CAPABILITIES),
        closed("CLO-02", Operation.CREATE),
        closed("CLO-03", Operation.RETRIEVE),
        closed("CLO-04", Operation.LIST),
        closed("CLO-05", Operation.DELETE),
        closed("CLO-07", Operation.DOWNLOAD),
        Breaker.of("CLO-08", CloseFaults::once),
        Breaker.of("CLO-09", CloseFaults::never),
        Breaker.of("CLO-10", CloseFaults::nameless));
  }

  private static Breaker closed(String rule, Operation operation) {
    return ErrorBreakers.spoilt(
        rule, operation, ClientClosedException.class, error -> new IllegalStateException(error));
  }

  private static Breaker lacking(String rule, Operation operation) {
    return ErrorBreakers.otherwise(rule, operation, UnsupportedRequestException.class)
        .atABareVendor();
  }

  /** Knows what it can do the first time it is asked, and then no more. */
  private static VideoGenerator forgetful(VideoGenerator fake) {
    AtomicBoolean asked = new AtomicBoolean();
    return new ForwardingVideoGenerator(fake) {
      @Override
      public Capabilities capabilities() {
        return asked.getAndSet(true) ? Capabilities.unknown() : super.capabilities();
      }
    };
  }

  private static VideoGenerator warmingUp(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public Capabilities capabilities() {
        create(CheckedRequest.unchecked(VideoRequest.builder("a trial").build()));
        return super.capabilities();
      }
    };
  }

  private static VideoGenerator choosy(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob create(CheckedRequest request) {
        if (request.request().duration().isPresent()) {
          throw new UnsupportedRequestException(
              ErrorDetails.builder(Operation.CREATE, "durations are up to us").build());
        }
        return super.create(request);
      }
    };
  }

  private static VideoJob withoutOutputs(VideoJob job) {
    return job.toBuilder().outputs(List.of()).build();
  }

  private static VideoJob silent(VideoJob job) {
    return VideoJob.builder(job.ref(), job.status()).outputs(job.outputs()).build();
  }

  private static Breaker neverEnding(String rule, JobStatus ending) {
    return Breaker.of(
        rule,
        fake ->
            InterceptingGenerator.retrieved(
                fake,
                job ->
                    job.status() == ending
                        ? VideoJob.builder(job.ref(), JobStatus.IN_PROGRESS).build()
                        : job));
  }

  private static VideoGenerator runningOnceItsFilesAreGone(VideoGenerator fake) {
    return InterceptingGenerator.retrieved(
        fake,
        job ->
            job.expiresAt().filter(end -> !fake.time().now().isBefore(end)).isPresent()
                ? VideoJob.builder(job.ref(), JobStatus.IN_PROGRESS).build()
                : job);
  }

  private static VideoGenerator uninterruptible(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob retrieve(String id) {
        Thread.interrupted();
        return super.retrieve(id);
      }
    };
  }

  private static VideoGenerator changing(VideoGenerator fake) {
    AtomicInteger downloads = new AtomicInteger();
    return new ForwardingVideoGenerator(fake) {
      @Override
      public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
        MediaStream sound = super.open(output, asset, range);
        return downloads.incrementAndGet() == 1 ? withAnotherEnd(sound) : sound;
      }
    };
  }

  private static MediaStream withAnotherEnd(MediaStream sound) {
    try (sound) {
      byte[] bytes = sound.content().readAllBytes();
      bytes[bytes.length - 1]++;
      return MediaStream.builder(new ByteArrayInputStream(bytes)).build();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A clock for everyone who asks; only the first one moves. */
  private static VideoGenerator manyClocks(VideoGenerator fake) {
    AtomicBoolean asked = new AtomicBoolean();
    FakeClock ahead = new FakeClock();
    ahead.advance(Duration.ofDays(1));
    return new ForwardingVideoGenerator(fake) {
      @Override
      public TimeSource time() {
        return asked.getAndSet(true) ? super.time() : ahead;
      }
    };
  }
}
