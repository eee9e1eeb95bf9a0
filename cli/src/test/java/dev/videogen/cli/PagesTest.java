package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("What pages show of the command")
class PagesTest {

  /** A line of a block, or a quoted command: {@code videogen} with a command and what follows. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)(?:^(?:    |\\$ )|[`(= ])(?:[A-Z_]+=[^\\s`]+ )*(?:\\./)?videogen ((?:[a-z-]+)[^`\n"
              + "]*)");

  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

  @TempDir private Path folder;

  @Test
  @DisplayName("can be typed: commands and options are there")
  void canBeTyped() throws IOException {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Path page : pages()) {
      Matcher shown = COMMAND.matcher(Files.readString(page));
      while (shown.find()) {
        List<String> words = words(shown.group(1));
        if (isCommand(words)) {
          seen++;
          problem(words).ifPresent(what -> wrong.add(page + ": " + words + ": " + what));
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(seen).isGreaterThan(30);
  }

  private static List<Path> pages() throws IOException {
    Path root = Path.of("..");
    try (Stream<Path> docs = Files.walk(root.resolve("docs"));
        Stream<Path> others = Files.walk(root, 2)) {
      return Stream.concat(docs, others.filter(file -> !file.startsWith(root.resolve("docs"))))
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  /** The words up to what is no part of the command: a comment, a pipe, an ellipsis. */
  private static List<String> words(String text) {
    return WORD.matcher(text.replaceFirst("\\s{2,}.*|\\s[|>#].*", ""))
        .results()
        .map(word -> word.group().replaceAll("^[\"']|[\"');,.:]+$", ""))
        .filter(word -> !word.equals("…") && !word.equals("..."))
        .toList();
  }

  private boolean isCommand(List<String> words) {
    return line().getSubcommands().containsKey(words.get(0));
  }

  private CommandLine line() {
    return new Cli(folder, FakeVideoGenerator.create()).line();
  }

  private Optional<String> problem(List<String> words) {
    CommandLine command = line();
    for (String word : words) {
      CommandLine below = command.getSubcommands().get(word);
      if (below != null) {
        command = below;
      } else if (word.startsWith("-") && word.length() > 1) {
        String name = word.replaceFirst("=.*", "");
        if (!command.getCommandSpec().optionsMap().containsKey(name)) {
          return Optional.of("no option " + name);
        }
      }
    }
    return Optional.empty();
  }
}
