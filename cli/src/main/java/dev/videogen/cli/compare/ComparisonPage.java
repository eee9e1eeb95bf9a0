package dev.videogen.cli.compare;

import dev.videogen.Adjustment;
import dev.videogen.SavedFile;
import dev.videogen.VideoRequest;
import dev.videogen.cli.output.Formats;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import dev.videogen.internal.text.Printable;
import dev.videogen.internal.text.Seconds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page that plays the videos side by side, from a file: style and script stand in it, by their
 * checksums nothing else runs in it, and it fetches nothing but the videos beside it. All that
 * others wrote is text in it.
 *
 * @param request what was asked of all
 * @param results what became of each
 * @param at when
 */
record ComparisonPage(VideoRequest request, List<ComparisonResult> results, Instant at) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Writes the page, whole or not at all.
   *
   * @return where it is
   * @throws LocalStorageException if it cannot be written
   */
  Path write(Path target) {
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.writeString(part, html());
      return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new LocalStorageException(
          ErrorDetails.builder(
                  Operation.DOWNLOAD,
                  "the videos are saved, but not the page: cannot write " + target)
              .cause(unwritable)
              .build());
    }
  }

  String html() {
    InlineFile style = InlineFile.read("compare.css");
    InlineFile script = InlineFile.read("compare.js");
    HtmlText html = new HtmlText();
    html.tags("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .tags("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .tags("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .tags(" media-src 'self' file:; style-src '" + style.checksum() + "';")
        .tags(" script-src '" + script.checksum() + "'; base-uri 'none'; form-action 'none'\">\n")
        .tags("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
        .text("Comparison: " + Printable.line(prompt()))
        .tags("</title>\n<style>" + style.text() + "</style>\n</head>\n<body>\n<header>\n")
        .tags("<h1>Side by side</h1>\n<blockquote>")
        .text(prompt())
        .tags("</blockquote>\n<p class=\"quiet\">")
        .text("Made by videogen compare, " + TIME.format(at))
        .tags("</p>\n<div class=\"buttons\" hidden>")
        .tags("<button type=\"button\" id=\"play\">Play all from the start</button>")
        .tags("<button type=\"button\" id=\"pause\">Pause all</button></div>\n</header>\n<main>\n");
    results.forEach(result -> add(result, html));
    return html.tags("</main>\n<script type=\"module\">" + script.text() + "</script>\n</body>\n")
        .tags("</html>\n")
        .toString();
  }

  private String prompt() {
    return request.prompt().orElse("");
  }

  private void add(ComparisonResult result, HtmlText html) {
    html.tags("<article>\n");
    if (result.video() != null) {
      html.tags("<div class=\"screen\">");
      result.video().files().forEach(file -> add(file, result, html));
      html.tags("</div>\n");
    }
    if (result.failure() != null) {
      html.tags("<div class=\"error\" role=\"note\">");
      result.errorLines().forEach(line -> html.tags("<p>").text(line).tags("</p>"));
      html.tags("</div>\n");
    }
    html.tags("<div class=\"facts\"><h2>").text(result.contender().instance());
    model(result).ifPresent(model -> html.tags(" <span>").text(model).tags("</span>"));
    html.tags("</h2>\n<dl>");
    fact(html, "Cost", result.cost());
    time(
        html,
        "Completed after",
        result.completedAfter(),
        slowest(ComparisonResult::completedAfter));
    time(
        html,
        "First byte after",
        result.firstByteAfter(),
        slowest(ComparisonResult::firstByteAfter));
    if (result.bytes() > 0) {
      fact(html, "Size", Formats.bytes(result.bytes()));
    }
    settings(result, html);
    result
        .created()
        .ifPresent(ref -> html.tags("<dt>Job</dt><dd><code>").text("" + ref).tags("</code></dd>"));
    html.tags("</dl></div>\n</article>\n");
  }

  private static void add(SavedFile file, ComparisonResult result, HtmlText html) {
    html.tags("<video controls playsinline preload=\"metadata\" src=\"")
        .text("" + file.path().getFileName())
        .tags("\" aria-label=\"")
        .text("Video of " + result.contender().name())
        .tags("\"></video>");
  }

  private static Optional<String> model(ComparisonResult result) {
    return Optional.ofNullable(result.job())
        .flatMap(job -> job.model())
        .or(() -> result.contender().checked().resolved().model());
  }

  private void settings(ComparisonResult result, HtmlText html) {
    VideoRequest resolved = result.contender().checked().resolved();
    measure(
        html,
        "Picture",
        "picture",
        Optional.ofNullable(result.job())
            .flatMap(job -> job.size())
            .or(resolved::size)
            .map(size -> size.width() + " × " + size.height()));
    measure(
        html,
        "Length",
        "length",
        Optional.ofNullable(result.job())
            .flatMap(job -> job.duration())
            .or(resolved::duration)
            .map(Seconds::words));
    resolved.aspectRatio().ifPresent(ratio -> fact(html, "Aspect ratio", "" + ratio));
    resolved.resolution().ifPresent(value -> fact(html, "Resolution", "" + value));
    resolved.audio().ifPresent(value -> fact(html, "Audio", value ? "yes" : "no"));
    resolved.seed().ifPresent(seed -> fact(html, "Seed", "" + seed));
    resolved.negativePrompt().ifPresent(text -> fact(html, "Negative prompt", text));
    for (Adjustment change : result.contender().checked().adjustments()) {
      fact(html, "Changed to fit", "" + change);
    }
  }

  /** What neither vendor nor request tell, the page's script reads from the video. */
  private static void measure(HtmlText html, String name, String id, Optional<String> told) {
    html.tags("<dt>")
        .text(name)
        .tags("</dt><dd data-measure=\"" + id + "\"")
        .tags(told.isEmpty() ? " data-open>" : ">")
        .text(told.orElse("not told"))
        .tags("</dd>\n");
  }

  private static void fact(HtmlText html, String name, String value) {
    html.tags("<dt>").text(name).tags("</dt><dd>").text(value).tags("</dd>\n");
  }

  /** A time, with a bar that is as long as it is beside the slowest. */
  private static void time(HtmlText html, String name, @Nullable Duration time, Duration slowest) {
    if (time != null) {
      html.tags("<dt>").text(name).tags("</dt><dd>").text(seconds(time));
      html.tags("<progress max=\"" + Math.max(1, slowest.toMillis()) + "\" value=\"")
          .tags(time.toMillis() + "\" aria-hidden=\"true\"></progress></dd>\n");
    }
  }

  /** To the tenth: a poll is no more exact. */
  private static String seconds(Duration time) {
    return Seconds.words(Duration.ofMillis(Math.round(time.toMillis() / 100.0) * 100));
  }

  private Duration slowest(Function<ComparisonResult, @Nullable Duration> time) {
    return results.stream()
        .flatMap(result -> Stream.ofNullable(time.apply(result)))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
