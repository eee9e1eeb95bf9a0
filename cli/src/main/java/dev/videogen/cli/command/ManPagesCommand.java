package dev.videogen.cli.command;

import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.ManPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code videogen man-pages}, for those who package the program. */
@Command(
    sortOptions = false,
    name = "man-pages",
    hidden = true,
    description = "Writes a page for man of each command into a folder.")
public final class ManPagesCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "A folder that is there.")
  @SuppressWarnings("NullAway.Init") // Picocli does.
  private Path folder;

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli does.
  private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    String version = String.join(" ", root.getCommandSpec().version()).replaceFirst(" \\(.*", "");
    Map<String, List<String>> pages = ManPage.all(root, version);
    try {
      for (Map.Entry<String, List<String>> page : pages.entrySet()) {
        Files.write(folder.resolve(page.getKey()), page.getValue());
      }
    } catch (IOException failed) {
      throw new UsageException(
          "the pages cannot be written to " + folder + ": " + Formats.reason(failed));
    }
    return ExitCode.DONE.value();
  }
}
