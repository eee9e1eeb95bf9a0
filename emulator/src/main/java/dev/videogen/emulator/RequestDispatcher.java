package dev.videogen.emulator;

import dev.videogen.emulator.StubbedResponse.SentResponse;
import dev.videogen.emulator.StubbedResponse.Stub;
import dev.videogen.emulator.StubbedResponse.StubBehavior;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each call to the dialect it is meant for, or to its stub. */
final class RequestDispatcher implements RequestHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RequestDispatcher.class);

  private final List<Dialect> dialects;
  private final VendorErrors openAi = new OpenAiErrors();
  private final VendorErrors azure = new AzureErrors();
  private final VendorErrors openRouter = new OpenRouterErrors();
  private final VendorErrors replicate = new ReplicateErrors();
  private final VendorErrors fal = new FalErrors();
  private final RequestLog requests = new RequestLog();
  private final ExchangeLog exchanges = new ExchangeLog();
  private final List<Stub> stubs = new ArrayList<>();
  private final AtomicLong lastRequest = new AtomicLong();

  RequestDispatcher(List<Dialect> dialects) {
    this.dialects = List.copyOf(dialects);
  }

  List<ReceivedRequest> requests() {
    return requests.all();
  }

  void add(Stub stub) {
    synchronized (stubs) {
      stubs.add(stub);
    }
  }

  /** What the stubs do that have not been used up. */
  List<String> stubs() {
    synchronized (stubs) {
      return stubs.stream().map(Stub::toString).toList();
    }
  }

  /** The latest requests with their responses. */
  ExchangeLog exchanges() {
    return exchanges;
  }

  void clearStubs() {
    synchronized (stubs) {
      stubs.clear();
    }
  }

  @Override
  public SentResponse respond(Call call) {
    Optional<Dialect> dialect = dialects.stream().filter(each -> each.claims(call)).findFirst();
    Optional<Operation> operation = dialect.flatMap(each -> each.operation(call));
    requests.add(ReceivedRequest.of(call, operation));
    Optional<Vendor> vendor = dialect.map(each -> each.vendor(call));
    SentResponse sent = respond(call, dialect, vendor, operation);
    exchanges.add(call, vendor, operation, sent);
    return sent;
  }

  private SentResponse respond(
      Call call,
      Optional<Dialect> dialect,
      Optional<Vendor> vendor,
      Optional<Operation> operation) {
    VendorErrors errors = errors(call.url());
    Instant now = dialect.map(Dialect::now).orElseGet(Instant::now);
    Supplier<Response> execute =
        () ->
            dialect
                .map(each -> respond(each, call))
                .orElseGet(() -> errors.refusal(errors.noSuchPath(call)));
    try {
      SentResponse sent = behavior(vendor, operation).apply(execute);
      return sent.fault().isPresent() ? sent : sent.with(signed(sent.response(), errors, now));
    } catch (LostResponseException lost) {
      return SentResponse.broken(Response.empty(200), ConnectionFault.RESET);
    }
  }

  @Override
  public Response refuse(String target, RejectedRequestException refusal) {
    VendorErrors errors = errors(target);
    Response refused = signed(errors.refusal(refusal), errors, Instant.now());
    exchanges.addRefused(target, refused);
    return refused;
  }

  /** How the vendor words errors whose paths begin as a path does. */
  private VendorErrors errors(String target) {
    if (target.startsWith("/" + FalDialect.MOUNT)) {
      return fal;
    }
    if (target.startsWith("/" + ReplicateDialect.MOUNT.get(0))) {
      return replicate;
    }
    if (target.startsWith("/openai")) {
      return azure;
    }
    return target.startsWith("/api") ? openRouter : openAi;
  }

  private StubBehavior behavior(Optional<Vendor> vendor, Optional<Operation> operation) {
    synchronized (stubs) {
      for (Iterator<Stub> each = stubs.iterator(); each.hasNext(); ) {
        Stub next = each.next();
        if (next.isFor(vendor, operation)) {
          StubBehavior behavior = next.take();
          if (next.isUsedUp()) {
            each.remove();
          }
          return behavior;
        }
      }
    }
    return execute -> SentResponse.of(execute.get());
  }

  private static Response respond(Dialect dialect, Call call) {
    try {
      return dialect.respond(call);
    } catch (RejectedRequestException refusal) {
      return dialect.errors().refusal(refusal);
    } catch (ConnectionException | SubmissionUncertainException lost) {
      throw new LostResponseException();
    } catch (VideoException error) {
      return dialect.errors().error(error);
    } catch (RuntimeException defect) {
      LOG.error("The emulator failed at {} {}", call.method(), call.url(), defect);
      return dialect
          .errors()
          .error(
              new ProviderFailureException(
                  ErrorDetails.builder(Operation.RETRIEVE, "a defect").build()));
    }
  }

  /** The response with its number and its time, unless a stub gives it others. */
  private Response signed(Response response, VendorErrors errors, Instant now) {
    Response dated =
        response.headers().containsKey("Date")
            ? response
            : response.with("Date", HttpDate.of(Optional.of(now)));
    String header = errors.requestIdHeader();
    return response.headers().containsKey(header)
        ? dated
        : dated.with(header, "req_%06d".formatted(lastRequest.incrementAndGet()));
  }

  /** The fake did what was asked, and its script says that the response is lost. */
  private static final class LostResponseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LostResponseException() {
      super(null, null, false, false);
    }
  }
}
