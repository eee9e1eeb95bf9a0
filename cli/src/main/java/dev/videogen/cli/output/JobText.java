package dev.videogen.cli.output;

import dev.videogen.Adjustment;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.internal.text.Printable;
import dev.videogen.internal.text.Seconds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Jobs as lines for people. */
public final class JobText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JobText() {}

  /** Where a job stands, in a few words: {@code in progress, 40 %}. */
  public static String status(VideoJob job) {
    String status = Formats.word(job.status()).replace('_', ' ');
    boolean figure = job.progress().isPresent() && job.status() == JobStatus.IN_PROGRESS;
    return figure ? status + ", " + job.progress().getAsInt() + " %" : status;
  }

  /** What was changed in a request before it was sent. */
  public static List<String> changes(List<Adjustment> adjustments) {
    return adjustments.stream().map(change -> "Changed to fit: " + change).toList();
  }

  /** All that is known of one job. */
  public static List<String> details(VideoJob job, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("Job      " + job.ref());
    lines.add("Status   " + status(job) + vendorStatus(job));
    job.error().ifPresent(error -> lines.add("Reason   " + oneLine(error.toString())));
    job.model().ifPresent(model -> lines.add("Model    " + oneLine(model)));
    if (!video(job).isEmpty()) {
      lines.add("Video    " + video(job));
    }
    job.prompt().ifPresent(prompt -> lines.add("Prompt   " + oneLine(prompt)));
    job.source().ifPresent(source -> lines.add("Made from " + source));
    job.createdAt().ifPresent(time -> lines.add("Created  " + moment(time, now)));
    job.completedAt().ifPresent(time -> lines.add("Ended    " + moment(time, now)));
    job.expiresAt().ifPresent(time -> lines.add("Expires  " + moment(time, now)));
    charge(job).ifPresent(charge -> lines.add("Cost     " + charge));
    if (job.adopted()) {
      lines.add("Found    among the vendor's jobs, because the response to its create was lost");
    }
    return lines;
  }

  /** What the vendor charges, unless there is nothing to say about it. */
  private static Optional<String> charge(VideoJob job) {
    return job.cost()
        .map(Formats::dollars)
        .or(
            () ->
                switch (job.billed()) {
                  case YES -> Optional.of("billed; the amount is not told");
                  case NO -> Optional.of("not billed");
                  case UNKNOWN -> Optional.empty();
                });
  }

  /** A table, its last column cut so that a line fits. */
  public static List<String> table(List<VideoJob> jobs, Instant now, int columns) {
    int refs =
        Math.max(3, jobs.stream().mapToInt(job -> job.ref().toString().length()).max().orElse(3));
    String form = "%-" + refs + "s  %-17s  %-11s  %-15s  %s";
    return Stream.concat(
            Stream.of(String.format(form, "JOB", "STATUS", "CREATED", "VIDEO", "PROMPT")),
            jobs.stream()
                .map(
                    job ->
                        String.format(
                            form,
                            job.ref(),
                            status(job),
                            job.createdAt().map(time -> ago(time, now)).orElse(""),
                            video(job),
                            job.prompt().map(JobText::oneLine).orElse(""))))
        .map(line -> cut(line.stripTrailing(), columns))
        .toList();
  }

  private static String vendorStatus(VideoJob job) {
    return job.providerStatus().equalsIgnoreCase(job.status().name())
        ? ""
        : " (" + oneLine(job.providerStatus()) + ")";
  }

  /** How large and how long the video is, as far as that is known: {@code 1280x720, 8 s}. */
  static String measures(VideoJob job) {
    return Stream.of(job.size().map(Object::toString), job.duration().map(Seconds::words))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static String video(VideoJob job) {
    int variants = job.outputs().size();
    return Stream.of(measures(job), variants > 1 ? variants + " variants" : "")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String moment(Instant time, Instant now) {
    String distance = time.isAfter(now) ? "in " + span(now, time) : ago(time, now);
    return TIME.format(time) + " (" + distance + ")";
  }

  public static String ago(Instant time, Instant now) {
    return span(time, now) + " ago";
  }

  /** The distance of two times in its largest unit. */
  private static String span(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    if (span.toDays() > 1) {
      return span.toDays() + " days";
    }
    if (span.toHours() > 1) {
      return span.toHours() + " h";
    }
    return span.toMinutes() > 1 ? span.toMinutes() + " min" : Math.max(0, span.toSeconds()) + " s";
  }

  public static String oneLine(String text) {
    return Printable.line(text);
  }

  public static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, columns - 3).stripTrailing() + "...";
  }
}
