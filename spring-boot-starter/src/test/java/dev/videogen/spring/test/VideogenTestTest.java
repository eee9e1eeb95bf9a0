package dev.videogen.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spring.VideogenAutoConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

@DisplayName("A slice for tests with videos")
@VideogenTest(properties = "videogen.fake.preset=openai")
@Import(VideogenTestTest.Trailers.class)
class VideogenTestTest {

  private static VideoClient before;

  @Autowired private FakeVideoGenerator fake;
  @Autowired private Trailers trailers;
  @Autowired private ApplicationContext context;

  /** The app. */
  @SpringBootApplication
  static class App {}

  /** What the test is about. */
  static class Trailers {

    private final VideoClient videos;

    Trailers(VideoClient videos) {
      this.videos = videos;
    }

    void create() {
      videos.create(VideoRequest.builder("A cat").build());
    }
  }

  /** What the app has besides, and cannot have here. */
  @Component
  static class Database {

    Database() {
      throw new IllegalStateException("there is no database");
    }
  }

  @RepeatedTest(2)
  @DisplayName("has one client and a fake that remembers nothing of other tests")
  void fresh() {
    assertThat(fake.calls()).isEmpty();
    assertThat(fake.count(Operation.CREATE)).isZero();
    trailers.create();
    assertThat(fake.count(Operation.CREATE)).isEqualTo(1);
    fake.script().latency(java.time.Duration.ofHours(1));
    assertThat(before == null || before == trailers.videos).isTrue();
    before = trailers.videos;
  }

  @Test
  @DisplayName("has nothing else of the app")
  void slice() {
    assertThat(context.getBeansOfType(Database.class)).isEmpty();
    assertThat(context.getBeansOfType(VideogenAutoConfiguration.class)).hasSize(1);
    assertThat(context.containsBean("dispatcherServlet")).isFalse();
    assertThat(fake.toString()).contains("openai");
  }
}
