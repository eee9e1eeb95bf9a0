package dev.videogen.conformance.testing;

import dev.videogen.VideoRequest;
import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.StubbedStatus;
import dev.videogen.conformance.testing.FaultServer.Request;
import dev.videogen.conformance.testing.FaultServer.Response;
import dev.videogen.errors.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A harness on a vendor that is played over HTTP. An author says what the vendor responds when all
 * goes well; that responses are refused, lost or broken, and what was received, is done here.
 *
 * <pre>{@code
 * final class AcmeHarness extends HttpConformanceHarness {
 *   @Override
 *   public VideoGenerator open() {
 *     context().with("api-key", KEY).with("base-url", url());
 *     return new AcmeVideoGeneratorProvider().open(context());
 *   }
 *
 *   @Override
 *   protected Optional<Operation> operation(Request request) {
 *     return Optional.of(request.method().equals("POST") ? Operation.CREATE : Operation.RETRIEVE);
 *   }
 *
 *   @Override
 *   protected Response usual(Request request) {
 *     return request.method().equals("POST") ? created(request) : read(request);
 *   }
 *   …
 * }
 * }</pre>
 *
 * <p>The methods that an author writes are called under one lock, so that the vendor's jobs need
 * none. Its clock is the {@linkplain TestContext#time context's}, which the generator uses, too.
 */
public abstract class HttpConformanceHarness implements ConformanceHarness {

  private static final Optional<Operation> DOWNLOAD = Optional.of(Operation.DOWNLOAD);

  private final TestContext context = new TestContext();
  private final FaultServer server;
  private final Map<Operation, List<StubbedStatus>> stubs = new EnumMap<>(Operation.class);
  private final List<Request> creates = new ArrayList<>();
  private boolean loses;
  private long breaksAt = -1;

  /** Starts the vendor on a free port of loopback. */
  // Called by requests alone, long after this is constructed.
  @SuppressWarnings("this-escape")
  protected HttpConformanceHarness() {
    try {
      this.server = FaultServer.start().respond(this::serve);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /**
   * What a request asks for.
   *
   * @param request what arrived
   * @return the operation; empty if it is none that the vendor has
   */
  protected abstract Optional<Operation> operation(Request request);

  /**
   * Does what a request asks for, and responds as the vendor does when all goes well, or when it
   * refuses something by itself.
   *
   * @param request what arrived, of whichever operation
   * @return the response
   */
  protected abstract Response usual(Request request);

  /**
   * An error in the vendor's form.
   *
   * @param status its HTTP status
   * @param message what is to be said
   * @return the response
   */
  protected abstract Response error(int status, String message);

  /**
   * The request that a create is, as the vendor understands it.
   *
   * @param create what arrived
   * @return the request; what the body does not tell is not set
   */
  protected abstract VideoRequest understood(Request create);

  /**
   * What the generator is opened with.
   *
   * @return the context, in which the author sets the settings
   */
  protected final TestContext context() {
    return context;
  }

  /**
   * The vendor's address.
   *
   * @return scheme, host and port, without a slash at the end
   */
  protected final String url() {
    return server.url();
  }

  private void serve(Request request, ClientConnection connection) throws IOException {
    Response response;
    synchronized (this) {
      Optional<Operation> operation = operation(request);
      if (operation.filter(Operation::isPaid).isPresent()) {
        creates.add(request);
      }
      Optional<StubbedStatus> stub = operation.flatMap(this::take);
      response = stub.map(this::refusal).orElseGet(() -> usual(request));
      if (stub.isEmpty() && loses && operation.filter(Operation::isPaid).isPresent()) {
        loses = false;
        response = FaultServer.reset();
      }
      if (stub.isEmpty() && breaksAt >= 0 && operation.equals(DOWNLOAD)) {
        response = broken(response, breaksAt);
        breaksAt = -1;
      }
    }
    response.respond(request, connection);
  }

  private static Response broken(Response whole, long position) {
    return (request, connection) -> whole.respond(request, connection.breakingAt(position));
  }

  /** Vendors quote keys, too. */
  private Response refusal(StubbedStatus stub) {
    Response error =
        error(stub.status(), StubbedStatus.MESSAGE + " " + String.join(" ", secrets()));
    return stub.retryAfter()
        .<Response>map(
            wait ->
                (request, connection) ->
                    error.respond(
                        request, connection.withHeader("Retry-After: " + wait.toSeconds())))
        .orElse(error);
  }

  private Optional<StubbedStatus> take(Operation operation) {
    List<StubbedStatus> all = stubs.getOrDefault(operation, List.of());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    StubbedStatus next = all.remove(0);
    if (next.skipped() > 0) {
      all.add(0, next.after(next.skipped() - 1));
      return Optional.empty();
    }
    if (next.times() == StubbedStatus.ALWAYS) {
      all.add(0, next);
    } else if (next.times() > 1) {
      all.add(0, next.times(next.times() - 1));
    }
    return Optional.of(next);
  }

  @Override
  public synchronized boolean respond(StubbedStatus responses) {
    stubs.computeIfAbsent(responses.operation(), first -> new ArrayList<>()).add(responses);
    return true;
  }

  @Override
  public synchronized void clearResponses() {
    stubs.clear();
  }

  @Override
  public synchronized boolean loseNextResponse(Operation operation) {
    loses = true;
    return true;
  }

  @Override
  public synchronized boolean breakNextDownload(long position) {
    breaksAt = position;
    return true;
  }

  @Override
  public boolean advance(Duration duration) {
    context.time().advance(duration);
    return true;
  }

  @Override
  public synchronized OptionalLong submissions() {
    return OptionalLong.of(creates.size());
  }

  @Override
  public synchronized Optional<List<VideoRequest>> received() {
    return Optional.of(creates.stream().map(this::understood).toList());
  }

  @Override
  public List<String> requestLines() {
    return server.requests().stream()
        .map(request -> request.method() + " " + request.target())
        .toList();
  }

  /** Stops the vendor. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
  }
}
