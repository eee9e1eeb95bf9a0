package dev.videogen.fake;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.VideoOutput;
import dev.videogen.VideoSize;
import dev.videogen.fake.JobPlan.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the record of a job as a text of names and values, and reads it again. */
final class JobRecordFormat {

  private final Properties values;

  private JobRecordFormat(Properties values) {
    this.values = values;
  }

  static String write(JobRecord job) {
    JobRecordFormat text = new JobRecordFormat(new Properties());
    text.put("number", job.number());
    text.put("created", job.createdAt());
    text.put("source", job.source());
    text.put("cancelled", job.cancelledAt());
    RenderSpec order = job.order();
    text.put("prompt", order.prompt());
    text.put("model", order.model());
    text.put("size", order.size());
    text.put("duration", order.duration());
    text.put("variants", order.variants());
    text.put("seed", order.seed());
    text.put("sound", order.sound());
    text.put("cost", order.cost());
    JobPlan plan = job.plan();
    text.put("plan.duration", plan.duration());
    text.put("plan.ending", plan.ending());
    text.put("plan.ends-at", plan.endsAt());
    text.put("plan.billed", plan.billed());
    text.put("plan.cost", plan.cost());
    text.put("plan.outputs", plan.outputs());
    JobError error = plan.error();
    if (error != null) {
      text.put("error.code", error.code());
      text.put("error.message", error.message());
      text.put("error.content-policy", error.contentPolicy());
    }
    return text.written();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is of another form
   */
  static JobRecord read(String written) {
    JobRecordFormat text = new JobRecordFormat(new Properties());
    try {
      text.values.load(new StringReader(written));
      return text.job();
    } catch (IOException | DateTimeException | NullPointerException other) {
      throw new IllegalArgumentException("this is no record of a job", other);
    }
  }

  private JobRecord job() {
    RenderSpec order =
        new RenderSpec(
            find("prompt", Function.identity()),
            get("model", Function.identity()),
            get("size", VideoSize::parse),
            get("duration", Duration::parse),
            get("variants", Integer::valueOf),
            find("seed", Long::valueOf),
            get("sound", Boolean::valueOf),
            find("cost", BigDecimal::new));
    JobPlan plan =
        new JobPlan(
            get("plan.duration", Duration::parse),
            get("plan.ending", Ending::valueOf),
            get("plan.ends-at", Integer::valueOf),
            find("error.code", this::error),
            find("plan.billed", Billed::valueOf),
            find("plan.cost", BigDecimal::new),
            get("plan.outputs", VideoOutput.Kind::valueOf));
    return new JobRecord(
        get("number", Long::valueOf),
        get("created", Instant::parse),
        order,
        plan,
        find("source", Function.identity()),
        find("cancelled", Instant::parse));
  }

  private JobError error(String code) {
    return new JobError(
        code,
        get("error.message", Function.identity()),
        get("error.content-policy", Boolean::valueOf));
  }

  /** In ASCII: whatever is in a prompt, even half a character, comes back as it was. */
  private String written() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      values.store(bytes, null);
    } catch (IOException impossible) {
      throw new IllegalStateException("a text in memory can always be written", impossible);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      values.setProperty(name, value.toString());
    }
  }

  private <T> T get(String name, Function<String, T> form) {
    return Objects.requireNonNull(find(name, form), name);
  }

  private <T> @Nullable T find(String name, Function<String, T> form) {
    return Optional.ofNullable(values.getProperty(name)).map(form).orElse(null);
  }
}
