package dev.videogen.emulator;

import dev.videogen.emulator.StubbedWebhook.WebhookFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks when their jobs are so far, by the clock of their fake, and again for a while
 * where they are not taken. One thread looks after all jobs; it never sleeps by a fake's clock,
 * which would move it.
 *
 * <p>It sends to this machine alone, unless it was told otherwise, and follows no redirect.
 */
final class WebhookSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  private static final Set<String> THIS_MACHINE =
      Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final long RESPONSE_TIMEOUT_SECONDS = 15;
  private static final long POLL_MILLIS = 10;
  private static final int MAX_PENDING = 10_000;
  private static final int MAX_SENT = 10_000;

  private final boolean remote;
  private final Deque<PendingWebhook> pending = new ArrayDeque<>();
  private final Deque<SentWebhook> sent = new ArrayDeque<>();
  private final Deque<WebhookFault> faults = new ArrayDeque<>();
  private @Nullable Thread thread;
  private boolean closed;

  /**
   * A sender without work.
   *
   * @param remote whether it may send to other machines
   */
  WebhookSender(boolean remote) {
    this.remote = remote;
  }

  /** Sends a webhook when its time has come. Beyond 10,000 the oldest is given up. */
  synchronized void add(WebhookOrder order) {
    add(new PendingWebhook(order));
    if (thread == null && !closed) {
      HttpClient client = client();
      thread = new Thread(() -> run(client), "videogen-emulator-webhooks");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private synchronized void add(PendingWebhook webhook) {
    if (closed) {
      return;
    }
    pending.add(webhook);
    if (pending.size() > MAX_PENDING) {
      pending.remove();
    }
    notifyAll();
  }

  private HttpClient client() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT);
    return remote ? builder.build() : builder.proxy(HttpClient.Builder.NO_PROXY).build();
  }

  /** Has something go wrong with a message to come. */
  synchronized void add(WebhookFault fault) {
    faults.add(fault);
  }

  /** How many webhooks are to go wrong yet. */
  synchronized int faults() {
    return faults.size();
  }

  /** Lets all webhooks go right that have not been sent yet. */
  synchronized void clearFaults() {
    faults.clear();
  }

  private WebhookFault takeFault() {
    WebhookFault next = faults.poll();
    return next == null ? WebhookFault.NONE : next;
  }

  /** The attempts so far, the oldest first. */
  synchronized List<SentWebhook> sent() {
    return List.copyOf(sent);
  }

  private void run(HttpClient client) {
    try {
      while (true) {
        for (PendingWebhook due : next()) {
          try {
            send(client, due);
          } catch (RuntimeException defect) {
            LOG.error("A webhook could not be sent to {}", due.target().getHost(), defect);
          }
        }
      }
    } catch (InterruptedException closing) {
      LOG.debug("No more webhooks are sent");
    }
  }

  /** Waits for what is due. */
  private synchronized List<PendingWebhook> next() throws InterruptedException {
    while (true) {
      List<PendingWebhook> due = new ArrayList<>();
      for (Iterator<PendingWebhook> each = pending.iterator(); each.hasNext(); ) {
        PendingWebhook webhook = each.next();
        boolean isDue = webhook.isDue(this::takeFault);
        if (isDue) {
          due.add(webhook);
        }
        if (isDue || webhook.isGone()) {
          each.remove();
        }
      }
      if (!due.isEmpty()) {
        return due;
      }
      wait(pending.isEmpty() ? 0 : POLL_MILLIS);
    }
  }

  private void send(HttpClient client, PendingWebhook webhook) {
    for (int copy = 0; copy < webhook.copies(); copy++) {
      attempt(client, webhook, copy == 0);
    }
  }

  /**
   * Sends once.
   *
   * @param retries whether it is sent again if it is not taken
   */
  private void attempt(HttpClient client, PendingWebhook webhook, boolean retries) {
    URI target = webhook.target();
    Map<String, String> headers = webhook.headers();
    if (!remote && !THIS_MACHINE.contains(target.getHost())) {
      LOG.warn("The emulator sends no webhook to {}, which is another machine", target.getHost());
      note(webhook, headers, OptionalInt.empty(), false);
      return;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(webhook.body()));
    headers.forEach(request::header);
    CompletableFuture<Void> unused =
        client
            .sendAsync(request.build(), BodyHandlers.discarding())
            .thenApply(response -> OptionalInt.of(response.statusCode()))
            .orTimeout(RESPONSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .exceptionally(failed -> OptionalInt.empty())
            .thenAccept(status -> note(webhook, headers, status, retries));
  }

  /** In one step, so that who sees an attempt may move the clock to the next. */
  private synchronized void note(
      PendingWebhook webhook, Map<String, String> headers, OptionalInt status, boolean retries) {
    SentWebhook attempt = webhook.sent(headers, status);
    sent.add(attempt);
    if (sent.size() > MAX_SENT) {
      sent.remove();
    }
    if (retries && !attempt.isTaken() && webhook.retry()) {
      add(webhook);
    }
  }

  /** Sends nothing more. */
  @Override
  public synchronized void close() {
    closed = true;
    pending.clear();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
