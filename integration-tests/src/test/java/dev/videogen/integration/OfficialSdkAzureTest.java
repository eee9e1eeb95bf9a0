package dev.videogen.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.azure.AzureUrlPathMode;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateCharacterParams;
import com.openai.models.videos.VideoCreateCharacterResponse;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoEditParams;
import com.openai.models.videos.VideoExtendParams;
import com.openai.models.videos.VideoRemixParams;
import com.openai.models.videos.VideoSeconds;
import com.openai.models.videos.VideoSize;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OpenAI's own Java SDK, as a client of Azure, against the emulator,")
@SuppressWarnings("deprecation") // The SDK deprecates all of the Videos API, which OpenAI ended.
class OfficialSdkAzureTest {

  private static final String KEY = "azure-sdk-test";

  private VideoEmulator emulator;
  private OpenAIClient sdk;

  @BeforeEach
  void start() {
    emulator = VideoEmulator.builder().key(KEY).start();
    sdk = sdk(KEY);
  }

  @AfterEach
  void stop() {
    sdk.close();
    emulator.close();
  }

  private OpenAIClient sdk(String key) {
    return OpenAIOkHttpClient.builder()
        .credential(AzureApiKeyCredential.create(key))
        .azureUrlPathMode(AzureUrlPathMode.UNIFIED)
        .baseUrl(emulator.azureEndpoint() + "/openai/v1")
        .maxRetries(0)
        .build();
  }

  private Video create(String deployment) {
    return sdk.videos()
        .create(
            VideoCreateParams.builder()
                .model(deployment)
                .prompt("a cat")
                .seconds(VideoSeconds._8)
                .size(VideoSize._1280X720)
                .build());
  }

  @Test
  @DisplayName("creates, polls, downloads, remixes and deletes, and finds every response valid")
  void journey() throws Exception {
    Video video = create("sora-2").validate();
    emulator.azureVideos().clock().advance(Duration.ofMinutes(2));

    assertThat(sdk.videos().retrieve(video.id()).validate().status())
        .isEqualTo(Video.Status.COMPLETED);
    try (HttpResponse content = sdk.videos().downloadContent(video.id())) {
      assertThat(new String(content.body().readAllBytes(), 4, 4, US_ASCII)).isEqualTo("ftyp");
    }
    Video remix =
        sdk.videos()
            .remix(video.id(), VideoRemixParams.builder().prompt("in blue").build())
            .validate();
    assertThat(remix.remixedFromVideoId()).hasValue(video.id());
    assertThat(sdk.videos().delete(video.id()).validate().deleted()).isTrue();

    assertThat(emulator.requests(Operation.CREATE))
        .hasSize(2)
        .allSatisfy(create -> assertThat(create.header("api-key")).hasValue(KEY));
    assertThat(emulator.azureVideos().count(Operation.CREATE)).isEqualTo(2);
  }

  @Test
  @DisplayName("edits, extends, and creates and reads a character")
  void sources() throws Exception {
    String source = create("sora-2").id();
    emulator.azureVideos().clock().advance(Duration.ofMinutes(2));
    byte[] clip;
    try (HttpResponse content = sdk.videos().downloadContent(source)) {
      clip = content.body().readAllBytes();
    }

    Video edited =
        sdk.videos()
            .edit(
                VideoEditParams.builder()
                    .prompt("in blue")
                    .video(
                        VideoEditParams.Video.VideoReferenceInputParam.builder().id(source).build())
                    .build())
            .validate();
    Video extended =
        sdk.videos()
            .extend(
                VideoExtendParams.builder()
                    .prompt("and on")
                    .seconds(VideoSeconds._4)
                    .video(
                        VideoExtendParams.Video.VideoReferenceInputParam.builder()
                            .id(source)
                            .build())
                    .build())
            .validate();
    VideoCreateCharacterResponse character =
        sdk.videos()
            .createCharacter(VideoCreateCharacterParams.builder().name("Mina").video(clip).build())
            .validate();

    assertThat(edited.seconds()).hasToString("8");
    assertThat(extended.seconds()).hasToString("12");
    assertThat(sdk.videos().getCharacter(character.id().orElseThrow()).validate().name())
        .hasValue("Mina");
  }

  @Test
  @DisplayName("understands Azure's errors")
  void errors() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> create("sora-9"))
        .withMessageContaining("The API deployment 'sora-9' for this resource does not exist")
        .satisfies(error -> assertThat(error.code()).hasValue("DeploymentNotFound"));
    OpenAIClient stranger = sdk("wrong");
    assertThatExceptionOfType(UnauthorizedException.class)
        .isThrownBy(() -> stranger.videos().retrieve("video_000001"))
        .withMessageContaining("Access denied");
    stranger.close();
  }
}
