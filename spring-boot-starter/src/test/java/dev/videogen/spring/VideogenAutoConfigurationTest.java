package dev.videogen.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.budget.SpendingLimits;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.follow.JobFollower;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoEventListener;
import dev.videogen.spi.VideoGenerator;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@DisplayName("In an app, the starter")
class VideogenAutoConfigurationTest {

  private static final VideoRequest CAT = VideoRequest.builder("A cat").build();

  private final ApplicationContextRunner app =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(VideogenAutoConfiguration.class));

  @TempDir private Path folder;

  @Test
  @DisplayName("makes a video by one line of configuration")
  void oneLine() {
    app.withPropertyValues(
            "videogen.provider=fake",
            "videogen.fake.job-duration=10ms",
            "videogen.poll-interval=10ms")
        .run(
            context -> {
              VideoClient videos = context.getBean(VideoClient.class);
              assertThat(context.getBean(JobFollower.class)).isSameAs(videos.follower());
              videos.generate(CAT, folder.resolve("cat.mp4"));
              assertThat(folder.resolve("cat.mp4")).isNotEmptyFile();
            });
  }

  @Test
  @DisplayName("says what to set where nothing is configured")
  void nothingConfigured() {
    app.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("videogen.provider"));
  }

  @Test
  @DisplayName("leaves it to the app's own client")
  void ownClient() {
    app.withBean("mine", VideoClient.class, () -> VideoClient.of(FakeVideoGenerator.create()))
        .run(context -> assertThat(context).hasSingleBean(VideoClient.class).hasBean("mine"));
  }

  @Test
  @DisplayName("applies all beans that are for the client, in their order")
  void beans() {
    app.withUserConfiguration(Beans.class)
        .run(
            context -> {
              VideoClient videos = context.getBean(VideoClient.class);
              JobRef job = videos.create(CAT).ref();
              videos.await(job);

              assertThat(context.getBean(Beans.class).log)
                  .startsWith(
                      "customized",
                      "create by outer",
                      "create by inner",
                      "first told",
                      "second told");
              assertThat(context.getBean(FakeVideoGenerator.class).calls()).isNotEmpty();
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class Beans {

    private final List<String> log = new ArrayList<>();

    @Bean
    FakeVideoGenerator fake() {
      return FakeVideoGenerator.create();
    }

    @Bean
    @Order(2)
    VideoGeneratorDecorator inner() {
      return generator -> logged(generator, "create by inner");
    }

    @Bean
    @Order(1)
    VideoGeneratorDecorator outer() {
      return generator -> logged(generator, "create by outer");
    }

    private VideoGenerator logged(VideoGenerator generator, String line) {
      return new ForwardingVideoGenerator(generator) {
        @Override
        public VideoJob create(CheckedRequest request) {
          log.add(line);
          return super.create(request);
        }
      };
    }

    @Bean
    @Order(2)
    VideoEventListener second() {
      return event -> log.add("second told");
    }

    @Bean
    @Order(1)
    VideoEventListener first() {
      return event -> {
        log.add("first told");
        throw new IllegalStateException("broken listener");
      };
    }

    @Bean
    VideoClientCustomizer customizer() {
      return builder -> log.add("customized");
    }
  }

  @Test
  @DisplayName("holds the app's limits of spending")
  void limits() {
    app.withPropertyValues("videogen.provider=fake", "videogen.fake.preset=openai")
        .withBean(
            SpendingLimits.class,
            () -> SpendingLimits.builder().perJob(new BigDecimal("0.01")).build())
        .run(
            context ->
                assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                            () -> context.getBean(VideoClient.class).create(CAT)))
                    .isInstanceOf(BudgetExceededException.class));
  }

  @Test
  @DisplayName("reads no place but Spring's environment")
  void onlySpring() {
    System.setProperty("videogen.fake.preset", "no-such-preset");
    try {
      app.withInitializer(
              context -> {
                context.getEnvironment().getPropertySources().remove("systemProperties");
                context.getEnvironment().getPropertySources().remove("systemEnvironment");
              })
          .withPropertyValues("videogen.provider=fake")
          .run(context -> assertThat(context).hasNotFailed());
    } finally {
      System.clearProperty("videogen.fake.preset");
    }
  }

  @Test
  @DisplayName("ends what is followed even in an app that makes its beans late")
  void lazyApp() {
    app.withPropertyValues("videogen.provider=fake")
        .withInitializer(
            context ->
                context.addBeanFactoryPostProcessor(
                    new LazyInitializationBeanFactoryPostProcessor()))
        .run(
            context ->
                assertThat(context.getBeanFactory().containsSingleton("videogenLifecycle"))
                    .isTrue());
  }

  @Test
  @DisplayName("serves a context and its child with one client, which lives on when the child ends")
  void child() {
    app.withPropertyValues("videogen.provider=fake")
        .run(
            parent -> {
              app.withPropertyValues("videogen.provider=fake")
                  .withParent(parent)
                  .run(
                      child ->
                          assertThat(child.getBean(VideoClient.class))
                              .isSameAs(parent.getBean(VideoClient.class)));
              VideoClient videos = parent.getBean(VideoClient.class);
              assertThat(videos.awaitAsync(videos.create(CAT).ref()).future()).isNotDone();
            });
  }
}
