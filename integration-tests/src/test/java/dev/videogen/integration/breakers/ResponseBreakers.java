package dev.videogen.integration.breakers;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakeClock;
import dev.videogen.integration.WireLines;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Breakers of the rules about responses by which a vendor turns a request away. */
final class ResponseBreakers {

  private ResponseBreakers() {}

  static List<Breaker> all() {
    return List.of(
        Breaker.of("PAY-01", fake -> insisting(fake, error -> isOf(error, 502)))
            .called("sent again at 502 alone"),
        Breaker.of("PAY-01", fake -> insisting(fake, error -> isOf(error, 408)))
            .called("sent again at 408 alone"),
        ErrorBreakers.spoilt(
            "PAY-02",
            Operation.CREATE,
            SubmissionUncertainException.class,
            error ->
                isOf(error, 504)
                    ? new ProviderFailureException(
                        error.details().toBuilder().billed(Billed.NO).build())
                    : error),
        Breaker.of("PAY-03", fake -> insisting(fake, error -> isOf(error, 403))),
        spoilt(
            "PAY-04",
            Operation.CREATE,
            AuthenticationException.class,
            details -> details.billed(Billed.UNKNOWN)),
        Breaker.of("PAY-05", ResponseBreakers::impatient),
        ErrorBreakers.otherwise("PAY-06", Operation.CREATE, RateLimitException.class),
        Breaker.of(
            "PAY-07",
            fake ->
                InterceptingGenerator.created(
                    fake,
                    job ->
                        fake.create(
                            CheckedRequest.unchecked(VideoRequest.builder("again").build())))),
        nameless("RSP-01", Operation.RETRIEVE),
        nameless("RSP-02", Operation.DOWNLOAD),
        nameless("RSP-03", Operation.DELETE),
        spoilt(
            "RSP-04",
            Operation.CREATE,
            PermissionException.class,
            details -> details.job(JobRef.of("fake", "another"))),
        ErrorBreakers.spoilt(
            "RSP-05",
            Operation.RETRIEVE,
            ConflictException.class,
            error -> new InvalidRequestException(error.details())),
        ErrorBreakers.spoilt(
            "RSP-06",
            Operation.CREATE,
            InvalidRequestException.class,
            error ->
                new InvalidRequestException(
                    ErrorDetails.builder(Operation.CREATE, "it was refused").build())),
        spoilt(
            "RSP-07",
            Operation.CREATE,
            InvalidRequestException.class,
            details -> details.requestId(null)),
        Breaker.of("RSP-08", ResponseBreakers::impatient),
        ErrorBreakers.spoilt(
            "RSP-09",
            Operation.RETRIEVE,
            ProviderFailureException.class,
            error -> new InvalidRequestException(error.details())),
        ErrorBreakers.otherwise("RSP-10", Operation.RETRIEVE, PermissionException.class),
        Breaker.of("RSP-11", ResponseBreakers::emptyIfNotRead),
        Breaker.of("RSP-12", ResponseBreakers::deletedInWords),
        Breaker.of("RSP-13", ResponseBreakers::cancelledInWords),
        ErrorBreakers.spoilt(
            "RSP-14",
            Operation.RETRIEVE,
            InvalidRequestException.class,
            error ->
                new InvalidRequestException(
                    ErrorDetails.builder(Operation.RETRIEVE, "it was refused").build())),
        spoilt(
            "SEC-05",
            Operation.CREATE,
            AuthenticationException.class,
            details -> details.vendorMessage("the key sk-conformance is wrong")),
        wire("SEC-06", id -> "GET /jobs/1?key=sk-conformance"),
        wire("IDS-05", id -> "GET /jobs/" + id),
        wire("IDS-05", id -> "GET /jobs/" + id.replace("?", "%3F").replace("#", "%2523"))
            .called("encoded twice"),
        wire("IDS-06", id -> "GET /jobs/" + id),
        wire("IDS-07", id -> "GET /jobs/" + id),
        Breaker.of("DWN-18", ResponseBreakers::emptyIfRemoved),
        Breaker.of("DWN-19", ResponseBreakers::expiringTooLate),
        Breaker.of("DWN-20", ResponseBreakers::firstAlone));
  }

  private static boolean isOf(VideoException error, int status) {
    return error.httpStatus().orElse(0) == status;
  }

  private static VideoGenerator insisting(
      VideoGenerator fake, Predicate<VideoException> worthAnother) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob create(CheckedRequest request) {
        try {
          return super.create(request);
        } catch (VideoException error) {
          if (worthAnother.test(error)) {
            return super.create(request);
          }
          throw error;
        }
      }
    };
  }

  private static Breaker spoilt(
      String rule,
      Operation operation,
      Class<? extends VideoException> type,
      UnaryOperator<ErrorDetails.Builder> change) {
    return ErrorBreakers.spoilt(
        rule,
        operation,
        type,
        error -> error.withDetails(change.apply(error.details().toBuilder()).build()));
  }

  private static Breaker nameless(String rule, Operation operation) {
    return spoilt(rule, operation, PermissionException.class, details -> details.job(null));
  }

  /** One by whose clock nobody has waited. */
  private static VideoGenerator impatient(VideoGenerator fake) {
    FakeClock standing = new FakeClock();
    return new ForwardingVideoGenerator(fake) {
      @Override
      public TimeSource time() {
        return standing;
      }
    };
  }

  private static VideoGenerator emptyIfNotRead(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public Page<VideoJob> list(ListQuery query) {
        try {
          return super.list(query);
        } catch (VideoException notRead) {
          return new Page<>(List.of(), Optional.empty());
        }
      }
    };
  }

  private static VideoGenerator deletedInWords(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public void delete(String id) {
        try {
          super.delete(id);
        } catch (ConflictException refused) {
          // That is how this one is broken.
        }
      }
    };
  }

  private static VideoGenerator cancelledInWords(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob cancel(String id) {
        try {
          return super.cancel(id);
        } catch (PermissionException refused) {
          return VideoJob.builder(JobRef.of(name(), id), JobStatus.CANCELLED).build();
        }
      }
    };
  }

  private static Breaker wire(String rule, Function<String, String> line) {
    return Breaker.of(rule, fake -> new LooseWire(fake, line));
  }

  /** Writes request lines in its own way. */
  private static final class LooseWire extends ForwardingVideoGenerator implements WireLines {

    private final Function<String, String> line;
    private final List<String> lines = new CopyOnWriteArrayList<>(List.of("GET /jobs"));

    LooseWire(VideoGenerator delegate, Function<String, String> line) {
      super(delegate);
      this.line = line;
    }

    @Override
    public VideoJob retrieve(String id) {
      lines.add(line.apply(id));
      return super.retrieve(id);
    }

    @Override
    public List<String> lines() {
      return List.copyOf(lines);
    }
  }

  private static VideoGenerator emptyIfRemoved(VideoGenerator fake) {
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

  private static VideoGenerator expiringTooLate(VideoGenerator fake) {
    return InterceptingGenerator.retrieved(
        fake,
        job ->
            job.expiresAt().isPresent()
                ? job.toBuilder().expiresAt(job.expiresAt().get().plus(Duration.ofDays(1))).build()
                : job);
  }

  private static VideoGenerator firstAlone(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
        String first = output.id().replaceFirst("-\\d+$", "-1");
        return super.open(VideoOutput.of(output.jobId(), first, 0), asset, range);
      }
    };
  }
}
