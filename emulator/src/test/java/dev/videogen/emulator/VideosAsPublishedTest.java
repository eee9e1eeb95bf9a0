package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobError;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.fake.FakeScript;
import dev.videogen.fake.FakeVideoGenerator;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Azure's videos API is OpenAI's, so that one specification holds for both. */
@DisplayName("The videos API of OpenAI and of Azure is served as it was published:")
@ExtendWith(VideoEmulatorExtension.class)
class VideosAsPublishedTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final VideoEmulator emulator;

  VideosAsPublishedTest(VideoEmulator emulator) {
    this.emulator = emulator;
  }

  private EmulatorHttpClient caller(String vendor) {
    return vendor.equals("azure")
        ? EmulatorHttpClient.azureVideos(emulator)
        : new EmulatorHttpClient(emulator);
  }

  private FakeVideoGenerator fake(String vendor) {
    return vendor.equals("azure") ? emulator.azureVideos() : emulator.openAi();
  }

  private static List<String> wrong(ReceivedResponse reply) {
    return PublishedSpecification.wrong(reply.response());
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "azure"})
  @DisplayName("a job from its create to its deletion, however it ends")
  void jobs(String vendor) {
    EmulatorHttpClient caller = caller(vendor);
    List<Consumer<FakeScript>> ends =
        List.of(
            script -> {},
            script -> script.nextJob().failsAt(40, JobError.of("internal_error", "no luck")),
            script -> script.nextJob().failsAt(0, JobError.of("internal_error", "")),
            script -> script.nextJob().isCancelledAt(40));
    caller.get("/videos").shaped();

    for (Consumer<FakeScript> end : ends) {
      end.accept(fake(vendor).script());
      String id =
          caller.post("/videos", json("{'prompt':'a cat'}")).shaped().path("id").textValue();
      for (Duration time : List.of(Duration.ZERO, Duration.ofSeconds(20), LONG, LONG)) {
        fake(vendor).clock().advance(time);
        caller.get("/videos/" + id).shaped();
        caller.get("/videos").shaped();
      }
    }

    caller.get("/videos?limit=2&order=asc").shaped();
    String next = caller.get("/videos?limit=2").shaped().path("last_id").textValue();
    caller.get("/videos?limit=2&after=" + next).shaped();
    fake(vendor).clock().advance(Duration.ofDays(3));
    caller.get("/videos").shaped();
    String last = caller.get("/videos").json().at("/data/0/id").textValue();
    caller.delete("/videos/" + last).shaped();
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "azure"})
  @DisplayName("what is made of a job or of a file")
  void sources(String vendor) {
    EmulatorHttpClient caller = caller(vendor);
    String id = caller.completed();
    byte[] clip = caller.get("/videos/" + id + "/content").body();
    String body = json("{'prompt':'a dog','seconds':'8','video':{'id':'" + id + "'}}");
    MultipartForm character =
        new MultipartForm().file("video", "cat.mp4", "video/mp4", clip).text("name", "Mina");

    caller.post("/videos/characters", character).shaped();
    caller.get("/videos/characters/char_000001").shaped();
    caller.post("/videos/" + id + "/remix", body).shaped();
    caller.post("/videos/edits", body).shaped();
    caller.post("/videos/extensions", body).shaped();
  }

  @ParameterizedTest
  @CsvSource({"openai, video", "openai, thumbnail", "azure, video", "azure, thumbnail"})
  @DisplayName("files, which tell their length and when they were last modified")
  void files(String vendor, String variant) {
    EmulatorHttpClient caller = caller(vendor);
    String path = "/videos/" + caller.completed() + "/content?variant=" + variant;

    ReceivedResponse reply = caller.get(path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(wrong(reply)).isEmpty();
    assertThat(reply.header("Content-Length")).contains("" + reply.body().length);
    assertThat(reply.header("Last-Modified"))
        .hasValueSatisfying(
            time -> assertThat(time).matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT"));
    assertThat(caller.call("HEAD", path, BodyPublishers.noBody()).header("Last-Modified"))
        .isEqualTo(reply.header("Last-Modified"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "azure"})
  @DisplayName("but for sprite sheets: JPEG by OpenAI's guide, though its specification has none")
  void spritesheets(String vendor) {
    EmulatorHttpClient caller = caller(vendor);

    ReceivedResponse reply =
        caller.get("/videos/" + caller.completed() + "/content?variant=spritesheet");

    assertThat(reply.header("Content-Type")).contains("image/jpeg");
    assertThat(wrong(reply))
        .singleElement()
        .asString()
        .contains("image/jpeg", "does not match any allowed types");
  }
}
