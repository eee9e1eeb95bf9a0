package dev.videogen.cli.option;

import dev.videogen.Download;
import dev.videogen.SaveOptions;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.output.Terminal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What may stand after {@code --out}: a file, or {@code -} for standard output. */
public final class OutputTarget {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  /** Of formats that nothing here writes. */
  private static final Set<String> OTHER_ENDINGS =
      Set.of("webm", "mov", "gif", "avi", "mkv", "wmv", "flv", "mpg", "mpeg", "ogv", "apng");

  private OutputTarget() {}

  /** Whether it is standard output. A file of that name is written {@code ./-}. */
  public static boolean isStandardOutput(Path target) {
    return target.equals(STANDARD_OUTPUT);
  }

  /**
   * Refuses a target that cannot be written, before anything is paid for.
   *
   * @throws UsageException if it is standard output and that is not free for a video
   * @throws dev.videogen.errors.LocalStorageException if it is a file that cannot be written
   */
  public static void check(Path target, Terminal terminal, ResultOptions results) {
    if (!isStandardOutput(target)) {
      Download.checkTarget(target, SaveOptions.defaults());
      return;
    }
    if (results.areJson()) {
      throw new UsageException(
          "--out - and --json exclude each other, for both write to standard output");
    }
    if (terminal.outputIsTerminal()) {
      throw new UsageException(
          "--out - would write a video into this terminal; hand it on with > FILE or | PROGRAM");
    }
  }

  /** Says so if a name promises another format than vendors send; nothing is converted. */
  public static void tellFormat(Path target, Terminal terminal) {
    String name = String.valueOf(target.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (name.contains(".") && OTHER_ENDINGS.contains(ending)) {
      terminal.say(
          "Note: vendors send MP4, and nothing is converted: %s will be an MP4, whatever its name"
                  .formatted(target)
              + " says.");
    }
  }
}
