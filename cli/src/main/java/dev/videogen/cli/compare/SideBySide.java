package dev.videogen.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs all at once, each on a thread of its own. When this thread is interrupted, as by Ctrl-C, all
 * are, and tell what became of their jobs.
 *
 * @param runs what to run
 */
record SideBySide(List<ContenderRun> runs) {

  List<ComparisonResult> results() {
    ExecutorService threads = Executors.newFixedThreadPool(runs.size());
    try {
      List<Future<ComparisonResult>> futures = new ArrayList<>();
      runs.forEach(run -> futures.add(threads.submit(run)));
      List<ComparisonResult> results = new ArrayList<>();
      for (Future<ComparisonResult> future : futures) {
        while (true) {
          try {
            results.add(future.get());
            break;
          } catch (InterruptedException end) {
            // It stays cleared: the page is still to be written, which an interrupt would prevent.
            threads.shutdownNow();
          } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
          }
        }
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
