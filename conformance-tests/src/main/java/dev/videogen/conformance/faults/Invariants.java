package dev.videogen.conformance.faults;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds in every cell, whatever comes of it. Collects where it does not. */
final class Invariants {

  private static final Duration ASKED_WAIT = Duration.ofSeconds(2);

  private final FaultCase cell;
  private final FaultedVendor vendor;
  private final JobRef subject;
  private final List<String> violations = new ArrayList<>();

  /**
   * Demands on one cell.
   *
   * @param subject the job that is asked about
   */
  Invariants(FaultCase cell, FaultedVendor vendor, JobRef subject) {
    this.cell = cell;
    this.vendor = vendor;
    this.subject = subject;
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  /** An error is about what was asked, names its job, and no key, not even when it travels. */
  void ofError(VideoException error) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    String text = error + " " + error.details();
    String all = text + bytes.toString(StandardCharsets.UTF_8);
    require(!all.contains(FaultedVendor.KEY), "the key is in the error");
    require(
        error.provider().filter(vendor.instance()::equals).isPresent(), "no provider in " + text);
    require(error.operation() == cell.operation(), "another operation in " + text);
    boolean ofJob = !cell.operation().isPaid() && cell.operation() != Operation.LIST;
    Optional<JobRef> job = ofJob ? Optional.of(subject) : Optional.empty();
    require(error.job().equals(job), "the job of the error is " + error.job());
    if (!cell.operation().isPaid()) {
      boolean ofPaidJob = ofJob && error.kind() != ErrorKind.NOT_FOUND;
      require(error.billed() == (ofPaidJob ? Billed.YES : Billed.NO), "billed " + error.billed());
    }
  }

  /** Whoever is told to wait comes no sooner. */
  void ofWaits(List<Duration> waits) {
    boolean inTime = waits.stream().allMatch(wait -> wait.compareTo(ASKED_WAIT) >= 0);
    require(!cell.fault().asksToWait() || inTime, "sooner again than asked: " + waits);
  }

  /** A closed client has no connections. */
  void ofConnections(int stillOpen) {
    require(stillOpen == 0, stillOpen + " connections are open after the client was closed");
  }

  /** Nothing is paid twice, and what an error says of it is true. */
  void ofMoney(List<HttpMessage> received, @Nullable Billed billed, List<VideoJob> made) {
    if (!cell.operation().isPaid()) {
      return;
    }
    int max = cell.fault().verdict().maxReceived(cell.executed(), FaultCase.ATTEMPTS);
    require(received.size() <= max, "it was sent " + received.size() + " times");
    long keys =
        received.stream().map(each -> each.header("Idempotency-Key").orElse("")).distinct().count();
    require(keys <= 1, "it was sent under " + keys + " idempotency keys");
    require(made.size() <= 1, "it was paid " + made.size() + " times");
    require(billed != Billed.NO || made.isEmpty(), "not billed, they say, and there is a job");
    require(billed != Billed.YES, "billed, they say, and name no job");
  }

  /** What is returned as the new job is the one that was paid for. */
  void ofNewJob(VideoJob job, List<VideoJob> made) {
    require(made.stream().map(vendor::ref).toList().equals(List.of(job.ref())), "another job came");
  }

  void ofJob(VideoJob job) {
    require(job.ref().equals(subject), "another job came");
  }

  void ofPage(Page<VideoJob> page) {
    require(!page.items().isEmpty(), "no job came");
  }

  void ofDeleted(VideoJob job) {
    require(!vendor.played().exists(job.id()), "the job is said to be deleted, and is there");
  }

  void ofSaved(Path target) {
    require(Files.exists(target), "the file is said to be saved, and is not there");
  }

  /** At the target is the whole file or nothing, and nothing is beside it. */
  void ofFolder(Path target, byte[] whole) throws IOException {
    try (Stream<Path> files = Files.list(target.getParent())) {
      List<Path> others = files.filter(file -> !file.equals(target)).toList();
      require(others.isEmpty(), "left behind: " + others);
    }
    if (Files.exists(target)) {
      require(Arrays.equals(Files.readAllBytes(target), whole), "the file is not whole");
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }
}
