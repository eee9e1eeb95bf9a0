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
      boolean interrupted = false;
      for (Future<ComparisonResult> future : futures) {
        while (true) {
          try {
            results.add(future.get());
            break;
          } catch (InterruptedException end) {
            interrupted = true;
            threads.shutdownNow();
          } catch (ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
