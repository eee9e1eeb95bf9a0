package dev.videogen.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command as a page for {@code man}, in roff with the macros of {@code man}. */
public final class ManPage {

  private static final String SECTION = "1";

  private final CommandSpec spec;
  private final List<String> lines = new ArrayList<>();

  private ManPage(CommandLine command) {
    this.spec = command.getCommandSpec();
  }

  /**
   * The file of a command's page.
   *
   * @param command the command
   * @return such as {@code videogen-journal-resume.1}
   */
  public static String fileName(CommandLine command) {
    return name(command.getCommandSpec()) + "." + SECTION;
  }

  /**
   * The page of a command.
   *
   * @param command the command
   * @param version the version of the program
   * @return its lines
   */
  public static List<String> of(CommandLine command, String version) {
    return new ManPage(command).page(version);
  }

  private static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  private List<String> page(String version) {
    UsageMessageSpec usage = spec.usageMessage();
    String name = name(spec);
    lines.add(
        ".TH \"%s\" \"%s\" \"\" \"%s\" \"videogen\""
            .formatted(name.toUpperCase(Locale.ROOT), SECTION, version));
    section("NAME");
    text(name + " - " + plain(usage.description()).replaceFirst("\\.( .*)?$", ""));
    section("SYNOPSIS");
    // The program's page would name every option of every command.
    text(spec.commandLine().getHelp().synopsis(0).strip());
    section("DESCRIPTION");
    text(plain(usage.description()));
    arguments();
    if (!spec.subcommands().isEmpty()) {
      section("COMMANDS");
      commands().forEach(each -> item(name(each.getCommandSpec()) + "(1)", description(each)));
    }
    if (!usage.exitCodeList().isEmpty()) {
      section("EXIT STATUS");
      usage.exitCodeList().forEach((code, meaning) -> item(code.strip(), meaning));
    }
    footer(usage);
    section("SEE ALSO");
    text(
        spec.parent() == null
            ? "The documents of the project, docs/README.md."
            : name(spec.root()) + "(1)");
    return lines;
  }

  private List<CommandLine> commands() {
    return spec.subcommands().values().stream()
        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
        .toList();
  }

  private static String description(CommandLine command) {
    return plain(command.getCommandSpec().usageMessage().description());
  }

  private void arguments() {
    List<PositionalParamSpec> places =
        spec.positionalParameters().stream().filter(each -> !each.hidden()).toList();
    if (!places.isEmpty()) {
      section("ARGUMENTS");
      places.forEach(each -> item(each.paramLabel(), plain(each.description())));
    }
    List<OptionSpec> options = spec.options().stream().filter(each -> !each.hidden()).toList();
    if (!options.isEmpty()) {
      section("OPTIONS");
      options.forEach(each -> item(names(each) + value(each), plain(each.description())));
    }
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.negatable() ? names.replaceFirst("--", "--[no-]") : names;
  }

  private static String value(ArgSpec option) {
    return option.arity().max() == 0 ? "" : "=" + option.paramLabel();
  }

  /** Examples and the like stand as they are, under a heading of their own. */
  private void footer(UsageMessageSpec usage) {
    if (usage.footer().length > 0) {
      String heading = usage.footerHeading().replace("%n", "").replace(":", "").strip();
      section(heading.isEmpty() ? "NOTES" : heading.toUpperCase(Locale.ROOT));
      lines.add(".nf");
      Arrays.stream(usage.footer()).map(ManPage::escaped).forEach(lines::add);
      lines.add(".fi");
    }
  }

  private static String plain(String... sentences) {
    return Arrays.stream(sentences)
        .map(each -> Ansi.OFF.string(String.format(each)))
        .collect(Collectors.joining(" "));
  }

  private void section(String heading) {
    lines.add(".SH \"" + heading + "\"");
  }

  private void item(String term, String text) {
    lines.add(".TP");
    lines.add("\\fB" + escaped(term) + "\\fR");
    text(text);
  }

  private void text(String text) {
    lines.add(escaped(text));
  }

  /** A text in which nothing is a request: no backslash, and no dot or quote at its beginning. */
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }

  /**
   * The pages of a command and of all below it.
   *
   * @param command the command
   * @param version the version of the program
   * @return lines by the names of their files
   */
  public static Map<String, List<String>> all(CommandLine command, String version) {
    Map<String, List<String>> pages = new TreeMap<>();
    pages.put(fileName(command), of(command, version));
    new ManPage(command).commands().forEach(each -> pages.putAll(all(each, version)));
    return pages;
  }
}
