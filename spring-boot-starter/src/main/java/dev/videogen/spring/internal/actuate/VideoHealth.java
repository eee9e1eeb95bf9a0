package dev.videogen.spring.internal.actuate;

import dev.videogen.VideoClient;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.VideoException;
import dev.videogen.spring.internal.client.ClientActivity;
import dev.videogen.spring.internal.client.ClientActivity.Calls;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the client is: by what its calls came to, and, if that is wanted, by asking the vendor for
 * something that costs nothing.
 *
 * <p>Safe for use by many threads.
 */
final class VideoHealth {

  /** How long what a probe found counts. */
  static final Duration PROBE_INTERVAL = Duration.ofMinutes(1);

  /** How long who asks for health waits for a probe. */
  static final Duration MAX_WAIT = Duration.ofSeconds(2);

  /** Errors of a probe that tell nothing against the vendor: it responds, or has no such call. */
  private static final Set<ErrorKind> HARMLESS =
      Set.of(ErrorKind.RATE_LIMIT, ErrorKind.UNSUPPORTED_REQUEST);

  /**
   * What is told.
   *
   * @param isUp false if the vendor fails or refuses the key, as far as that is known
   * @param details in plain values
   */
  record Report(boolean isUp, Map<String, Object> details) {}

  /** What a probe found, and when, in nanoseconds of the clock. */
  private record Probed(boolean isUp, String outcome, long at) {}

  private final VideoClient client;
  private final ClientActivity activity;
  private final boolean probes;
  private final LongSupplier nanoClock;
  private final AtomicBoolean probing = new AtomicBoolean();
  private volatile @Nullable Probed last;

  VideoHealth(VideoClient client, ClientActivity activity, boolean probes, LongSupplier nanoClock) {
    this.client = client;
    this.activity = activity;
    this.probes = probes;
    this.nanoClock = nanoClock;
  }

  /** How the client is now. */
  Report report() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("instance", client.instance());
    boolean isUp = true;
    if (probes) {
      Probed found = probe();
      details.put("probe", found == null ? "under way" : found.outcome());
      isUp = found == null || found.isUp();
    }
    for (Map.Entry<String, Calls> each : activity.calls().entrySet()) {
      Calls calls = each.getValue();
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("circuit", calls.isCircuitOpen() ? "open" : "closed");
      calls.lastSuccess().ifPresent(at -> told.put("lastSuccess", at.toString()));
      calls.lastFailure().ifPresent(kind -> told.put("lastFailure", word(kind)));
      details.put(each.getKey(), told);
      isUp &= !(calls.isCircuitOpen() && each.getKey().equals(client.instance()));
    }
    return new Report(isUp, details);
  }

  /**
   * What the last probe found, made anew after a minute; null while the first one takes long. Who
   * asks for health waits for a vendor no longer than for a moment.
   */
  private @Nullable Probed probe() {
    Probed found = last;
    boolean isOld = found == null || nanoClock.getAsLong() - found.at() >= PROBE_INTERVAL.toNanos();
    if (isOld && probing.compareAndSet(false, true)) {
      Thread probe = new Thread(this::probeNow, "videogen-health");
      probe.setDaemon(true);
      probe.start();
      try {
        probe.join(MAX_WAIT.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return last;
  }

  private void probeNow() {
    try {
      client.probe();
      last = new Probed(true, "succeeded", nanoClock.getAsLong());
    } catch (VideoException failure) {
      last =
          new Probed(
              HARMLESS.contains(failure.kind()), word(failure.kind()), nanoClock.getAsLong());
    } finally {
      probing.set(false);
    }
  }

  /** As videogen's JSON has it. */
  private static String word(ErrorKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
