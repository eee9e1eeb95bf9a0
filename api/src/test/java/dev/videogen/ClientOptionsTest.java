package dev.videogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoEvent;
import dev.videogen.spi.VideoGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A client")
class ClientOptionsTest {

  private static final JobRef REF = JobRef.of("stub", "job_1");

  @TempDir private Path folder;

  private final StubGenerator generator = new StubGenerator(TimeSource.system());

  private static VideoJob completed() {
    return VideoJob.builder(REF, JobStatus.COMPLETED)
        .outputs(List.of(VideoOutput.of("job_1", "job_1", 0)))
        .build();
  }

  @Test
  @DisplayName("tells its listener of polls, transfers and files saved")
  void events() {
    List<VideoEvent> events = new ArrayList<>();
    generator.responds(completed());
    try (VideoClient client =
        VideoClient.builder().generator(generator).events(events::add).build()) {
      client.download(REF).saveTo(folder.resolve("cat.mp4"));
    }

    assertThat(events)
        .hasExactlyElementsOfTypes(
            VideoEvent.Poll.class,
            VideoEvent.Transfer.class,
            VideoEvent.Transfer.class,
            VideoEvent.Saved.class)
        .allMatch(event -> event.instance().equals("stub"));
  }

  @Test
  @DisplayName("goes on when its listener fails")
  void brokenListener() {
    generator.responds(completed());
    try (VideoClient client =
        VideoClient.builder()
            .generator(generator)
            .events(
                event -> {
                  throw new IllegalStateException("broken");
                })
            .build()) {
      assertThat(client.retrieve(REF).status()).isEqualTo(JobStatus.COMPLETED);
      client.download(REF).saveTo(folder.resolve("cat.mp4"));
    }
    assertThat(folder.resolve("cat.mp4")).exists();
  }

  @Test
  @DisplayName("puts its decorators around each generator once, the later ones outside")
  void decorators() {
    List<String> calls = new ArrayList<>();
    List<String> made = new ArrayList<>();
    generator.responds(completed());
    try (VideoClient client =
        VideoClient.builder()
            .generator(generator)
            .decorate(inner -> named("inner", inner, calls, made))
            .decorate(inner -> named("outer", inner, calls, made))
            .build()) {
      client.retrieve(REF);
      client.retrieve(REF);
    }

    assertThat(made).containsExactly("inner", "outer");
    assertThat(calls).containsExactly("outer", "inner", "outer", "inner");
  }

  private static ForwardingVideoGenerator named(
      String name, VideoGenerator inner, List<String> calls, List<String> made) {
    made.add(name);
    return new ForwardingVideoGenerator(inner) {
      @Override
      public VideoJob retrieve(String id) {
        calls.add(name);
        return super.retrieve(id);
      }
    };
  }

  @Test
  @DisplayName("counts in its budget what a decorator sends")
  void decoratorsOutsideOfTheBudget() {
    generator.responds(completed());
    List<Throwable> seen = new ArrayList<>();
    try (VideoClient client =
        VideoClient.builder()
            .set("videogen.budget.total", "1")
            .set("videogen.budget.unknown-price", "refuse")
            .generator(generator)
            .decorate(
                inner ->
                    new ForwardingVideoGenerator(inner) {
                      @Override
                      public VideoJob create(CheckedRequest request) {
                        try {
                          return super.create(request);
                        } catch (BudgetExceededException refused) {
                          seen.add(refused);
                          throw refused;
                        }
                      }
                    })
            .build()) {
      assertThatExceptionOfType(BudgetExceededException.class)
          .isThrownBy(() -> client.create(VideoRequest.builder("a cat").build()));
    }

    assertThat(seen).hasSize(1);
  }

  @Test
  @DisplayName("is the same for another instance, but for its name")
  void onAnotherInstance() {
    try (VideoClient client = VideoClient.of(generator)) {
      VideoClient same = client.on("stub");

      assertThat(same.instance()).isEqualTo("stub");
      assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> client.on("west"));
      same.close();
    }
    assertThat(generator.closed).isTrue();
  }

  @Test
  @DisplayName("cannot probe a vendor that has nothing for free")
  void probe() {
    try (VideoClient client = VideoClient.of(generator)) {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(client::probe)
          .withMessageContaining("has no probe");
    }
  }
}
