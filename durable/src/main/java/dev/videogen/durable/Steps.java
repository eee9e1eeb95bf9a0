package dev.videogen.durable;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be done for purchases next, as tasks of db-scheduler. A step is scheduled in the
 * transaction that makes it due, and names the fence for which it holds: one that comes later finds
 * another fence or state, and does nothing.
 */
final class Steps {

  static final String TABLE = "videogen_scheduled_tasks";

  static final TaskDescriptor<Void> SEND = TaskDescriptor.of("videogen-send");
  static final TaskDescriptor<Void> FOLLOW = TaskDescriptor.of("videogen-follow");
  static final TaskDescriptor<Void> SAVE = TaskDescriptor.of("videogen-save");
  static final TaskDescriptor<Void> TELL = TaskDescriptor.of("videogen-tell");
  static final TaskDescriptor<Void> RECOVER = TaskDescriptor.of("videogen-recover");

  private final Dialect dialect;
  private final DatabaseClock clock;

  Steps(Dialect dialect, DatabaseClock clock) {
    this.dialect = dialect;
    this.clock = clock;
  }

  /**
   * A step of a purchase.
   *
   * @param purchase the purchase
   * @param fence the number that stood in its row when the step became due
   * @param of what tells it from others of the same kind; empty if nothing does
   */
  record Step(UUID purchase, long fence, Optional<String> of) {

    static Step parse(String instance) {
      String[] parts = instance.split(":", 3);
      return new Step(
          UUID.fromString(parts[0]),
          Long.parseLong(parts[1]),
          parts.length > 2 ? Optional.of(parts[2]) : Optional.empty());
    }

    @Override
    public String toString() {
      return purchase + ":" + fence + of.map(word -> ":" + word).orElse("");
    }
  }

  void send(Connection connection, UUID purchase, long fence, Duration delay) {
    schedule(connection, SEND, new Step(purchase, fence, Optional.empty()).toString(), delay);
  }

  void save(Connection connection, UUID purchase, long fence) {
    schedule(
        connection, SAVE, new Step(purchase, fence, Optional.empty()).toString(), Duration.ZERO);
  }

  void tell(Connection connection, UUID purchase, long fence, PurchaseState state) {
    Step step = new Step(purchase, fence, Optional.of(state.name()));
    schedule(connection, TELL, step.toString(), Duration.ZERO);
  }

  private void schedule(
      Connection connection, TaskDescriptor<Void> task, String instance, Duration delay) {
    SchedulerClient.Builder.create(new OneConnection(connection))
        .tableName(TABLE)
        .jdbcCustomization(dialect.scheduler())
        .build()
        .scheduleIfNotExists(task.instance(instance).scheduledTo(clock.now().plus(delay)));
  }
}
