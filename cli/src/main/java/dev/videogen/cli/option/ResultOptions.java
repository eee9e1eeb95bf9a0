package dev.videogen.cli.option;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.cli.output.JsonLine;
import dev.videogen.cli.output.Terminal;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Gives a command's result to standard output, in the form that was asked for. */
public final class ResultOptions {

  /** The option's name, which is looked for where a command line could not be read, too. */
  public static final String JSON = "--json";

  @Option(
      names = JSON,
      description = "Prints the result, or the error, as one JSON object to standard output.")
  private boolean json;

  /** Whether standard output is to hold one JSON object and nothing else. */
  boolean areJson() {
    return json;
  }

  /** Prints a result. */
  public void print(
      Terminal terminal, Supplier<List<String>> lines, Supplier<? extends JsonNode> object) {
    if (json) {
      JsonLine.print(terminal.out(), object.get());
    } else {
      lines.get().forEach(terminal.out()::println);
    }
  }
}
