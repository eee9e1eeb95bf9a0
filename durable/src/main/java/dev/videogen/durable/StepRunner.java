package dev.videogen.durable;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has db-scheduler run the steps of purchases on this node. */
final class StepRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

  private static final Duration MAX_FOLLOW_INTERVAL = Duration.ofSeconds(2);

  private final Store store;
  private final Poller poller;
  private final Recoverer recoverer;
  private final Scheduler scheduler;

  /** The instances whose jobs are followed by some node, as far as this one knows. */
  private final Set<String> followed = ConcurrentHashMap.newKeySet();

  /**
   * How a node works.
   *
   * @param name the node's name
   * @param threads how many steps it runs at once
   * @param pollEvery how often it polls the database for steps that are due
   * @param heartbeat how often it says that it lives; after four without it, others take its steps
   * @param closeWithin how long it waits for steps under way when it is closed
   */
  record Node(
      String name, int threads, Duration pollEvery, Duration heartbeat, Duration closeWithin) {}

  StepRunner(
      Store store,
      Node node,
      Sender sender,
      Poller poller,
      Saver saver,
      Teller teller,
      Recoverer recoverer) {
    this.store = store;
    this.poller = poller;
    this.recoverer = recoverer;
    RecurringTask<Void> recover =
        Tasks.recurring(Steps.RECOVER, FixedDelay.of(store.timing().recoverEvery()))
            .execute((instance, context) -> recover());
    SchedulerBuilder builder =
        Scheduler.create(
                store.database().source(),
                step(Steps.SEND, sender::send),
                follow(),
                step(Steps.SAVE, saver::save),
                step(Steps.TELL, teller::tell))
            .startTasks(recover)
            .tableName(Steps.TABLE)
            .jdbcCustomization(store.database().dialect().scheduler())
            .schedulerName(new SchedulerName.Fixed(node.name()))
            .clock(store.clock())
            .threads(node.threads())
            .pollingInterval(node.pollEvery())
            .heartbeatInterval(node.heartbeat())
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(node.closeWithin())
            .commitWhenAutocommitDisabled(true);
    if (store.database().dialect() == Dialect.POSTGRESQL) {
      builder.pollUsingLockAndFetch(0.5, 1);
    }
    this.scheduler = builder.build();
  }

  void start() {
    store.clock().adjust(store.database());
    scheduler.start();
    follow(instancesWithJobs());
  }

  void stop() {
    scheduler.stop();
  }

  /** Has this node poll the database for due steps now. */
  void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  private Task<Void> step(
      TaskDescriptor<Void> descriptor, Function<Steps.Step, Optional<Duration>> work) {
    return Tasks.custom(descriptor)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(store.backoff().first()))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> {
              store.clock().adjustNowAndThen(store.database());
              Optional<Duration> again = work.apply(Steps.Step.parse(instance.getId()));
              return (complete, operations) -> {
                if (again.isPresent()) {
                  operations.reschedule(complete, store.clock().now().plus(again.get()));
                } else {
                  operations.remove();
                }
                wake();
              };
            });
  }

  private Task<Void> follow() {
    return Tasks.custom(Steps.FOLLOW)
        .onFailureReschedule(FixedDelay.of(followEvery()))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> {
              poller.poll(instance.getId());
              CompletionHandler<Void> again =
                  (complete, operations) -> {
                    operations.reschedule(complete, store.clock().now().plus(followEvery()));
                    wake();
                  };
              return again;
            });
  }

  /** How often it is asked which jobs are due: new ones are at once, whatever their interval. */
  private Duration followEvery() {
    Duration interval = store.timing().pollInterval();
    return interval.compareTo(MAX_FOLLOW_INTERVAL) < 0 ? interval : MAX_FOLLOW_INTERVAL;
  }

  private void recover() {
    store.clock().adjustNowAndThen(store.database());
    follow(instancesWithJobs());
    recoverer.recover();
  }

  private List<String> instancesWithJobs() {
    return store
        .database()
        .inTransaction(
            connection ->
                Sql.list(
                    connection,
                    "SELECT DISTINCT instance FROM videogen_purchase WHERE managed AND state ="
                        + " 'CREATED'",
                    row -> row.getString(1)));
  }

  private void follow(List<String> instances) {
    instances.forEach(this::follow);
  }

  /** Has the jobs of an instance followed, by whichever node. */
  void follow(String instance) {
    if (followed.add(instance)) {
      boolean added =
          scheduler.scheduleIfNotExists(
              Steps.FOLLOW.instance(instance).scheduledTo(store.clock().now()));
      LOG.debug("The jobs of {} {} followed", instance, added ? "are from now on" : "were already");
    }
  }
}
