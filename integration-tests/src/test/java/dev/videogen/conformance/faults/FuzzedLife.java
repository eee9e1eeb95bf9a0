package dev.videogen.conformance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One video from create to delete, with a vendor whose responses are changed by a seed. */
final class FuzzedLife implements FuzzTest.Scenario {

  private static final int MAX_SHOWN = 150;
  private static final Duration WAIT = Duration.ofMinutes(2);

  private final FaultedVendor vendor;
  private final Upstream upstream;
  private final ExecutorService threads;
  private final Random random;
  private final Report report;
  private final FuzzedPurchase purchase;
  private final Path target;
  private final double strangeness;

  FuzzedLife(
      FaultedVendor vendor,
      Upstream upstream,
      ExecutorService threads,
      Random random,
      Path folder,
      String prompt,
      Report report)
      throws IOException {
    this.vendor = vendor;
    this.upstream = upstream;
    this.threads = threads;
    this.random = random;
    this.report = report;
    this.purchase = new FuzzedPurchase(vendor, prompt, report);
    this.target = Files.createTempDirectory(folder, "life").resolve("film.mp4");
    this.strangeness = 0.2 + 0.8 * random.nextDouble();
  }

  /** Lives it. */
  @Override
  public void run() throws IOException {
    try (MutatingProxy proxy = new MutatingProxy(upstream, threads, this::send);
        VideoClient client = purchase.client(proxy.url())) {
      Optional<JobRef> ref = purchase.make(client);
      if (ref.isPresent()) {
        attempt("await", () -> await(client, ref.get()), ref.get());
        attempt("save", () -> save(client, ref.get()), ref.get());
        attempt("retrieve", () -> judge(client.retrieve(ref.get())), ref.get());
        attempt("list", () -> client.list(ListQuery.newest(5)), null);
        if (vendor.has(Operation.DELETE)) {
          attempt("delete", () -> client.delete(ref.get()), ref.get());
        }
      }
    }
  }

  private synchronized void send(HttpMessage request, HttpMessage response, ClientConnection line)
      throws IOException {
    Operation operation = vendor.operation(request).orElse(Operation.RETRIEVE);
    boolean strange = random.nextDouble() < strangeness;
    byte[] body;
    if (strange) {
      body = new StrangeResponse(random, operation, response).send(line);
    } else {
      body = response.body();
      line.send(response);
    }
    report.told(request.asked() + (strange ? " -> " + shown(body) : ""));
    if (operation == Operation.CREATE) {
      purchase.responded(body);
    }
  }

  private static String shown(byte[] body) {
    String start = new String(Arrays.copyOf(body, Math.min(body.length, MAX_SHOWN)), UTF_8);
    return start.replaceAll("[^\\x20-\\x7e]+", ".");
  }

  private void await(VideoClient client, JobRef ref) {
    judge(client.await(ref, WaitOptions.defaults().timeout(WAIT)));
  }

  /** Whatever a word that nobody knows stands for, it is no failure. */
  private void judge(VideoJob job) {
    boolean failed = job.status().isTerminal() && job.status() != JobStatus.COMPLETED;
    report.require(!failed, "no word of failure was said, but it is " + job.status());
  }

  private void save(VideoClient client, JobRef ref) {
    try {
      client.download(ref).saveTo(target);
      report.require(Files.exists(target), "it is saved, they say, and is not there");
    } finally {
      look();
    }
  }

  private void look() {
    try (Stream<Path> files = Files.list(target.getParent())) {
      List<Path> others = files.filter(file -> !file.equals(target)).toList();
      report.require(others.isEmpty(), "left behind: " + others);
      report.require(
          !Files.exists(target) || Arrays.equals(Files.readAllBytes(target), film()),
          "the file is not the video");
    } catch (IOException unreadable) {
      report.violated("the folder cannot be read: " + unreadable);
    }
  }

  private byte[] film() throws IOException {
    return vendor.played().file(purchase.made().get(0));
  }

  private void attempt(String name, Runnable call, @Nullable JobRef ref) {
    try {
      call.run();
    } catch (VideoException error) {
      report.told(name + ": " + error);
      report.require(
          ref == null || error.job().equals(Optional.of(ref)), name + " names no job: " + error);
      report.require(
          !(error + "" + error.details()).contains(FaultedVendor.KEY), "the key: " + error);
    } catch (RuntimeException | Error other) {
      report.violated(name + ": " + other);
    }
  }
}
