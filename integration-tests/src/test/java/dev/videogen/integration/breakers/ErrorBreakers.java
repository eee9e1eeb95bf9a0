package dev.videogen.integration.breakers;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Breakers of the rules about errors and secrets. */
final class ErrorBreakers {

  private static final JobRef ANOTHER = JobRef.of("fake", "another");

  private ErrorBreakers() {}

  static List<Breaker> all() {
    List<Breaker> all = new ArrayList<>(errors());
    all.addAll(secrets());
    return all;
  }

  private static List<Breaker> errors() {
    return List.of(
        otherwise("ERR-01", Operation.RETRIEVE, NotFoundException.class),
        otherwise("ERR-02", Operation.DELETE, NotFoundException.class),
        otherwise("ERR-03", Operation.CREATE, NotFoundException.class),
        otherwise("ERR-04", Operation.DOWNLOAD, NotFoundException.class),
        notFound("ERR-05", error -> error.details().toBuilder().provider("another")),
        notFound("ERR-06", error -> about(error, Operation.LIST).provider("fake")),
        notFound("ERR-07", error -> about(error, Operation.RETRIEVE).provider("fake")),
        notFound("ERR-08", error -> error.details().toBuilder().job(ANOTHER)),
        spoilt(
            "ERR-09",
            Operation.DOWNLOAD,
            ConflictException.class,
            error -> new ConflictException(error.details().toBuilder().job(null).build())),
        otherwise("ERR-10", Operation.CREATE, InvalidRequestException.class),
        spoilt(
            "ERR-11",
            Operation.CREATE,
            InvalidRequestException.class,
            error ->
                new InvalidRequestException(
                    error.details().toBuilder().billed(Billed.YES).build())),
        Breaker.of("ERR-12", ErrorBreakers::insisting),
        spoilt(
            "ERR-20",
            Operation.CREATE,
            InvalidRequestException.class,
            error -> new ProviderFailureException(error.details())),
        spoilt(
            "ERR-13",
            Operation.RETRIEVE,
            ProviderFailureException.class,
            error -> new InvalidRequestException(error.details())),
        spoilt(
            "ERR-14",
            Operation.RETRIEVE,
            VideoException.class,
            error -> new IllegalArgumentException(error)),
        nameless("ERR-15", Operation.RETRIEVE),
        nameless("ERR-16", Operation.DELETE),
        nameless("ERR-17", Operation.DOWNLOAD),
        spoilt(
            "ERR-18",
            Operation.DOWNLOAD,
            ConflictException.class,
            error -> new ConflictException(error.details().toBuilder().billed(Billed.NO).build())),
        notFound("ERR-19", error -> error.details().toBuilder().cause(new Unserializable())));
  }

  /** Not to be written down: it holds on to something that cannot be. */
  private static final class Unserializable extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings({"serial", "unused"})
    private final Object connection = new Object();
  }

  private static List<Breaker> secrets() {
    return List.of(
        notFound("SEC-01", error -> told(error, "the key sk-conformance does not find it")),
        notFound(
            "SEC-02", error -> told(error, "no such job").vendorMessage("key: sk-conformance")),
        Breaker.of(
            "SEC-03",
            fake ->
                new ForwardingVideoGenerator(fake) {
                  @Override
                  public String toString() {
                    return "a generator with the key sk-conformance";
                  }
                }),
        Breaker.of(
            "SEC-04",
            fake ->
                InterceptingGenerator.retrieved(
                    fake, job -> job.toBuilder().providerStatus("sk-conformance").build())));
  }

  private static ErrorDetails.Builder told(VideoException error, String message) {
    return ErrorDetails.builder(Operation.RETRIEVE, message).job(error.job().orElseThrow());
  }

  private static Breaker nameless(String rule, Operation operation) {
    return spoilt(
        rule,
        operation,
        NotFoundException.class,
        error -> new NotFoundException(error.details().toBuilder().job(null).build()));
  }

  static Breaker spoilt(
      String rule,
      Operation operation,
      Class<? extends VideoException> type,
      Function<VideoException, RuntimeException> other) {
    return Breaker.of(rule, fake -> InterceptingGenerator.errors(fake, operation, type, other));
  }

  static Breaker otherwise(String rule, Operation operation, Class<? extends VideoException> type) {
    return spoilt(rule, operation, type, error -> new ProviderFailureException(error.details()));
  }

  private static Breaker notFound(
      String rule, Function<VideoException, ErrorDetails.Builder> details) {
    return spoilt(
        rule,
        Operation.RETRIEVE,
        NotFoundException.class,
        error -> new NotFoundException(details.apply(error).build()));
  }

  private static ErrorDetails.Builder about(VideoException error, Operation operation) {
    return ErrorDetails.builder(operation, "there is no such job").job(error.job().orElseThrow());
  }

  private static VideoGenerator insisting(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob create(CheckedRequest request) {
        try {
          return super.create(request);
        } catch (InvalidRequestException refused) {
          super.create(request);
          throw refused;
        }
      }
    };
  }
}
