package dev.videogen.emulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.videogen.emulator.StubbedResponse.Armed;
import dev.videogen.emulator.StubbedResponse.Fate;
import dev.videogen.emulator.StubbedResponse.Sent;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a request of WireMock's meets the dialect it is meant for, and its armed fate. */
final class RequestDispatcher implements ResponseDefinitionTransformerV2 {

  static final String NAME = "videogen-emulation";

  private static final Logger LOG = LoggerFactory.getLogger(RequestDispatcher.class);

  private final List<Dialect> dialects;
  private final RequestLog requests = new RequestLog();
  private final List<Armed> armed = new ArrayList<>();
  private final AtomicLong lastRequest = new AtomicLong();

  RequestDispatcher(List<Dialect> dialects) {
    this.dialects = List.copyOf(dialects);
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  List<ReceivedRequest> requests() {
    return requests.all();
  }

  void arm(Armed fate) {
    synchronized (armed) {
      armed.add(fate);
    }
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Call call = new Call(event.getRequest());
    Optional<Dialect> dialect = dialects.stream().filter(each -> each.claims(call)).findFirst();
    Optional<Operation> operation = dialect.flatMap(each -> each.operation(call));
    requests.add(ReceivedRequest.of(call, operation));
    Supplier<Response> answer =
        () -> dialect.map(each -> answer(each, call)).orElseGet(() -> Response.empty(404));
    String numbered = dialect.map(each -> each.words().requestIdHeader()).orElse("x-request-id");
    try {
      return definition(fate(operation).of(answer), numbered);
    } catch (LostAnswerException lost) {
      return definition(Sent.broken(Response.empty(200), Fault.CONNECTION_RESET_BY_PEER), numbered);
    }
  }

  private Fate fate(Optional<Operation> operation) {
    synchronized (armed) {
      for (Iterator<Armed> each = armed.iterator(); each.hasNext(); ) {
        Armed next = each.next();
        if (next.isFor(operation)) {
          Fate fate = next.take();
          if (next.isUsedUp()) {
            each.remove();
          }
          return fate;
        }
      }
    }
    return answer -> Sent.whole(answer.get());
  }

  private static Response answer(Dialect dialect, Call call) {
    try {
      return dialect.answer(call);
    } catch (RejectedRequestException refusal) {
      return dialect.words().refusal(refusal);
    } catch (ConnectionException | SubmissionUncertainException lost) {
      throw new LostAnswerException();
    } catch (VideoException error) {
      return dialect.words().error(error);
    } catch (RuntimeException defect) {
      LOG.error("The emulator failed at {} {}", call.method(), call.request().getUrl(), defect);
      return dialect
          .words()
          .error(
              new ProviderFailureException(
                  ErrorDetails.builder(Operation.RETRIEVE, "the emulator failed").build()));
    }
  }

  private ResponseDefinition definition(Sent sent, String requestIdHeader) {
    if (sent.fault() != null) {
      return new ResponseDefinitionBuilder().withFault(sent.fault()).build();
    }
    ResponseDefinitionBuilder response =
        new ResponseDefinitionBuilder()
            .withStatus(sent.answer().status())
            .withHeader(requestIdHeader, "req_%06d".formatted(lastRequest.incrementAndGet()))
            .withFixedDelay((int) sent.delay().toMillis());
    sent.answer().headers().forEach(response::withHeader);
    byte[] body = sent.answer().body();
    return (body.length == 0 ? response : response.withBody(body)).build();
  }

  /** The fake did what was asked, and its script says that nobody hears of it. */
  private static final class LostAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LostAnswerException() {
      super(null, null, false, false);
    }
  }
}
