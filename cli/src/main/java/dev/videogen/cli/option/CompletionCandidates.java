package dev.videogen.cli.option;

import dev.videogen.Asset;
import dev.videogen.Fit;
import dev.videogen.Resolution;
import dev.videogen.cli.output.Formats;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The words with which a shell completes the values of options. */
public final class CompletionCandidates {

  private CompletionCandidates() {}

  /** Of {@code --fit}. */
  static final class Fits implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return words(Fit.values());
    }
  }

  /** Of {@code --asset}. */
  public static final class Assets implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return words(Asset.values());
    }
  }

  /** Of {@code --resolution}. */
  static final class Resolutions implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Stream.of(
              Resolution.P480,
              Resolution.P720,
              Resolution.P1080,
              Resolution.K1,
              Resolution.K2,
              Resolution.K4)
          .map(Resolution::name)
          .iterator();
    }
  }

  /** Of {@code --aspect-ratio}. */
  static final class AspectRatios implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return List.of("16:9", "9:16", "1:1", "4:3", "3:4", "21:9").iterator();
    }
  }

  /** Of {@code --provider}: the types of the providers that are found. */
  static final class Providers implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return ServiceLoader.load(VideoGeneratorProvider.class).stream()
          .map(found -> found.get().type())
          .sorted()
          .iterator();
    }
  }

  private static Iterator<String> words(Enum<?>... values) {
    return Arrays.stream(values).map(Formats::word).iterator();
  }
}
