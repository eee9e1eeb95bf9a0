package dev.videogen.http;

import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.http.wire.JsonBody;
import dev.videogen.http.wire.OwnFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a family of models names the inputs whose names differ from model to model, at a vendor that
 * passes on what each model takes. A provider keeps a table of these, of which the last row holds
 * for all models.
 *
 * @param models is found in the names of the family
 * @param firstFrame the input of the picture to begin with
 * @param lastFrame the input of the picture to end with
 * @param references the inputs of references, which are arrays: a format that is given {@code
 *     image}, {@code video} or {@code audio}
 * @param seconds how the length is written
 */
public record InputNames(
    Pattern models, String firstFrame, String lastFrame, String references, Seconds seconds) {

  /** How a length is written. */
  public enum Seconds {
    /** {@code 5}. */
    NUMBER,
    /** {@code "5"}. */
    TEXT,
    /** {@code "5s"}. */
    WITH_UNIT;

    /**
     * Writes a length.
     *
     * @param duration whole seconds
     * @return a number or a text
     */
    public Object of(Duration duration) {
      long seconds = duration.toSeconds();
      return this == NUMBER ? (Object) seconds : seconds + (this == TEXT ? "" : "s");
    }
  }

  /**
   * Finds the family of a model.
   *
   * @param model its name
   * @param table the families, of which the first counts that has the model
   * @return its names
   * @throws java.util.NoSuchElementException if no row holds for all models
   */
  public static InputNames of(String model, List<InputNames> table) {
    return table.stream().filter(row -> row.models.matcher(model).find()).findFirst().orElseThrow();
  }

  /**
   * Puts the media of a request into a body.
   *
   * @param body the model's input
   * @param request what is asked for
   * @param address makes a medium an address that goes into JSON
   */
  public void putMedia(JsonBody body, VideoRequest request, Function<Media, String> address) {
    Map<String, List<String>> references = new LinkedHashMap<>();
    for (MediaInput input : request.inputs()) {
      String place = address.apply(input.media());
      if (input.role() == MediaRole.REFERENCE) {
        references.computeIfAbsent(of(input), name -> new ArrayList<>()).add(place);
      } else {
        body.put(of(input), (Object) place);
      }
    }
    body.putAll(references);
  }

  /**
   * Puts the media and the options of a request into a body, options under their own names, so that
   * every input of every model can be had.
   *
   * @param body the model's input, in which stands all else that was asked for
   * @param request what is asked for
   * @param address makes a medium an address that goes into JSON; called once the options are
   *     checked
   * @throws dev.videogen.errors.InvalidRequestException if an option stands for the prompt, or for
   *     an input that the request has by itself
   */
  public void putMediaAndOptions(
      JsonBody body, VideoRequest request, Function<Media, String> address) {
    List<String> own = new ArrayList<>(body.asMap().keySet());
    own.add("prompt");
    request.inputs().forEach(input -> own.add(of(input)));
    OwnFields.check(request, own);
    putMedia(body, request, address);
    body.putAll(request.options());
  }

  private String of(MediaInput input) {
    return switch (input.role()) {
      case FIRST_FRAME -> firstFrame;
      case LAST_FRAME -> lastFrame;
      case REFERENCE -> references.formatted(input.media().kind().name().toLowerCase(Locale.ROOT));
    };
  }
}
