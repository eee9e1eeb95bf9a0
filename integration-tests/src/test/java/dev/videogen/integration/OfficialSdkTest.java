package dev.videogen.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateCharacterParams;
import com.openai.models.videos.VideoCreateCharacterResponse;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoDownloadContentParams;
import com.openai.models.videos.VideoEditParams;
import com.openai.models.videos.VideoExtendParams;
import com.openai.models.videos.VideoGetCharacterResponse;
import com.openai.models.videos.VideoListParams;
import com.openai.models.videos.VideoRemixParams;
import com.openai.models.videos.VideoSeconds;
import com.openai.models.videos.VideoSize;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OpenAI's own Java SDK, against the emulator,")
@SuppressWarnings("deprecation") // The SDK deprecates all of the Videos API, which OpenAI ended.
class OfficialSdkTest {

  private VideoEmulator emulator;
  private OpenAIClient sdk;

  @BeforeEach
  void start() {
    emulator = VideoEmulator.start();
    sdk =
        OpenAIOkHttpClient.builder()
            .apiKey("sk-sdk-test")
            .baseUrl(emulator.openAiBaseUrl().toString())
            .maxRetries(0)
            .build();
  }

  @AfterEach
  void stop() {
    sdk.close();
    emulator.close();
  }

  private Video create() {
    return sdk.videos()
        .create(
            VideoCreateParams.builder()
                .model("sora-2")
                .prompt("a cat")
                .seconds(VideoSeconds._4)
                .size(VideoSize._1280X720)
                .build());
  }

  private String completed() {
    String id = create().id();
    finish();
    return id;
  }

  private byte[] content(String id) throws IOException {
    try (HttpResponse content = sdk.videos().downloadContent(id)) {
      return content.body().readAllBytes();
    }
  }

  private void finish() {
    emulator.openAi().clock().advance(Duration.ofMinutes(2));
  }

  @Test
  @DisplayName(
      "creates, polls, lists, downloads, remixes and deletes, and finds every response valid")
  void journey() throws Exception {
    Video video = create().validate();
    assertThat(video.status()).isEqualTo(Video.Status.QUEUED);
    assertThat(video.prompt()).hasValue("a cat");
    finish();
    assertThat(sdk.videos().retrieve(video.id()).validate().status())
        .isEqualTo(Video.Status.COMPLETED);

    try (HttpResponse content = sdk.videos().downloadContent(video.id())) {
      byte[] file = content.body().readAllBytes();
      assertThat(new String(file, 4, 4, US_ASCII)).isEqualTo("ftyp");
      assertThat(content.headers().values("content-type")).containsExactly("video/mp4");
      assertThat(content.headers().values("content-length")).containsExactly("" + file.length);
    }
    try (HttpResponse content =
        sdk.videos()
            .downloadContent(
                video.id(),
                VideoDownloadContentParams.builder()
                    .variant(VideoDownloadContentParams.Variant.THUMBNAIL)
                    .build())) {
      assertThat(content.headers().values("content-type")).containsExactly("image/webp");
    }

    Video remix =
        sdk.videos()
            .remix(video.id(), VideoRemixParams.builder().prompt("in blue").build())
            .validate();
    assertThat(remix.remixedFromVideoId()).hasValue(video.id());
    assertThat(sdk.videos().list(VideoListParams.builder().limit(1).build()).autoPager())
        .extracting(Video::id)
        .containsExactly(remix.id(), video.id());

    assertThat(sdk.videos().delete(video.id()).validate().deleted()).isTrue();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> sdk.videos().retrieve(video.id()));
  }

  @Test
  @DisplayName("uploads a picture to begin with")
  void picture() throws Exception {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB), "png", png);

    Video video =
        sdk.videos()
            .create(
                VideoCreateParams.builder()
                    .prompt("a cat")
                    .size(VideoSize._1280X720)
                    .inputReference(png.toByteArray())
                    .build());

    assertThat(video.status()).isEqualTo(Video.Status.QUEUED);
    assertThat(emulator.openAi().calls(Operation.CREATE)).hasSize(1);
  }

  @Test
  @DisplayName("edits a video by its id, and one that it uploads")
  void edits() throws Exception {
    String source = completed();

    Video edited =
        sdk.videos()
            .edit(
                VideoEditParams.builder()
                    .prompt("in blue")
                    .video(
                        VideoEditParams.Video.VideoReferenceInputParam.builder().id(source).build())
                    .build())
            .validate();
    Video uploaded =
        sdk.videos()
            .edit(VideoEditParams.builder().prompt("in red").video(content(source)).build())
            .validate();

    assertThat(edited.prompt()).hasValue("in blue");
    assertThat(edited.seconds()).isEqualTo(sdk.videos().retrieve(source).seconds());
    assertThat(uploaded.prompt()).hasValue("in red");
    assertThat(List.of(edited.id(), uploaded.id())).doesNotContain(source).doesNotHaveDuplicates();
    assertThat(emulator.openAi().count(Operation.CREATE)).isEqualTo(3);
  }

  @Test
  @DisplayName("extends a video by seconds that are added to its own")
  void extensions() throws Exception {
    String source = completed();

    Video extended =
        sdk.videos()
            .extend(
                VideoExtendParams.builder()
                    .prompt("and on")
                    .seconds(VideoSeconds._8)
                    .video(
                        VideoExtendParams.Video.VideoReferenceInputParam.builder()
                            .id(source)
                            .build())
                    .build())
            .validate();
    Video uploaded =
        sdk.videos()
            .extend(
                VideoExtendParams.builder()
                    .prompt("and on")
                    .seconds(VideoSeconds._8)
                    .video(content(source))
                    .build())
            .validate();

    assertThat(extended.seconds()).hasToString("12");
    assertThat(uploaded.status()).isEqualTo(Video.Status.QUEUED);
    finish();
    assertThat(sdk.videos().retrieve(extended.id()).validate().status())
        .isEqualTo(Video.Status.COMPLETED);
  }

  @Test
  @DisplayName("creates and reads a character")
  void characters() throws Exception {
    byte[] clip = content(completed());

    VideoCreateCharacterResponse created =
        sdk.videos()
            .createCharacter(VideoCreateCharacterParams.builder().name("Mina").video(clip).build())
            .validate();

    assertThat(created.name()).hasValue("Mina");
    VideoGetCharacterResponse read =
        sdk.videos().getCharacter(created.id().orElseThrow()).validate();
    assertThat(read.id()).isEqualTo(created.id());
    assertThat(read.name()).hasValue("Mina");
    assertThat(read.createdAt()).isEqualTo(created.createdAt());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> sdk.videos().getCharacter("char_none"));
  }

  @Test
  @DisplayName("understands the errors")
  void errors() {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(
            () ->
                sdk.videos()
                    .create(
                        VideoCreateParams.builder()
                            .prompt("a cat")
                            .seconds(VideoSeconds.of("5"))
                            .build()))
        .withMessageContaining("4, 8, 12");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> sdk.videos().retrieve("video_none"))
        .satisfies(error -> assertThat(error.code()).hasValue("not_found"));
    assertThat(emulator.requests(Operation.CREATE)).hasSize(1);
  }
}
