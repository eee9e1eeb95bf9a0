package dev.videogen.integration.breakers;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakePreset;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Breakers of the rules about deleting, and about making jobs from others. */
final class ChangeBreakers {

  private ChangeBreakers() {}

  static List<Breaker> all() {
    return List.of(
        deleting("DEL-01", id -> {}),
        Breaker.of("DEL-02", fake -> deleting(fake, id -> ignoring(() -> fake.delete(id)))),
        Breaker.of("DEL-03", ChangeBreakers::keepingFiles),
        cancelling("CAN-01", id -> JobRef.of("fake", id + "x")),
        Breaker.of("CAN-02", fake -> cancelling(fake, id -> cancelledInWords(fake.retrieve(id)))),
        Breaker.of("CAN-03", fake -> cancelling(fake, id -> deletedIfEnded(fake, id))),
        Breaker.of("CAN-04", fake -> cancelling(fake, id -> refusedIfEnded(fake, id))),
        cancelling("CAN-05", id -> JobRef.of("fake", id)),
        Breaker.of("CAN-06", fake -> cancelling(fake, id -> cancelAll(fake, id))),
        Breaker.of(
                "DEL-04",
                fake ->
                    InterceptingGenerator.errors(
                        fake,
                        Operation.DELETE,
                        ConflictException.class,
                        error -> new ProviderFailureException(error.details())))
            .at(FakePreset.openAi()),
        deleting("DEL-05", id -> {}).cancelsByDeleting(),
        Breaker.of("DEL-06", fake -> deleting(fake, id -> deleteAll(fake))),
        Breaker.of("RMX-01", fake -> remixing(fake, fake::retrieve)),
        remixed("RMX-02", job -> job.toBuilder().source(job.ref()).build()),
        remixed("RMX-03", job -> job.toBuilder().prompt("the same in red").build()),
        Breaker.of(
            "RMX-04",
            fake ->
                InterceptingGenerator.errors(
                    fake,
                    Operation.CREATE,
                    ConflictException.class,
                    error -> new ProviderFailureException(error.details()))),
        Breaker.of(
            "RMX-05", fake -> InterceptingGenerator.retrieved(fake, ChangeBreakers::bareIfRemixed)),
        Breaker.of("RMX-06", ChangeBreakers::consuming),
        Breaker.of("RMX-07", ChangeBreakers::insisting),
        Breaker.of(
            "RMX-08",
            fake ->
                InterceptingGenerator.errors(
                    fake,
                    Operation.CREATE,
                    SubmissionUncertainException.class,
                    error ->
                        new ProviderFailureException(
                            error.details().toBuilder().billed(Billed.NO).build()))),
        Breaker.of("SRC-01", fake -> remixing(fake, fake::retrieve)),
        Breaker.of(
            "SRC-02",
            fake ->
                InterceptingGenerator.retrieved(
                    fake, job -> job.toBuilder().duration(Duration.ofSeconds(1)).build())),
        ErrorBreakers.spoilt(
            "SRC-03",
            Operation.CREATE,
            NotFoundException.class,
            error ->
                new NotFoundException(
                    error.details().toBuilder().job(JobRef.of("fake", "source")).build())),
        ErrorBreakers.spoilt(
            "SRC-04",
            Operation.CREATE,
            NotFoundException.class,
            error ->
                new NotFoundException(error.details().toBuilder().billed(Billed.UNKNOWN).build())),
        lacking("SRC-05"),
        lacking("SRC-06"),
        Breaker.of(
            "KEY-01",
            fake ->
                InterceptingGenerator.retrieved(
                    fake,
                    job -> job.toBuilder().ref(JobRef.of(fake.name(), job.id() + "0")).build())),
        Breaker.of(
            "KEY-02",
            fake ->
                InterceptingGenerator.retrieved(
                    fake,
                    job -> {
                      fake.create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build()));
                      return job;
                    })));
  }

  private static Breaker lacking(String rule) {
    return ErrorBreakers.otherwise(rule, Operation.CREATE, UnsupportedRequestException.class)
        .atABareVendor();
  }

  static VideoJob withOneMoreOutput(VideoJob job) {
    List<VideoOutput> outputs = new ArrayList<>(job.outputs());
    outputs.add(VideoOutput.of(job.id(), "missing", outputs.size()));
    return job.toBuilder().outputs(job.outputs().isEmpty() ? List.of() : outputs).build();
  }

  /** A job that is gone, told as if it was there. */
  static VideoJob ghost(String instance, String id) {
    return VideoJob.builder(JobRef.of(instance, id), JobStatus.COMPLETED)
        .outputs(List.of(VideoOutput.of(id, id, 0)))
        .build();
  }

  private static Breaker deleting(String rule, Consumer<String> deletion) {
    return Breaker.of(rule, fake -> deleting(fake, deletion));
  }

  private static Breaker remixed(String rule, UnaryOperator<VideoJob> change) {
    return Breaker.of(rule, fake -> InterceptingGenerator.remixed(fake, change));
  }

  private static VideoGenerator deleting(VideoGenerator fake, Consumer<String> deletion) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public void delete(String id) {
        deletion.accept(id);
      }
    };
  }

  private static Breaker cancelling(String rule, Function<String, JobRef> told) {
    return Breaker.of(
        rule,
        fake ->
            cancelling(fake, id -> VideoJob.builder(told.apply(id), JobStatus.CANCELLED).build()));
  }

  private static VideoGenerator cancelling(VideoGenerator fake, Function<String, VideoJob> cancel) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob cancel(String id) {
        return cancel.apply(id);
      }
    };
  }

  private static VideoJob cancelledInWords(VideoJob job) {
    return job.toBuilder().status(JobStatus.CANCELLED).build();
  }

  private static VideoJob deletedIfEnded(VideoGenerator fake, String id) {
    VideoJob job = fake.cancel(id);
    if (job.status() == JobStatus.COMPLETED) {
      fake.delete(id);
    }
    return job;
  }

  private static VideoJob refusedIfEnded(VideoGenerator fake, String id) {
    VideoJob job = fake.retrieve(id);
    if (job.status().isTerminal()) {
      throw new ConflictException(
          ErrorDetails.builder(Operation.CANCEL, "it has ended").job(job.ref()).build());
    }
    return fake.cancel(id);
  }

  private static VideoJob cancelAll(VideoGenerator fake, String id) {
    fake.list(ListQuery.newest(100)).items().forEach(job -> fake.cancel(job.id()));
    return fake.retrieve(id);
  }

  private static void ignoring(Runnable deletion) {
    try {
      deletion.run();
    } catch (NotFoundException gone) {
      // That is how this one is broken.
    }
  }

  private static void deleteAll(VideoGenerator fake) {
    fake.list(ListQuery.newest(100)).items().forEach(job -> fake.delete(job.id()));
  }

  private static VideoGenerator keepingFiles(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
        try {
          return super.open(output, asset, range);
        } catch (NotFoundException gone) {
          return MediaStream.builder(InputStream.nullInputStream()).build();
        }
      }
    };
  }

  private static VideoGenerator remixing(VideoGenerator fake, Function<String, VideoJob> response) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob create(CheckedRequest request) {
        return source(request).map(response).orElseGet(() -> super.create(request));
      }
    };
  }

  private static Optional<String> source(CheckedRequest request) {
    return request.request().source().flatMap(VideoSource::job).map(JobRef::id);
  }

  private static VideoJob bareIfRemixed(VideoJob job) {
    return job.source().isPresent() ? job.toBuilder().outputs(List.of()).build() : job;
  }

  private static VideoGenerator consuming(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob create(CheckedRequest request) {
        VideoJob job = super.create(request);
        source(request).ifPresent(fake::delete);
        return job;
      }
    };
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
}
