package dev.videogen.integration.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sample of Java in a page. A comment in the line before it, which readers do not see, says what
 * it is if it is not whole: {@code <!-- PATH.java -->}, an excerpt of that file; {@code <!-- with
 * VideoClient videos -->}, statements in which that is there; {@code <!-- run -->}, statements that
 * are a program; {@code <!-- member -->}, a member of a class.
 *
 * @param page where it stands
 * @param line in which line it begins
 * @param comment what the comment before it says
 * @param code the code, without the indentation of its block
 */
record Sample(Page page, int line, Optional<String> comment, String code) {

  /** What samples need not import: what an app's author finds by the name of the class. */
  private static final List<String> IMPORTS =
      List.of(
          "static java.time.Duration.ofMinutes",
          "static java.time.Duration.ofSeconds",
          "static org.assertj.core.api.Assertions.assertThat",
          "static org.assertj.core.api.Assertions.assertThatThrownBy",
          "static dev.videogen.conformance.testing.FaultServer.json",
          "com.fasterxml.jackson.databind.ObjectMapper",
          "com.fasterxml.jackson.databind.json.JsonMapper",
          "dev.videogen.*",
          "dev.videogen.budget.SpendingLimits",
          "dev.videogen.capabilities.*",
          "dev.videogen.conformance.*",
          "dev.videogen.conformance.testing.*",
          "dev.videogen.emulator.*",
          "dev.videogen.emulator.junit.*",
          "dev.videogen.errors.*",
          "dev.videogen.fake.*",
          "dev.videogen.fake.junit.*",
          "dev.videogen.follow.*",
          "dev.videogen.jackson.VideogenModule",
          "dev.videogen.journal.*",
          "dev.videogen.micrometer.VideogenObservations",
          "dev.videogen.recovery.*",
          "dev.videogen.spi.*",
          "dev.videogen.webhook.*",
          "io.micrometer.core.instrument.MeterRegistry",
          "io.micrometer.observation.ObservationRegistry",
          "java.io.*",
          "java.math.BigDecimal",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.api.extension.*",
          "org.junit.jupiter.api.io.TempDir",
          "support.*");

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)(?:^ *<!-- ([^\n]*) -->\n)?^( *)```java\n(.*?)^\\2```$");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public |final |abstract )*(?:class|interface|record) (\\w+)");

  static List<Sample> in(Page page) {
    return BLOCK.matcher(page.text()).results().map(block -> of(page, block)).toList();
  }

  private static Sample of(Page page, MatchResult block) {
    int line = (int) page.text().substring(0, block.start(3)).lines().count();
    String code = block.group(3).replaceAll("(?m)^" + block.group(2), "");
    return new Sample(page, line, Optional.ofNullable(block.group(1)), code);
  }

  /** The file that this is an excerpt of, if it is one. */
  Optional<Path> file() {
    return comment.filter(text -> text.endsWith(".java")).map(Page.ROOT::resolve);
  }

  /** The package that it is compiled in, of its own, so that names of samples do not clash. */
  String packageName() {
    return "sample" + Integer.toHexString(page.toString().hashCode()) + "_" + line;
  }

  /** Its class, with what the page leaves out. */
  String typeName() {
    Matcher type = TYPE.matcher(code);
    return type.find() ? type.group(1) : "Sample";
  }

  /** Whether it is a program. */
  boolean isProgram() {
    return code.contains("static void main(") || comment.filter("run"::equals).isPresent();
  }

  /** Whether it is a class of tests. */
  boolean isTest() {
    return code.contains("@Test") && TYPE.matcher(code).find();
  }

  /** What is compiled. */
  String source() {
    StringBuilder source = new StringBuilder("package " + packageName() + ";\n");
    // One that shows its imports shows all of them, but for classes of the app that is tested.
    if (code.startsWith("import ")) {
      source.append("import support.*;\n");
    } else {
      IMPORTS.forEach(each -> source.append("import ").append(each).append(";\n"));
    }
    boolean whole = TYPE.matcher(code).find();
    if (whole) {
      return source.append(code).toString();
    }
    source.append("class Sample {\n");
    if (isProgram()) {
      source.append("public static void main(String[] arguments) throws Exception {\n");
      return source.append(code).append("}\n}\n").toString();
    }
    if (comment.filter("member"::equals).isPresent()) {
      return source.append(code).append("}\n").toString();
    }
    // Statements may return something, or nothing.
    String result = code.contains("return ") ? "Object" : "void";
    String given = comment.map(text -> text.replaceFirst("^with ", "")).orElse("");
    source.append(result).append(" run(").append(given).append(") throws Exception {\n");
    return source.append(code).append("}\n}\n").toString();
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }
}
