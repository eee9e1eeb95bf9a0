package dev.videogen.http;

import dev.videogen.Feature;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.http.wire.JsonView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a vendor's own list of its models says in the fields of one. What is not told, or not
 * understood, says nothing: what it would limit is passed on to the vendor.
 *
 * @param json the object about the model
 */
public record ModelFields(JsonView json) {

  /**
   * A choice, if all of it is understood; a value that is not would be refused wrongly.
   *
   * @param name an array of texts or numbers
   * @param parse reads one, and throws an {@link IllegalArgumentException} if it is none
   * @param <T> what is chosen
   * @return the choice; unknown if there is none
   */
  public <T> Axis<T> choice(String name, Function<String, T> parse) {
    try {
      List<T> values = json.texts(name).stream().map(parse).toList();
      boolean whole = !values.isEmpty() && values.size() == json.count(name);
      return whole ? Axis.choice(values) : Axis.unknown();
    } catch (IllegalArgumentException notUnderstood) {
      return Axis.unknown();
    }
  }

  /**
   * A choice of lengths in whole seconds. A number that is not above zero, which stands for a
   * length of the model's own choice, is not understood.
   *
   * @param name an array of numbers
   * @return the choice; unknown if there is none
   */
  public Axis<Duration> seconds(String name) {
    return choice(
        name,
        text ->
            Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                .filter(length -> !length.isZero() && !length.isNegative())
                .orElseThrow(() -> new IllegalArgumentException("no length")));
  }

  /**
   * Declares a feature as a flag tells it.
   *
   * @param model is declared
   * @param feature what is told of
   * @param flag the field
   */
  public void declare(ModelCapabilities.Builder model, Feature feature, String flag) {
    declare(model, feature, json.flag(flag));
  }

  /**
   * Declares a feature by whether its word stands in a list.
   *
   * @param model is declared
   * @param feature what is told of
   * @param list an array of texts
   * @param word of the feature
   */
  public void declare(ModelCapabilities.Builder model, Feature feature, String list, String word) {
    declare(
        model, feature, Optional.of(json.texts(list).contains(word)).filter(is -> json.has(list)));
  }

  private static void declare(
      ModelCapabilities.Builder model, Feature feature, Optional<Boolean> supported) {
    Feature[] one = {feature};
    supported.ifPresent(
        is -> {
          if (is) {
            model.supports(one);
          } else {
            model.lacks(one);
          }
        });
  }
}
