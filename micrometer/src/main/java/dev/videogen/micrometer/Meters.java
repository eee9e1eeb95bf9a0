package dev.videogen.micrometer;

import dev.videogen.errors.Operation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Writes to the meters; to none where there is no registry. */
final class Meters {

  private final @Nullable MeterRegistry registry;
  private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();

  Meters(@Nullable MeterRegistry registry) {
    this.registry = registry;
  }

  void cost(ObservedVideo video, String outcome, BigDecimal dollars) {
    count(VideogenMeter.COST, of(video).and(outcome(outcome)), dollars.doubleValue());
  }

  void estimate(ObservedVideo video, BigDecimal dollars) {
    count(VideogenMeter.ESTIMATED_COST, of(video), dollars.doubleValue());
  }

  void billed(ObservedVideo video, Duration seconds) {
    count(VideogenMeter.BILLED_SECONDS, of(video), seconds.toMillis() / 1000.0);
  }

  void queued(ObservedVideo video, Duration time) {
    time(VideogenMeter.QUEUE_TIME, of(video), time);
  }

  void rendered(ObservedVideo video, String outcome, Duration time) {
    time(VideogenMeter.RENDER_TIME, of(video).and(outcome(outcome)), time);
  }

  void retried(String instance, Operation operation) {
    count(VideogenMeter.RETRIES, of(instance, operation), 1);
  }

  void waited(String instance, Operation operation, Duration time) {
    time(VideogenMeter.LIMITER_WAIT, of(instance, operation), time);
  }

  void received(String instance, long bytes) {
    count(VideogenMeter.BYTES, Tags.of(instance(instance)), (double) bytes);
  }

  /** One job more or less that has not ended. */
  void inFlight(String instance, int change) {
    if (registry != null) {
      inFlight.computeIfAbsent(instance, this::gauge).addAndGet(change);
    }
  }

  private AtomicInteger gauge(String instance) {
    AtomicInteger jobs = new AtomicInteger();
    if (registry != null) {
      Gauge.builder(VideogenMeter.JOBS_IN_FLIGHT.meterName(), jobs, AtomicInteger::get)
          .description(VideogenMeter.JOBS_IN_FLIGHT.description())
          .tags(Tags.of(instance(instance)))
          .strongReference(true)
          .register(registry);
    }
    return jobs;
  }

  private void count(VideogenMeter meter, Tags tags, double amount) {
    if (registry != null) {
      Counter.builder(meter.meterName())
          .description(meter.description())
          .baseUnit(unit(meter))
          .tags(tags)
          .register(registry)
          .increment(amount);
    }
  }

  private void time(VideogenMeter meter, Tags tags, Duration time) {
    if (registry != null) {
      Timer.builder(meter.meterName())
          .description(meter.description())
          .tags(tags)
          .register(registry)
          .record(time);
    }
  }

  private static @Nullable String unit(VideogenMeter meter) {
    return meter.unit().isEmpty() ? null : meter.unit();
  }

  private static Tags of(ObservedVideo video) {
    return Tags.of(
        Tag.of(VideogenDocumentation.LowCardinality.PROVIDER.asString(), video.provider()),
        Tag.of(VideogenDocumentation.LowCardinality.MODEL.asString(), video.model()),
        instance(video.instance()));
  }

  private static Tags of(String instance, Operation operation) {
    return Tags.of(
        instance(instance),
        Tag.of(VideogenDocumentation.LowCardinality.OPERATION.asString(), operation.toString()));
  }

  private static Tag instance(String instance) {
    return Tag.of(VideogenDocumentation.LowCardinality.INSTANCE.asString(), instance);
  }

  private static Tag outcome(String outcome) {
    return Tag.of(VideogenDocumentation.LowCardinality.OUTCOME.asString(), outcome);
  }
}
