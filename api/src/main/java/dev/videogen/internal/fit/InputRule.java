package dev.videogen.internal.fit;

import dev.videogen.Feature;
import dev.videogen.MediaInput;
import dev.videogen.MediaKind;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Remedy;
import dev.videogen.internal.text.Listing;
import dev.videogen.internal.text.MediaTypes;
import dev.videogen.internal.text.TextHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Inputs can be read, are of a type that the model takes, and are not too many. */
final class InputRule {

  private InputRule() {}

  static void check(VideoRequest request, ModelCapabilities model, Refusal refusal) {
    checkNumber(request, model, refusal);
    for (MediaInput input : request.inputs()) {
      if (input.media().path().isPresent()) {
        checkFile(input, input.media().path().get(), refusal);
      }
      checkType(input, model, refusal);
    }
  }

  /** How messages speak of an input: {@code first frame, file cat.png}. */
  static String words(MediaInput input) {
    return input.role() + ", " + input.media();
  }

  private static void checkNumber(VideoRequest request, ModelCapabilities model, Refusal refusal) {
    long references =
        request.inputs().stream().filter(input -> input.role() == MediaRole.REFERENCE).count();
    int most = model.maxReferences().orElse(Integer.MAX_VALUE);
    if (references > most) {
      throw refusal.unsupported(
          "The request has %d references, and %s takes at most %d. Leave some out."
              .formatted(references, model.name(), most));
    }
    for (Feature feature : request.features()) {
      long given = request.inputs().stream().filter(in -> in.feature() == feature).count();
      int taken = model.maxInputs(feature).orElse(Integer.MAX_VALUE);
      if (given > taken) {
        throw refusal.unsupported(
            "The request has %d times a %s, and %s takes at most %d. Leave some out."
                .formatted(given, feature, model.name(), taken));
      }
    }
  }

  private static void checkFile(MediaInput input, Path file, Refusal refusal) {
    if (!Files.exists(file)) {
      throw unreadable(input, "there is no such file", refusal);
    }
    if (Files.isDirectory(file)) {
      throw unreadable(input, "it is a directory", refusal);
    }
    if (!Files.isRegularFile(file)) {
      // A pipe can be read once, and sending a request again reads it again.
      throw unreadable(input, "it is no regular file", refusal);
    }
    try (InputStream content = input.media().open()) {
      if (content.read() < 0) {
        throw unreadable(input, "it is empty", refusal);
      }
    } catch (IOException failed) {
      throw refusal.invalid("The %s, cannot be read: %s.".formatted(words(input), failed), failed);
    }
  }

  private static InvalidRequestException unreadable(
      MediaInput input, String reason, Refusal refusal) {
    return refusal.invalid("The %s, cannot be read: %s.".formatted(words(input), reason));
  }

  private static void checkType(MediaInput input, ModelCapabilities model, Refusal refusal) {
    Optional<String> type = input.media().mediaType();
    if (input.role() != MediaRole.REFERENCE && input.media().kind() != MediaKind.IMAGE) {
      throw refusal.invalid(
          "The %s, is %s; a frame is a picture.".formatted(words(input), type.orElseThrow()));
    }
    if (type.isEmpty() && input.media().hasContent()) {
      requireNoText(input, refusal);
      requireTrueName(input, refusal);
    }
    if (model.inputTypes().isEmpty() || type.filter(model.inputTypes()::contains).isPresent()) {
      return;
    }
    String taken = Listing.of(model.inputTypes());
    if (type.isPresent()) {
      throw refusal.unsupported(
          "The %s, is %s, and %s takes %s."
              .formatted(words(input), type.get(), model.name(), taken));
    }
    // The vendor fetches what is not here, and sees for itself.
    if (input.media().hasContent()) {
      throw refusal.invalid(
          "The %s, is of a type that its first bytes do not show, and %s takes %s."
              .formatted(words(input), model.name(), taken),
          Remedy.of(Remedy.Action.DECLARE_TYPE));
    }
  }

  /** What is no picture of the kind that its name says is a page in another encoding, or broken. */
  private static void requireTrueName(MediaInput input, Refusal refusal) {
    Optional<String> named =
        input.media().path().flatMap(file -> MediaTypes.ofName(file.toString()));
    if (named.filter(MediaTypes::showsInContent).isPresent()) {
      throw refusal.invalid(
          "The %s, is no %s, as its name says, nor any other picture that is known."
              .formatted(words(input), named.get()));
    }
  }

  /** A page that was saved for a picture, or a message in place of one. */
  private static void requireNoText(MediaInput input, Refusal refusal) {
    try (InputStream content = input.media().open()) {
      if (TextHead.isText(content.readNBytes(TextHead.LENGTH))) {
        throw refusal.invalid(
            "The %s, is a text, whatever its name says, and no picture, video or sound."
                .formatted(words(input)));
      }
    } catch (IOException failed) {
      throw refusal.invalid("The %s, cannot be read: %s.".formatted(words(input), failed), failed);
    }
  }
}
