package dev.videogen.conformance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.ExecutorService;

/**
 * A create that the vendor carries out each time that it is sent, and always says has failed; the
 * list by which a client looks for its job is strange, and the same each time.
 */
final class FuzzedSearch implements FuzzTest.Scenario {

  private static final String UNAVAILABLE = "{\"error\":{\"message\":\"It is unavailable.\"}}";
  private static final int[] UNREADABLE = {404, 404, 500, 503};

  private final FaultedVendor vendor;
  private final Upstream upstream;
  private final ExecutorService threads;
  private final Random random;
  private final String prompt;
  private final Report report;
  private final FuzzedPurchase purchase;
  private final LostResponse lost;
  private final StrangeListing listing;
  private final boolean readable;
  private final int unreadable;
  private volatile boolean earlier;

  FuzzedSearch(
      FaultedVendor vendor,
      Upstream upstream,
      ExecutorService threads,
      Random random,
      String prompt,
      Report report) {
    this.vendor = vendor;
    this.upstream = upstream;
    this.threads = threads;
    this.random = random;
    this.prompt = prompt;
    this.report = report;
    this.purchase = new FuzzedPurchase(vendor, prompt, report);
    this.lost = new LostResponse(random);
    this.listing = new StrangeListing(random.nextLong(), prompt);
    this.readable = random.nextBoolean();
    this.unreadable = UNREADABLE[random.nextInt(UNREADABLE.length)];
  }

  @Override
  public void run() throws IOException {
    try (MutatingProxy proxy = new MutatingProxy(upstream, threads, this::send);
        VideoClient client = purchase.client(proxy.url())) {
      if (random.nextInt(3) == 0) {
        earlier = true;
        client.create(VideoRequest.builder("Before that: " + prompt).build());
        earlier = false;
      }
      purchase.make(client);
    }
  }

  private synchronized void send(HttpMessage request, HttpMessage response, ClientConnection line)
      throws IOException {
    Operation operation = vendor.operation(request).orElse(Operation.DOWNLOAD);
    HttpMessage sent =
        switch (operation) {
          case CREATE -> earlier ? response : lost.of(request, response);
          case LIST -> listing.of(request, response);
          case RETRIEVE -> readable ? response : HttpMessage.response(unreadable, UNAVAILABLE);
          default -> response;
        };
    report.told(
        request.asked() + " -> " + new String(sent.head(), UTF_8) + new String(sent.body(), UTF_8));
    if (operation == Operation.CREATE && !earlier) {
      lost.id().ifPresent(purchase::named);
      line.send(sent);
      if (lost.breaksOff()) {
        line.close();
      }
    } else {
      line.send(sent);
    }
  }
}
