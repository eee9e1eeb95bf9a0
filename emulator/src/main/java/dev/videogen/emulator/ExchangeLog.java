package dev.videogen.emulator;

import dev.videogen.emulator.StubbedResponse.SentResponse;
import dev.videogen.errors.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The latest requests with their responses, as many as fit. */
final class ExchangeLog {

  static final int MAX_EXCHANGES = 500;
  static final long MAX_CHARACTERS = 8L << 20;

  private final Deque<ShownExchange> latest = new ArrayDeque<>();
  private long characters;
  private long last;

  synchronized void add(
      Call call, Optional<Vendor> vendor, Optional<Operation> operation, SentResponse sent) {
    keep(ShownExchange.of(++last, call, vendor, operation, sent));
  }

  synchronized void addRefused(String target, Response response) {
    keep(ShownExchange.refused(++last, target, response));
  }

  private void keep(ShownExchange exchange) {
    latest.addLast(exchange);
    characters += exchange.size();
    while (latest.size() > MAX_EXCHANGES || (characters > MAX_CHARACTERS && latest.size() > 1)) {
      characters -= latest.removeFirst().size();
    }
  }

  /**
   * The latest, the newest first.
   *
   * @param polls whether those that poll a job are among them
   */
  synchronized List<ShownExchange> latest(int limit, boolean polls) {
    List<ShownExchange> found = new ArrayList<>();
    for (Iterator<ShownExchange> each = latest.descendingIterator();
        each.hasNext() && found.size() < limit; ) {
      ShownExchange next = each.next();
      if (polls || !next.operation().equals(Optional.of(Operation.RETRIEVE))) {
        found.add(next);
      }
    }
    return found;
  }

  synchronized Optional<ShownExchange> find(long number) {
    return latest.stream().filter(each -> each.number() == number).findFirst();
  }
}
