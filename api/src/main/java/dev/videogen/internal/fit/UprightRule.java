package dev.videogen.internal.fit;

import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.MediaKind;
import dev.videogen.internal.image.Cropping;
import dev.videogen.internal.image.ImageHead;
import dev.videogen.internal.image.Orientation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture is sent as it is to be shown. A camera that was held on its side says so in Exif, which
 * vendors do not all read: to them the pixels would be on their side, and of the wrong size.
 */
final class UprightRule {

  /** No picture is longer; it goes into memory when it is turned. */
  private static final int MAX_BYTES = 100 << 20;

  private UprightRule() {}

  /** The request with all its pictures upright; what is cropped already is. */
  static Checked apply(Checked checked, Refusal refusal) {
    if (checked.request().inputs().isEmpty()) {
      return checked;
    }
    List<MediaInput> inputs = new ArrayList<>();
    for (MediaInput input : checked.request().inputs()) {
      inputs.add(isTurned(input.media()) ? upright(input, refusal) : input);
    }
    return inputs.equals(checked.request().inputs()) ? checked : checked.with(inputs);
  }

  private static boolean isTurned(Media media) {
    if (!media.hasContent() || media.kind() != MediaKind.IMAGE) {
      return false;
    }
    try (InputStream content = media.open()) {
      return ImageHead.read(content).orientation() != Orientation.UPRIGHT;
    } catch (IOException notMeasured) {
      // Of another format, or broken: as far as that matters, other rules have said so.
      return false;
    }
  }

  private static MediaInput upright(MediaInput input, Refusal refusal) {
    try (InputStream content = input.media().open()) {
      byte[] bytes = content.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw refusal.invalid(sentence(input, "it is longer than 100 MiB"));
      }
      Media upright = Media.of(Cropping.upright(bytes));
      Optional<String> type = input.media().mediaType();
      return new MediaInput(input.role(), type.map(upright::as).orElse(upright));
    } catch (IOException failed) {
      throw refusal.invalid(sentence(input, String.valueOf(failed.getMessage())), failed);
    }
  }

  private static String sentence(MediaInput input, String reason) {
    return "The %s, is stored on its side, as its Exif says, and cannot be turned upright: %s."
        .formatted(InputRule.words(input), reason);
  }
}
