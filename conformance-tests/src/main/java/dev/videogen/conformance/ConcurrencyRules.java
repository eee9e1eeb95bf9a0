package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class ConcurrencyRules {

  private static final int THREADS = 200;

  private final RuleContext bench;

  ConcurrencyRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("CON-01")
  @DisplayName("CON-01 two hundred threads create two hundred jobs")
  void create() throws Exception {
    bench.affordable("two hundred jobs");

    assertThat(inAllThreads(() -> bench.created().id())).doesNotHaveDuplicates();
  }

  @Test
  @Tag("CON-02")
  @DisplayName("CON-02 two hundred threads retrieve each its own job")
  void retrieve() throws Exception {
    bench.affordable("two hundred requests at once");
    List<VideoJob> jobs = List.of(bench.created(), bench.created());
    List<VideoJob> asked = new ArrayList<>();
    List<Callable<String>> polls = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      VideoJob job = jobs.get(thread % jobs.size());
      asked.add(job);
      polls.add(() -> bench.generator().retrieve(job.id()).id());
    }

    assertThat(atOnce(polls)).containsExactlyElementsOf(asked.stream().map(VideoJob::id).toList());
  }

  @Test
  @Tag("CON-03")
  @DisplayName("CON-03 two hundred threads download the same bytes")
  void download() throws Exception {
    bench.affordable("two hundred downloads");
    VideoOutput output = bench.output();
    byte[] whole = bench.read(output);

    // Compared by the thread that read them: two hundred videos at once may be more than fits.
    assertThat(inAllThreads(() -> Arrays.equals(bench.read(output), whole))).doesNotContain(false);
  }

  private <T> List<T> inAllThreads(Callable<T> call) throws Exception {
    List<Callable<T>> calls = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      calls.add(call);
    }
    return atOnce(calls);
  }

  /** Starts all calls in the same moment, and gives their results in order. */
  private <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    bench.generator();
    CountDownLatch ready = new CountDownLatch(calls.size());
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> call : calls) {
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return call.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
