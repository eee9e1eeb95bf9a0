package dev.videogen.emulator;

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

/** Hands each call to the dialect it is meant for, or to its stub. */
final class RequestDispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(RequestDispatcher.class);

  private final List<Dialect> dialects;
  private final RequestLog requests = new RequestLog();
  private final List<Armed> armed = new ArrayList<>();
  private final AtomicLong lastRequest = new AtomicLong();

  RequestDispatcher(List<Dialect> dialects) {
    this.dialects = List.copyOf(dialects);
  }

  List<ReceivedRequest> requests() {
    return requests.all();
  }

  void arm(Armed fate) {
    synchronized (armed) {
      armed.add(fate);
    }
  }

  /** What is sent for a call. */
  Sent dispatch(Call call) {
    Optional<Dialect> dialect = dialects.stream().filter(each -> each.claims(call)).findFirst();
    Optional<Operation> operation = dialect.flatMap(each -> each.operation(call));
    requests.add(ReceivedRequest.of(call, operation));
    Supplier<Response> answer =
        () -> dialect.map(each -> answer(each, call)).orElseGet(() -> Response.empty(404));
    String idHeader = dialect.map(each -> each.words().requestIdHeader()).orElse("x-request-id");
    try {
      return numbered(fate(operation).of(answer), idHeader);
    } catch (LostAnswerException lost) {
      return Sent.broken(Response.empty(200), ConnectionFault.RESET);
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
      LOG.error("The emulator failed at {} {}", call.method(), call.url(), defect);
      return dialect
          .words()
          .error(
              new ProviderFailureException(
                  ErrorDetails.builder(Operation.RETRIEVE, "the emulator failed").build()));
    }
  }

  private Sent numbered(Sent sent, String idHeader) {
    return sent.fault().isPresent() || sent.answer().headers().containsKey(idHeader)
        ? sent
        : sent.with(idHeader, "req_%06d".formatted(lastRequest.incrementAndGet()));
  }

  /** The fake did what was asked, and its script says that nobody hears of it. */
  private static final class LostAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LostAnswerException() {
      super(null, null, false, false);
    }
  }
}
