package dev.videogen.fake;

import dev.videogen.ListOrder;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The records of one fake, gone when it is. */
final class InMemoryJobStore implements JobStore {

  private final NavigableMap<Long, JobRecord> jobs = new TreeMap<>();
  private final int capacity;
  private final Predicate<JobRecord> hasEnded;
  private long lastNumber;

  InMemoryJobStore(int capacity, Predicate<JobRecord> hasEnded) {
    this.capacity = capacity;
    this.hasEnded = hasEnded;
  }

  @Override
  public synchronized JobRecord add(LongFunction<JobRecord> job) {
    if (jobs.size() >= capacity) {
      forgetOne();
    }
    lastNumber++;
    JobRecord added = job.apply(lastNumber);
    jobs.put(lastNumber, added);
    return added;
  }

  private void forgetOne() {
    Long oldest =
        jobs.values().stream()
            .filter(hasEnded)
            .map(JobRecord::number)
            .findFirst()
            .orElseGet(jobs::firstKey);
    jobs.remove(oldest);
  }

  @Override
  public synchronized Optional<JobRecord> find(long number) {
    return Optional.ofNullable(jobs.get(number));
  }

  @Override
  public synchronized Optional<JobRecord> change(long number, UnaryOperator<JobRecord> change) {
    return Optional.ofNullable(
        jobs.computeIfPresent(number, (sameNumber, job) -> change.apply(job)));
  }

  @Override
  public synchronized boolean remove(long number) {
    return jobs.remove(number) != null;
  }

  @Override
  public synchronized List<JobRecord> page(ListOrder order, long after, int limit) {
    NavigableMap<Long, JobRecord> following =
        switch (order) {
          case OLDEST_FIRST -> jobs.tailMap(after, false);
          case NEWEST_FIRST ->
              jobs.headMap(after == 0 ? Long.MAX_VALUE : after, false).descendingMap();
        };
    return following.values().stream().limit(limit).toList();
  }

  @Override
  public synchronized void clear() {
    jobs.clear();
  }

  @Override
  public synchronized long lastNumber() {
    return lastNumber;
  }
}
