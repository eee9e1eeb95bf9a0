package dev.videogen.cli.option;

import dev.videogen.AspectRatio;
import dev.videogen.Asset;
import dev.videogen.Fit;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import dev.videogen.cli.output.Formats;
import dev.videogen.settings.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options; what cannot be read is answered with the form that can. */
public final class TypeConverters {

  private static final Setting<Duration> WAIT = Setting.duration("timeout", "how long to wait");

  private TypeConverters() {}

  /** Teaches a command line, with all its commands, the types of videogen. */
  public static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(VideoSize.class, reading(VideoSize::parse))
        .registerConverter(AspectRatio.class, reading(AspectRatio::parse))
        .registerConverter(Resolution.class, reading(Resolution::parse))
        .registerConverter(VendorOption.class, reading(VendorOption::parse))
        .registerConverter(NamedText.class, reading(text -> NamedText.parse(text, "team=blue")))
        .registerConverter(Media.class, reading(Media::parse))
        .registerConverter(Duration.class, reading(TypeConverters::wait))
        .registerConverter(VideoLength.class, reading(VideoLength::parse))
        .registerConverter(BigDecimal.class, reading(TypeConverters::dollars))
        .registerConverter(Fit.class, reading(text -> choice(Fit.class, text)))
        .registerConverter(Asset.class, reading(text -> choice(Asset.class, text)));
  }

  /** How long a video is to be, which is written without a unit. */
  public record VideoLength(Duration duration) {

    static VideoLength parse(String text) {
      try {
        Duration duration =
            Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
        if (!duration.isZero() && !duration.isNegative()) {
          return new VideoLength(duration);
        }
      } catch (ArithmeticException | NumberFormatException other) {
        // Answered below.
      }
      throw new IllegalArgumentException(
          "a number of seconds above zero is wanted, such as 8, not \"" + text + "\"");
    }
  }

  private static <T> ITypeConverter<T> reading(Function<String, T> form) {
    return text -> {
      try {
        return form.apply(text);
      } catch (IllegalArgumentException other) {
        throw new TypeConversionException(String.valueOf(other.getMessage()));
      }
    };
  }

  private static Duration wait(String text) {
    try {
      return WAIT.read(text);
    } catch (IllegalArgumentException other) {
      throw new IllegalArgumentException(WAIT.form() + " is wanted, not \"" + text + "\"", other);
    }
  }

  private static BigDecimal dollars(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException other) {
      throw new IllegalArgumentException(
          "an amount in US dollars is wanted, such as 2.50, not \"" + text + "\"", other);
    }
  }

  private static <E extends Enum<E>> E choice(Class<E> values, String text) {
    return Arrays.stream(values.getEnumConstants())
        .filter(value -> Formats.word(value).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "one of " + words(values) + " is wanted, not \"" + text + "\""));
  }

  private static <E extends Enum<E>> String words(Class<E> values) {
    return Arrays.stream(values.getEnumConstants())
        .map(Formats::word)
        .collect(Collectors.joining(", "));
  }
}
