package dev.videogen.conformance.faults;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FakeTimeSource;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** Measures cells of one vendor. Each has a client and a gate of its own; many run at once. */
final class FaultCaseRunner {

  /** What is not to run out: nothing in a healthy exchange takes as long. */
  private static final String AMPLE = "8s";

  private static final Duration TO_LET_GO = Duration.ofSeconds(5);

  private final FaultedVendor vendor;
  private final FaultEnvironment surroundings;
  private final Path folder;
  private final AtomicInteger number = new AtomicInteger();
  private final VideoJob film;
  private final byte[] wholeFilm;

  /**
   * An experiment with one vendor.
   *
   * @param folder where files may be saved
   */
  FaultCaseRunner(FaultedVendor vendor, FaultEnvironment surroundings, Path folder)
      throws IOException {
    this.vendor = vendor;
    this.surroundings = surroundings;
    this.folder = folder;
    this.film = finished("the film");
    this.wholeFilm = vendor.played().file(film);
  }

  private VideoJob finished(String prompt) {
    return vendor.played().finished(prompt);
  }

  /**
   * Measures a cell.
   *
   * @param timeout the time-out that its silence, if it is one, runs into
   */
  FaultCaseResult measure(FaultCase cell, Duration timeout) throws Exception {
    try (FaultProxy gate = new FaultProxy(cell, vendor, surroundings)) {
      return new Run(cell, timeout, gate).measure();
    }
  }

  /** One cell under measurement. */
  private final class Run {

    private final FaultCase cell;
    private final Duration timeout;
    private final FaultProxy gate;

    /** No beginning of another, which could be that one cut short. */
    private final String prompt = "film " + number.incrementAndGet() + " of many";

    private final VideoJob subject;
    private final Path target = folder.resolve(prompt).resolve("film.mp4");
    private final FakeTimeSource clock = new FakeTimeSource();
    private final Invariants demands;

    Run(FaultCase cell, Duration timeout, FaultProxy gate) throws IOException {
      this.cell = cell;
      this.timeout = timeout;
      this.gate = gate;
      // What is deleted is nobody else's.
      this.subject = cell.operation() == Operation.DELETE ? finished("to be deleted") : film;
      this.demands = new Invariants(cell, vendor, vendor.ref(subject));
      Files.createDirectory(target.getParent());
    }

    FaultCaseResult measure() throws Exception {
      String result = "done";
      Billed billed = null;
      List<HttpMessage> received;
      Duration took;
      VideoClient client = client();
      try {
        long begun = System.nanoTime();
        try {
          perform(client);
        } catch (VideoException error) {
          result = error.getClass().getSimpleName().replaceFirst("Exception$", "");
          billed = error.billed();
          demands.ofError(error);
        }
        took = Duration.ofNanos(System.nanoTime() - begun);
        received = gate.received();
        result += nextCall(client);
      } finally {
        client.close();
      }
      int stillOpen = gate.connectionsAfter(TO_LET_GO);
      demands.ofConnections(stillOpen);
      demands.ofWaits(clock.waits());
      demands.ofMoney(received, billed, made());
      demands.ofFolder(target, whole());
      return new FaultCaseResult(result, billed, received.size(), took, demands.violations());
    }

    private VideoClient client() {
      VideoClient.Builder client =
          VideoClient.builder()
              .time(new Waits(clock, gate::clientWaits))
              .component(SSLContext.class, surroundings.trusted())
              .set("videogen.retry.max-attempts", "" + FaultCase.ATTEMPTS)
              .set("videogen.max-connections", "1")
              .set("videogen.connect-timeout", AMPLE)
              .set("videogen.read-timeout", AMPLE)
              .set("videogen.call-timeout", AMPLE);
      vendor.settings(gate.url()).forEach(client::set);
      timeoutOf(cell.fault())
          .ifPresent(name -> client.set("videogen." + name, timeout.toMillis() + "ms"));
      return client.build();
    }

    private Optional<String> timeoutOf(Fault fault) {
      return switch (fault) {
        case CONNECT_TIMEOUT -> Optional.of("connect-timeout");
        case STALL_IN_HEAD, STALL_IN_BODY -> Optional.of("read-timeout");
        case DRIP, DRIP_IN_BODY -> Optional.of("call-timeout");
        default -> Optional.empty();
      };
    }

    private void perform(VideoClient client) {
      JobRef ref = vendor.ref(subject);
      switch (cell.operation()) {
        case CREATE ->
            demands.ofNewJob(client.create(VideoRequest.builder(prompt).build()), made());
        case RETRIEVE -> demands.ofJob(client.retrieve(ref));
        case LIST -> demands.ofPage(client.list(ListQuery.newest(1)));
        case DELETE -> {
          client.delete(ref);
          demands.ofDeleted(subject);
        }
        case DOWNLOAD -> {
          client.download(ref).saveTo(target);
          demands.ofSaved(target);
        }
        default -> throw new IllegalArgumentException("no column: " + cell.operation());
      }
    }

    /** The jobs that were paid for here. */
    private List<VideoJob> made() {
      return vendor.played().made(prompt);
    }

    private byte[] whole() {
      return cell.fault() == Fault.REDIRECT_ELSEWHERE ? FaultEnvironment.FILM : wholeFilm;
    }

    /** A connection that was not given back would be missed here: there is one of each kind. */
    private String nextCall(VideoClient client) {
      gate.heal();
      if (cell.fault() == Fault.UNKNOWN_HOST) {
        return "";
      }
      JobRef ref = vendor.ref(film);
      try {
        if (cell.operation() == Operation.DOWNLOAD) {
          client.download(ref).metadata();
        } else {
          client.retrieve(ref);
        }
        return "";
      } catch (VideoException error) {
        return ", then " + error;
      }
    }
  }

  /** A clock that tells when somebody waits by it. */
  private record Waits(TimeSource clock, Runnable listener) implements TimeSource {

    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public long nanoTime() {
      return clock.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      listener.run();
      clock.sleep(duration);
    }
  }
}
