package dev.videogen.internal.fit;

import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.MediaRole;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.Remedy;
import dev.videogen.internal.image.Cropping;
import dev.videogen.internal.image.ImageFormat;
import dev.videogen.internal.image.ImageHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A first or last frame has the size of the video where the model demands it; if it has another, it
 * is cropped when the request says so, else refused.
 */
final class FrameRule {

  /** No picture is longer; what is goes into memory when it is cropped. */
  private static final int MAX_BYTES = 100 << 20;

  private final ModelCapabilities model;
  private final Optional<VideoSize> size;
  private final Refusal refusal;

  private FrameRule(ModelCapabilities model, Optional<VideoSize> size, Refusal refusal) {
    this.model = model;
    this.size = size;
    this.refusal = refusal;
  }

  /** The request with its frames cropped; the check of its size comes before. */
  static Checked apply(Checked checked, ModelCapabilities model, Refusal refusal) {
    if (checked.request().inputs().isEmpty()) {
      return checked;
    }
    FrameSize shape = FrameSize.of(checked.request());
    Optional<VideoSize> size = shape.isOpen() ? checked.resolved().size() : shape.pixels();
    FrameRule rule = new FrameRule(model, size, refusal);
    List<MediaInput> inputs = new ArrayList<>();
    for (MediaInput input : checked.request().inputs()) {
      inputs.add(rule.fitted(input));
    }
    return inputs.equals(checked.request().inputs()) ? checked : checked.with(inputs);
  }

  private MediaInput fitted(MediaInput input) {
    Media media = input.media();
    if (input.role() == MediaRole.REFERENCE) {
      require(!media.isCropped(), input, "cannot be cropped: only first and last frames can");
      return input;
    }
    if (!model.framesMatchSize() && !media.isCropped()) {
      return input;
    }
    if (!media.hasContent()) {
      require(!media.isCropped(), input, "cannot be cropped: give it as a file or as bytes");
      return input;
    }
    if (size.isEmpty()) {
      require(!media.isCropped(), input, "cannot be cropped to no size: ask for one in pixels");
      return input;
    }
    return fitted(input, size.get());
  }

  private MediaInput fitted(MediaInput input, VideoSize wanted) {
    ImageHead head = measured(input, wanted);
    if (head.width() == wanted.width() && head.height() == wanted.height()) {
      return input;
    }
    if (!input.media().isCropped()) {
      throw refusal.invalid(
          "The %s, is %dx%d, and %s needs exactly %s, the size of the video."
              .formatted(InputRule.words(input), head.width(), head.height(), model.name(), wanted),
          crop(head));
    }
    return new MediaInput(input.role(), cropped(input, head.format(), wanted));
  }

  private ImageHead measured(MediaInput input, VideoSize wanted) {
    try (InputStream content = input.media().open()) {
      return ImageHead.read(content);
    } catch (IOException failed) {
      throw refusal.invalid(
          "The %s, cannot be measured: %s. It has to be a picture of %s."
              .formatted(InputRule.words(input), failed.getMessage(), wanted),
          failed);
    }
  }

  private Media cropped(MediaInput input, ImageFormat format, VideoSize wanted) {
    try (InputStream content = input.media().open()) {
      byte[] bytes = content.readNBytes(MAX_BYTES);
      require(content.read() < 0, input, "cannot be cropped: it is longer than 100 MiB");
      byte[] cropped = Cropping.crop(bytes, wanted.width(), wanted.height());
      return Media.of(cropped).as("image/" + format.name());
    } catch (IOException failed) {
      throw refusal.invalid(
          "The %s, cannot be cropped to %s: %s."
              .formatted(InputRule.words(input), wanted, failed.getMessage()),
          failed);
    }
  }

  private Remedy crop(ImageHead head) {
    return Remedy.crop(
        head.format() == ImageFormat.WEBP ? Remedy.Action.CONVERT_AND_CROP : Remedy.Action.CROP,
        isOffered(head)
            ? Optional.of(VideoSize.of(head.width(), head.height()))
            : Optional.empty());
  }

  private boolean isOffered(ImageHead head) {
    if (Math.max(head.width(), head.height()) > VideoSize.MAX_EDGE) {
      return false;
    }
    FrameSize shape = FrameSize.of(VideoSize.of(head.width(), head.height()));
    return model.modes().stream().anyMatch(mode -> ModeMatching.take(mode, shape));
  }

  private void require(boolean holds, MediaInput input, String otherwise) {
    if (!holds) {
      throw refusal.invalid("The %s, %s.".formatted(InputRule.words(input), otherwise));
    }
  }
}
