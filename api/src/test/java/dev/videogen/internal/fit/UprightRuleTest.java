package dev.videogen.internal.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Fit;
import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.internal.image.ImageFormat;
import dev.videogen.internal.image.ImageHead;
import dev.videogen.internal.image.Orientation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A picture that a camera stored on its side")
class UprightRuleTest {

  private static final ModelCapabilities EASY = ModelCapabilities.builder("easy").build();

  /** A JPEG of 30x20 stored pixels, with Exif that says how the camera was held. */
  private static byte[] held(int orientation) {
    byte[] jpeg = Pictures.jpeg(30, 20);
    byte[] tiff = {
      'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0
    };
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    held.write(jpeg, 0, 2);
    held.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (8 + tiff.length)});
    held.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    held.writeBytes(tiff);
    held.write(jpeg, 2, jpeg.length - 2);
    return held.toByteArray();
  }

  private static VideoRequest checked(VideoRequest request) {
    return RequestCheck.check(
            request, Capabilities.builder().models(EASY).build(), Fit.EXACT, "east")
        .request();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  @DisplayName("is sent upright, in whatever role, with its size as shown and without Exif")
  void isSentUpright(int orientation) throws IOException {
    Media held = Media.of(held(orientation));
    VideoRequest request =
        VideoRequest.builder("A cat")
            .model("easy")
            .firstFrame(held)
            .lastFrame(held)
            .reference(held)
            .build();

    List<MediaInput> sent = checked(request).inputs();

    assertThat(sent).hasSize(3);
    for (MediaInput input : sent) {
      ImageHead head = ImageHead.read(input.media().open());
      assertThat(head.format()).isEqualTo(ImageFormat.JPEG);
      assertThat(head.orientation()).isEqualTo(Orientation.UPRIGHT);
      assertThat(head.storedWidth()).isEqualTo(orientation > 4 ? 20 : 30);
      assertThat(head.storedHeight()).isEqualTo(orientation > 4 ? 30 : 20);
      assertThat(input.media().mediaType()).contains("image/jpeg");
    }
  }

  @Test
  @DisplayName("has the size that it is shown in where frames must match the video")
  void hasTheSizeThatItIsShownIn() throws IOException {
    ModelCapabilities demanding =
        ModelCapabilities.builder("demanding").framesMatchSize(true).build();
    VideoRequest request =
        VideoRequest.builder("A cat")
            .model("demanding")
            .size(20, 30)
            .firstFrame(Media.of(held(6)))
            .build();

    VideoRequest sent =
        RequestCheck.check(
                request, Capabilities.builder().models(demanding).build(), Fit.EXACT, "east")
            .request();

    assertThat(ImageHead.read(sent.inputs().get(0).media().open()).storedWidth()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9})
  @DisplayName("is that only if its Exif says so")
  void isThatOnlyIfItsExifSaysSo(int orientation) {
    VideoRequest request =
        VideoRequest.builder("A cat").model("easy").reference(Media.of(held(orientation))).build();

    assertThat(checked(request)).isEqualTo(request);
  }

  @Test
  @DisplayName("and that Java cannot turn is refused")
  void andThatJavaCannotTurnIsRefused() {
    byte[] webp = {
      'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'X', 10, 0, 0, 0, 8, 0, 0,
      0, 29, 0, 0, 19, 0, 0, 'E', 'X', 'I', 'F', 22, 0, 0, 0, 'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 1,
      0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0
    };
    VideoRequest request =
        VideoRequest.builder("A cat").model("easy").reference(Media.of(webp)).build();

    assertThatThrownBy(() -> checked(request))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("on its side")
        .hasMessageContaining("Java cannot write WebP");
  }
}
