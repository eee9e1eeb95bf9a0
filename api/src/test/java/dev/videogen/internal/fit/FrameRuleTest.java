package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.AspectRatio;
import dev.videogen.Fit;
import dev.videogen.Media;
import dev.videogen.MediaRole;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.internal.image.ImageFormat;
import dev.videogen.internal.image.ImageHead;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A first or last frame")
class FrameRuleTest {

  /** Demands frames of the size of the video, 720x1280 unless asked for another. */
  private static final ModelCapabilities DEMANDING = Models.SORA_2;

  private static final ModelCapabilities EASY = ModelCapabilities.builder("easy").build();

  @TempDir private Path folder;

  private static VideoRequest.Builder request(Media first) {
    return VideoRequest.builder("A cat").firstFrame(first);
  }

  private static VideoRequest apply(VideoRequest request, ModelCapabilities model) {
    Checked resolved =
        Checked.of(request).resolvedTo(ModelDefaults.fill(request, model, Optional.empty()));
    return FrameRule.apply(resolved, model, new Refusal("east")).request();
  }

  private static InvalidRequestException refused(VideoRequest request, ModelCapabilities model) {
    InvalidRequestException refused =
        catchThrowableOfType(InvalidRequestException.class, () -> apply(request, model));
    assertThat(refused).isNotNull();
    return refused;
  }

  private static ImageHead measured(VideoRequest request, int input) throws IOException {
    return ImageHead.read(request.inputs().get(input).media().open());
  }

  @Test
  @DisplayName("of the size asked for passes untouched")
  void ofTheSizeAskedFor() {
    VideoRequest request = request(Media.of(Pictures.png(1280, 720))).size(1280, 720).build();

    assertThat(apply(request, DEMANDING)).isSameAs(request);
    assertThat(
            apply(
                request(Media.of(Pictures.webp(1280, 720)).cropped()).size(1280, 720).build(),
                DEMANDING))
        .isNotNull();
  }

  @Test
  @DisplayName("of the default size passes where none is asked for")
  void ofTheDefaultSize() {
    VideoRequest request = request(Media.of(Pictures.jpeg(720, 1280))).build();

    assertThat(apply(request, DEMANDING)).isSameAs(request);
    assertThat(refused(request(Media.of(Pictures.jpeg(721, 1280))).build(), DEMANDING))
        .hasMessageContaining("needs exactly 720x1280");
    assertThat(refused(request(Media.of(Pictures.jpeg(720, 1281))).build(), DEMANDING))
        .hasMessageContaining("needs exactly 720x1280");
  }

  @Test
  @DisplayName("of another size is refused, with both sizes and what to do")
  void ofAnotherSize() {
    VideoRequest request = request(Media.of(Pictures.png(100, 50))).size(1280, 720).build();

    assertThat(refused(request, DEMANDING))
        .hasMessage(
            "The first frame, %d bytes, is 100x50, and sora-2 needs exactly 1280x720, the size of"
                    .formatted(Pictures.png(100, 50).length)
                + " the video. Have it cropped and scaled with Media.cropped().");
    assertThat(
            refused(request(Media.of(Pictures.webp(100, 50))).size(1280, 720).build(), DEMANDING))
        .hasMessageEndingWith(
            "Have it cropped and scaled with Media.cropped() once it is converted to JPEG or PNG.");
    assertThat(
            refused(
                VideoRequest.builder("A cat").lastFrame(Media.of(Pictures.png(100, 50))).build(),
                DEMANDING))
        .hasMessageStartingWith("The last frame, ");
  }

  @Test
  @DisplayName("of another size on offer is refused with the advice to ask for that")
  void ofAnotherSizeOnOffer() {
    VideoRequest request = request(Media.of(Pictures.webp(1280, 720))).build();

    assertThat(refused(request, DEMANDING))
        .hasMessageContaining("1280x720, and sora-2 needs exactly 720x1280")
        .hasMessageEndingWith(", or ask for a video of 1280x720.");
  }

  @Test
  @DisplayName("longer than any video is refused like the rest")
  void longerThanAnyVideo() {
    byte[] head = Pictures.png(2, 2);
    head[17] = 1;

    assertThat(refused(request(Media.of(head)).build(), DEMANDING))
        .hasMessageContaining("is 65538x2, and");
    head[17] = 0;
    head[21] = 1;
    assertThat(refused(request(Media.of(head)).build(), DEMANDING))
        .hasMessageContaining("is 2x65538, and");
  }

  @Test
  @DisplayName("may have any size where the model does not mind")
  void whereTheModelDoesNotMind() {
    VideoRequest request =
        request(Media.of("no picture".getBytes(StandardCharsets.UTF_8))).size(1280, 720).build();

    assertThat(apply(request, EASY)).isSameAs(request);
  }

  @Test
  @DisplayName("is cropped and scaled when asked, whether the model minds or not")
  void isCropped() throws IOException {
    for (ModelCapabilities model : new ModelCapabilities[] {DEMANDING, EASY}) {
      VideoRequest request =
          request(Media.of(Pictures.png(300, 300)).cropped())
              .lastFrame(Media.of(Pictures.jpeg(200, 900)).cropped())
              .size(1280, 720)
              .build();

      VideoRequest cropped = apply(request, model);

      assertThat(cropped.inputs()).hasSize(2);
      assertThat(cropped.inputs().get(0).role()).isEqualTo(MediaRole.FIRST_FRAME);
      assertThat(cropped.inputs().get(0).media().mediaType()).contains("image/png");
      assertThat(measured(cropped, 0).format()).isEqualTo(ImageFormat.PNG);
      assertThat(measured(cropped, 0).width()).isEqualTo(1280);
      assertThat(measured(cropped, 0).height()).isEqualTo(720);
      assertThat(cropped.inputs().get(1).role()).isEqualTo(MediaRole.LAST_FRAME);
      assertThat(cropped.inputs().get(1).media().mediaType()).contains("image/jpeg");
      assertThat(measured(cropped, 1).width()).isEqualTo(1280);
      assertThat(measured(cropped, 1).height()).isEqualTo(720);
    }
  }

  @Test
  @DisplayName("is cropped to the size that a class and a ratio mean")
  void isCroppedToAClass() throws IOException {
    VideoRequest request =
        request(Media.of(Pictures.png(300, 300)).cropped())
            .aspectRatio(AspectRatio.of(16, 9))
            .resolution(Resolution.P480)
            .build();

    assertThat(measured(apply(request, EASY), 0).width()).isEqualTo(854);
  }

  @Test
  @DisplayName("is held against the size that the request was moved to")
  void afterTheFit() throws IOException {
    VideoRequest request =
        request(Media.of(Pictures.png(300, 300)).cropped()).size(1300, 700).build();

    Checked checked = RequestCheck.check(request, Models.only(DEMANDING), Fit.NEAREST, "east");

    assertThat(checked.request().size()).contains(VideoSize.of(1280, 720));
    assertThat(measured(checked.request(), 0).width()).isEqualTo(1280);
    assertThat(checked.adjustments()).hasSize(1);
  }

  @Test
  @DisplayName("cannot be cropped where it is not here")
  void cannotBeCroppedWhereItIsNotHere() {
    Media url = Media.url(URI.create("https://example.org/cat.png"));

    assertThat(apply(request(url).build(), DEMANDING).inputs()).hasSize(1);
    assertThat(refused(request(url.cropped()).build(), DEMANDING))
        .hasMessage(
            "The first frame, URL of host example.org, cannot be cropped: give it as a file or as"
                + " bytes.");
  }

  @Test
  @DisplayName("cannot be cropped to a size that is not known")
  void cannotBeCroppedToNoSize() {
    Media picture = Media.of(Pictures.png(3, 3));
    VideoRequest half = request(picture.cropped()).aspectRatio(AspectRatio.of(16, 9)).build();

    assertThat(refused(request(picture.cropped()).build(), EASY))
        .hasMessageEndingWith("cannot be cropped to no size: ask for one in pixels.");
    assertThat(refused(half, DEMANDING)).hasMessageContaining("ask for one in pixels");
    VideoRequest uncropped = request(picture).aspectRatio(AspectRatio.of(16, 9)).build();
    assertThat(apply(uncropped, DEMANDING)).isSameAs(uncropped);
  }

  @Test
  @DisplayName("that is WebP is not cropped, but told why")
  void webpIsNotCropped() {
    assertThat(
            refused(request(Media.of(Pictures.webp(3, 3)).cropped()).size(1280, 720).build(), EASY))
        .hasMessageContaining("cannot be cropped to 1280x720: Java cannot write WebP;");
  }

  @Test
  @DisplayName("that cannot be measured is refused where its size counts")
  void thatCannotBeMeasured() {
    Media text = Media.of("no picture".getBytes(StandardCharsets.UTF_8));

    assertThat(refused(request(text).size(1280, 720).build(), DEMANDING))
        .hasMessage(
            "The first frame, 10 bytes, cannot be measured: it is neither JPEG, PNG nor WebP. It"
                + " has to be a picture of 1280x720.")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("is not read into memory if it is longer than any picture")
  void tooLong() throws IOException {
    Path file = Files.write(folder.resolve("long.png"), Pictures.png(3, 3));
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((100 << 20) + 1);
    }
    VideoRequest request = request(Media.of(file).cropped()).size(1280, 720).build();

    assertThat(refused(request, EASY))
        .hasMessageEndingWith("cannot be cropped: it is longer than 100 MiB.");
  }

  @Test
  @DisplayName("is what is cropped, and no reference is")
  void noReference() {
    Media picture = Media.of(Pictures.png(3, 3));

    assertThat(
            refused(VideoRequest.builder("A cat").reference(picture.cropped()).build(), DEMANDING))
        .hasMessageEndingWith("cannot be cropped: only first and last frames can.");
    VideoRequest request = VideoRequest.builder("A cat").reference(picture).build();
    assertThat(apply(request, DEMANDING)).isSameAs(request);
  }
}
