package dev.videogen.spring.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.follow.JobHandle;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.TimeSource;
import dev.videogen.spring.OpenJobsHandler;
import dev.videogen.spring.VideoGeneratorDecorator;
import dev.videogen.spring.VideogenAutoConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("At the end of an app")
@Timeout(20)
class ClientLifecycleTest {

  private static final VideoRequest CAT = VideoRequest.builder("A cat").build();

  private final ApplicationContextRunner app =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(VideogenAutoConfiguration.class))
          .withBean(
              FakeVideoGenerator.class,
              () ->
                  FakeVideoGenerator.builder()
                      .time(TimeSource.system())
                      .jobDuration(Duration.ofMinutes(5))
                      .build());

  @Test
  @DisplayName("the client ends after the web server")
  void phase() {
    assertThat(ClientLifecycle.PHASE)
        .isLessThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 1024);
  }

  @Test
  @DisplayName("the jobs that are still followed go to the app's handler, once")
  void openJobs() {
    AtomicReference<List<JobRef>> kept = new AtomicReference<>();
    AtomicReference<JobRef> created = new AtomicReference<>();
    app.withBean(
            OpenJobsHandler.class,
            () ->
                open -> {
                  assertThat(kept.getAndSet(open)).isNull();
                })
        .run(
            context -> {
              VideoClient videos = context.getBean(VideoClient.class);
              created.set(videos.create(CAT).ref());
              videos.awaitAsync(created.get());
            });

    assertThat(kept.get()).containsExactly(created.get());
  }

  @Test
  @DisplayName("a create that is under way is not torn off, and its job is told")
  void createUnderWay() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch response = new CountDownLatch(1);
    AtomicReference<JobHandle<VideoJob>> handle = new AtomicReference<>();
    Thread[] closer = new Thread[1];
    app.withBean(
            VideoGeneratorDecorator.class,
            () ->
                generator ->
                    new ForwardingVideoGenerator(generator) {
                      @Override
                      public VideoJob create(CheckedRequest request) {
                        sent.countDown();
                        awaitUninterruptibly(response);
                        return super.create(request);
                      }
                    })
        .run(
            context -> {
              handle.set(context.getBean(VideoClient.class).createAsync(CAT));
              assertThat(sent.await(5, TimeUnit.SECONDS)).isTrue();
              closer[0] = new Thread(context.getSourceApplicationContext()::close);
              closer[0].start();
              closer[0].join(100);
              assertThat(closer[0].isAlive()).isTrue();
              response.countDown();
              closer[0].join();
            });

    assertThat(handle.get().future().get(5, TimeUnit.SECONDS).ref().instance()).isEqualTo("fake");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  @DisplayName("what is stopped to be started again goes on following")
  void paused() {
    app.run(
        context -> {
          VideoClient videos = context.getBean(VideoClient.class);
          JobRef ref = videos.create(CAT).ref();
          JobHandle<VideoJob> handle = videos.awaitAsync(ref);
          ConfigurableApplicationContext source = context.getSourceApplicationContext();
          source.stop();
          source.start();

          assertThat(handle.future()).isNotDone();
          assertThat(videos.follower().followed()).containsExactly(ref);
        });
  }
}
