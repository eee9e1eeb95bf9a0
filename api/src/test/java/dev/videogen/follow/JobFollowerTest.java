package dev.videogen.follow;

import static dev.videogen.JobStatus.COMPLETED;
import static dev.videogen.JobStatus.FAILED;
import static dev.videogen.JobStatus.IN_PROGRESS;
import static dev.videogen.JobStatus.QUEUED;
import static dev.videogen.follow.ScriptedReader.REF;
import static dev.videogen.follow.ScriptedReader.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.WaitOptions;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.WaitTimeoutException;
import dev.videogen.spi.CompositeId;
import dev.videogen.testing.BlockingClock;
import dev.videogen.testing.SteppingTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A follower of jobs")
@Timeout(30)
class JobFollowerTest {

  private final SteppingTime time = new SteppingTime();
  private final ScriptedReader reader = new ScriptedReader();
  private final JobFollower follower =
      JobFollower.builder(reader).time(time).reads(Runnable::run).callbacks(Runnable::run).build();

  @AfterEach
  void close() {
    follower.close();
  }

  private static ErrorDetails details(String message) {
    return ErrorDetails.builder(Operation.RETRIEVE, message).build();
  }

  private <E extends Throwable> E failure(Class<E> type) {
    reader.open();
    return catchThrowableOfType(type, () -> follower.follow(REF).join());
  }

  @Nested
  @DisplayName("ends a wait")
  class EndsAWait {

    @ParameterizedTest
    @EnumSource(
        value = JobStatus.class,
        names = {"QUEUED", "IN_PROGRESS"},
        mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("with the job, however it has ended")
    void withTheJob(JobStatus end) {
      reader.open().then(QUEUED).then(IN_PROGRESS).then(end);

      assertThat(follower.follow(REF).join().status()).isEqualTo(end);
      assertThat(reader.calls()).hasSize(3);
      assertThat(follower.followed()).isEmpty();
    }

    @Test
    @DisplayName("at its deadline, after a last poll, with what was seen last")
    void atItsDeadline() {
      reader.then(QUEUED);

      WaitTimeoutException late = failure(WaitTimeoutException.class);

      assertThat(late.lastSeen()).contains(job(REF.id(), QUEUED));
      assertThat(late).hasMessageContaining("did not end within 10m").hasNoCause();
      assertThat(Duration.ofNanos(time.nanoTime())).isEqualTo(Duration.ofMinutes(10));
      assertThat(follower.followed()).isEmpty();
    }

    @Test
    @DisplayName("with what no other poll would mend, and names the job")
    void withWhatIsFinal() {
      reader.then(new AuthenticationException(details("no such key")));

      assertThat(failure(AuthenticationException.class).job()).contains(REF);
      assertThat(reader.calls()).hasSize(1);
    }

    @Test
    @DisplayName("with an error that is no vendor's")
    void withABug() {
      reader.then(new IllegalStateException("a bug"));

      assertThat(failure(IllegalStateException.class)).hasMessage("a bug");
    }

    @Test
    @DisplayName("for a job that is not found only once it is missing for ten seconds")
    void forAMissingJob() {
      reader.then(QUEUED).then(new NotFoundException(details("no such job")));

      NotFoundException gone = failure(NotFoundException.class);

      assertThat(gone).hasMessageContaining("was there when last looked at and is gone");
      assertThat(Duration.ofNanos(time.nanoTime()).toSeconds()).isBetween(10L, 40L);
    }

    @Test
    @DisplayName("not by failures that pass, for as long as its deadline allows")
    void notByAnOutage() {
      for (int i = 0; i < 12; i++) {
        reader.then(new ConnectionException(details("reset")));
      }
      reader.open().then(COMPLETED);

      assertThat(follower.follow(REF).join().status()).isEqualTo(COMPLETED);
    }

    @Test
    @DisplayName("with the cause of the last failures")
    void withTheCause() {
      reader.then(QUEUED).then(new ConnectionException(details("reset")));

      assertThat(failure(WaitTimeoutException.class))
          .hasCauseInstanceOf(ConnectionException.class)
          .hasMessageContaining("polls failed: reset");
    }

    @Test
    @DisplayName("with no other job's failure for its cause")
    void withItsOwnCause() {
      JobRef other = JobRef.of("openai", "other");
      reader
          .then(QUEUED)
          .then(
              other.id(),
              () -> {
                throw new ConnectionException(details("reset"));
              });
      JobHandle<VideoJob> broken = follower.follow(other);

      assertThat(failure(WaitTimeoutException.class)).hasNoCause();
      assertThatThrownBy(broken::join).hasCauseInstanceOf(ConnectionException.class);
    }

    @Test
    @DisplayName("as a future with the same exception, not wrapped")
    void asAFuture() {
      VideoException refused = new AuthenticationException(details("no such key"));
      reader.open().then(refused);
      List<Throwable> thrown = new ArrayList<>();

      JobHandle<VideoJob> handle = follower.follow(REF);
      handle
          .future()
          .exceptionally(
              failure -> {
                thrown.add(failure);
                return job(REF.id(), FAILED);
              })
          .join();

      assertThat(thrown).singleElement().isInstanceOf(AuthenticationException.class);
    }
  }

  @Nested
  @DisplayName("of several waits")
  class OfSeveralWaits {

    /** Nothing is read before the test has followed all it wants to. */
    private void held(JobStatus... polls) {
      for (JobStatus status : polls) {
        reader.then(status);
      }
    }

    @Test
    @DisplayName("for one job reads it once for all")
    void sharesPolls() {
      held(QUEUED, COMPLETED);
      JobHandle<VideoJob> one = follower.follow(REF);
      JobHandle<VideoJob> other = follower.follow(REF);
      reader.open();

      assertThat(one.join()).isEqualTo(other.join());
      assertThat(reader.calls()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    @DisplayName("ends the one that is stopped and no other")
    void stopsOne() {
      held(QUEUED, QUEUED, COMPLETED);
      JobHandle<VideoJob> stopped = follower.follow(REF);
      JobHandle<VideoJob> other = follower.follow(REF);
      stopped.stop();
      reader.open();

      assertThat(other.join().status()).isEqualTo(COMPLETED);
      assertThat(stopped.future()).isCancelled();
      assertThatThrownBy(stopped::join).isInstanceOf(CancellationException.class);
    }

    @Test
    @DisplayName("takes a cancelled future for a stop")
    void cancelIsStop() {
      held(QUEUED, COMPLETED);
      JobHandle<VideoJob> cancelled = follower.follow(REF);
      cancelled.future().cancel(true);

      assertThat(follower.followed()).isEmpty();
      reader.open();
    }

    @Test
    @DisplayName("hands back what is open when it is stopped, and ends the waits with their refs")
    void handsBack() {
      held(QUEUED);
      JobHandle<VideoJob> open = follower.follow(REF);
      follower.follow(REF);

      assertThat(follower.stop()).containsExactly(REF);
      reader.open();

      ClientClosedException closed = catchThrowableOfType(ClientClosedException.class, open::join);
      assertThat(closed.job()).contains(REF);
      assertThat(follower.stop()).isEmpty();
      assertThatThrownBy(() -> follower.follow(REF).join())
          .isInstanceOf(ClientClosedException.class);
    }
  }

  @Nested
  @DisplayName("tells of polls")
  class TellsOfPolls {

    @Test
    @DisplayName("a listener, whose progress never falls and whose exceptions end nothing")
    void aListener() {
      for (int progress : List.of(10, 30, 20)) {
        reader.then(
            REF.id(), () -> job(REF.id(), IN_PROGRESS).toBuilder().progress(progress).build());
      }
      reader.open().then(COMPLETED);
      List<Integer> told = new ArrayList<>();

      VideoJob ended =
          follower
              .follow(
                  REF,
                  WaitOptions.defaults()
                      .listener(
                          seen -> {
                            told.add(seen.progress().orElse(-1));
                            throw new IllegalStateException("a bug of the app");
                          }))
              .join();

      assertThat(ended.status()).isEqualTo(COMPLETED);
      assertThat(told).containsExactly(10, 30, 30, 30);
    }

    @Test
    @DisplayName("subscribers, and of the end after the future")
    void subscribers() throws InterruptedException {
      reader.open().then(QUEUED).then(COMPLETED);
      JobHandle<VideoJob> handle = follower.follow(REF);
      handle.join();
      Subscriber late = new Subscriber(Long.MAX_VALUE);
      handle.events().subscribe(late);

      assertThat(late.all()).containsExactly("COMPLETED", "end");
    }

    @Test
    @DisplayName("a subscriber that asks for little with the newest alone")
    void slowSubscribers() throws InterruptedException {
      reader.then(QUEUED).then(IN_PROGRESS).then(COMPLETED);
      JobHandle<VideoJob> handle = follower.follow(REF);
      Subscriber slow = new Subscriber(0);
      handle.events().subscribe(slow);
      reader.open();
      handle.join();
      assertThat(slow.told).isEmpty();

      slow.subscription().request(1);

      assertThat(slow.all()).containsExactly("COMPLETED", "end");
    }

    @Test
    @DisplayName("a subscriber of the failure that the future ends with")
    void failures() throws InterruptedException {
      reader.open().then(new AuthenticationException(details("no such key")));
      JobHandle<VideoJob> handle = follower.follow(REF);
      assertThatThrownBy(handle::join).isInstanceOf(AuthenticationException.class);
      Subscriber subscriber = new Subscriber(1);
      handle.events().subscribe(subscriber);

      assertThat(subscriber.all()).containsExactly("no such key [job openai:video_1]");
    }
  }

  private static final class Subscriber implements Flow.Subscriber<VideoJob> {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final long wanted;
    private final List<Flow.Subscription> subscriptions = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    Subscriber(long wanted) {
      this.wanted = wanted;
    }

    /** All that it is told, once the end is. */
    List<String> all() throws InterruptedException {
      end.await();
      return told;
    }

    Flow.Subscription subscription() {
      return subscriptions.get(0);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscriptions.add(subscription);
      if (wanted > 0) {
        subscription.request(wanted);
      }
    }

    @Override
    public void onNext(VideoJob job) {
      told.add(job.status().name());
    }

    @Override
    public void onError(Throwable failure) {
      told.add(failure.getMessage());
      end.countDown();
    }

    @Override
    public void onComplete() {
      told.add("end");
      end.countDown();
    }
  }

  @Nested
  @DisplayName("reads pages")
  class ReadsPages {

    private List<VideoJob> followTwo() {
      List<JobHandle<VideoJob>> handles =
          follower.follow(List.of(JobRef.of("openai", "a"), JobRef.of("openai", "b")));
      reader.open();
      return handles.stream().map(JobHandle::join).toList();
    }

    private static VideoJob completed(String id) {
      return job(id, COMPLETED).toBuilder().outputs(List.of(VideoOutput.of(id, id, 0))).build();
    }

    @Test
    @DisplayName("where one tells of several jobs, and notes what they tell")
    void whereTheyTell() {
      reader.lists(completed("a"), completed("b"));

      assertThat(followTwo()).containsExactly(completed("a"), completed("b"));
      assertThat(reader.calls()).containsExactly("page");
      assertThat(reader.seenOnPages()).hasSize(2);
    }

    @Test
    @DisplayName("and a job alone that they say has ended without saying enough")
    void notWithoutOutputs() {
      reader.lists(job("a", COMPLETED), job("b", FAILED));
      reader.then("a", () -> completed("a"));
      VideoJob failed =
          job("b", FAILED).toBuilder().error(new JobError("broken", "it broke", false)).build();
      reader.then("b", () -> failed);

      assertThat(followTwo()).containsExactly(completed("a"), failed);
      assertThat(reader.calls()).containsExactlyInAnyOrder("page", "a", "b");
    }

    @Test
    @DisplayName("and a job alone that they do not show")
    void notShown() {
      reader.lists(completed("a"));
      reader.then("b", () -> completed("b"));

      assertThat(followTwo()).containsExactly(completed("a"), completed("b"));
      assertThat(reader.calls()).containsExactly("page", "b");
    }

    @Test
    @DisplayName("once for all who wait for the jobs on them")
    void onceForAll() {
      reader.lists(completed("a"), completed("b"));
      JobRef a = JobRef.of("openai", "a");
      List<JobHandle<VideoJob>> handles =
          follower.follow(List.of(a, JobRef.of("openai", "b"), a, a));
      reader.open();

      assertThat(handles).allSatisfy(handle -> assertThat(handle.join()).isNotNull());
      assertThat(reader.calls()).containsExactly("page");
    }

    @Test
    @DisplayName("not where they do not tell enough of a job")
    void notWhereTheyTellTooLittle() {
      reader.then("a", () -> completed("a"));
      reader.then("b", () -> completed("b"));

      followTwo();
      assertThat(reader.calls()).containsExactlyInAnyOrder("a", "b");
    }
  }

  @Nested
  @DisplayName("told of an event")
  class ToldOfAnEvent {

    private final BlockingClock clock = new BlockingClock();
    private final JobFollower waiting =
        JobFollower.builder(reader).time(clock).reads(Runnable::run).build();

    @AfterEach
    void close() {
      waiting.close();
    }

    @Test
    @DisplayName("reads its job at once, and believes nothing but the poll")
    void readsAtOnce() throws InterruptedException {
      reader.open().then(QUEUED).then(QUEUED).then(COMPLETED);
      JobHandle<VideoJob> handle = waiting.follow(REF);
      clock.awaitSleepers(1);

      waiting.received("openai", "nobody's");
      waiting.received("azure", REF.id());
      clock.awaitSleepers(1);
      assertThat(reader.calls()).hasSize(1);
      waiting.received("openai", REF.id());
      while (reader.calls().size() < 2) {
        clock.awaitSleepers(1);
      }
      assertThat(handle.future()).isNotDone();
      clock.awaitSleepers(1);
      waiting.received("openai", REF.id());

      assertThat(handle.join().status()).isEqualTo(COMPLETED);
      assertThat(clock.nanoTime()).isZero();
    }

    @Test
    @DisplayName("finds a job of several parts by its last one")
    void findsByTheLastPart() throws InterruptedException {
      String id = CompositeId.of("fal-ai/veo3.1", "request-7").toString();
      reader.open().then(id, () -> job(id, QUEUED)).then(id, () -> job(id, COMPLETED));
      JobHandle<VideoJob> handle = waiting.follow(JobRef.of("openai", id));
      clock.awaitSleepers(1);

      waiting.received("openai", "request-7");

      assertThat(handle.join().status()).isEqualTo(COMPLETED);
      assertThat(clock.nanoTime()).isZero();
    }
  }
}
