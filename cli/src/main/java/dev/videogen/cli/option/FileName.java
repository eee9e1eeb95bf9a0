package dev.videogen.cli.option;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a file to be written. A path forgets the slash by which it names a folder. */
public final class FileName implements ITypeConverter<Path> {

  @Override
  public Path convert(String text) {
    if (text.endsWith("/") || text.endsWith(File.separator)) {
      throw new TypeConversionException(
          "\"%s\" names a folder; name a file in it, such as %svideo.mp4".formatted(text, text));
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException wrong) {
      throw new TypeConversionException(
          "\"%s\" is no name of a file: %s".formatted(text, wrong.getReason()));
    }
  }
}
