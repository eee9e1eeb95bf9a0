package dev.videogen.spring.internal.client;

import dev.videogen.Asset;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the client's calls came to, by instance, and whether creates are under way.
 *
 * <p>Safe for use by many threads.
 */
public final class ClientActivity {

  /**
   * What the calls to one instance came to.
   *
   * @param lastSuccess when the last call succeeded, by the instance's clock; empty if none did
   * @param lastFailure the kind of the last call's error; empty if it succeeded, or none was made
   */
  public record Calls(Optional<Instant> lastSuccess, Optional<ErrorKind> lastFailure) {

    /**
     * Whether the last call was not sent because the vendor fails.
     *
     * @return true as long as no call succeeded after that
     */
    public boolean isCircuitOpen() {
      return lastFailure.equals(Optional.of(ErrorKind.CIRCUIT_OPEN));
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(ClientActivity.class);

  private final Map<String, Calls> calls = new TreeMap<>();
  private int creates;
  private @Nullable Runnable whenIdle;

  /** No call yet. */
  public ClientActivity() {}

  /**
   * Watches a generator.
   *
   * @param generator the generator of an instance
   * @return the same with its calls noted here
   */
  public VideoGenerator watch(VideoGenerator generator) {
    return new Watched(generator);
  }

  /**
   * What the calls came to.
   *
   * @return a copy, by the instances that were called
   */
  public synchronized Map<String, Calls> calls() {
    return Collections.unmodifiableMap(new TreeMap<>(calls));
  }

  /**
   * Runs something once no create is under way.
   *
   * @param action run by this thread, or by the one whose create ends; it replaces one that was
   *     given before and has not run
   */
  public void whenIdle(Runnable action) {
    synchronized (this) {
      if (creates > 0) {
        whenIdle = action;
        return;
      }
    }
    action.run();
  }

  private synchronized void begin() {
    creates++;
  }

  private void end() {
    Runnable action = null;
    synchronized (this) {
      creates--;
      if (creates == 0) {
        action = whenIdle;
        whenIdle = null;
      }
    }
    if (action != null) {
      try {
        action.run();
      } catch (RuntimeException failed) {
        // Thrown to whoever created, it would take the place of a job that was paid for.
        LOG.error("What was to follow the last create failed", failed);
      }
    }
  }

  private synchronized void succeeded(VideoGenerator generator) {
    calls.put(generator.name(), new Calls(Optional.of(generator.time().now()), Optional.empty()));
  }

  private synchronized void failed(VideoGenerator generator, ErrorKind kind) {
    Calls before = calls.get(generator.name());
    calls.put(
        generator.name(),
        new Calls(before == null ? Optional.empty() : before.lastSuccess(), Optional.of(kind)));
  }

  /** Notes what each call comes to. */
  private final class Watched extends ForwardingVideoGenerator {

    Watched(VideoGenerator delegate) {
      super(delegate);
    }

    private <T> T noted(Supplier<T> call) {
      try {
        T result = call.get();
        succeeded(delegate());
        return result;
      } catch (VideoException failure) {
        failed(delegate(), failure.kind());
        throw failure;
      }
    }

    @Override
    public VideoJob create(CheckedRequest request) {
      begin();
      try {
        return noted(() -> super.create(request));
      } finally {
        end();
      }
    }

    @Override
    public VideoJob retrieve(String id) {
      return noted(() -> super.retrieve(id));
    }

    @Override
    public Page<VideoJob> list(ListQuery query) {
      return noted(() -> super.list(query));
    }

    @Override
    public VideoJob cancel(String id) {
      return noted(() -> super.cancel(id));
    }

    @Override
    public void delete(String id) {
      noted(
          () -> {
            super.delete(id);
            return true;
          });
    }

    @Override
    public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
      return noted(() -> super.open(output, asset, range));
    }

    @Override
    public void probe() {
      noted(
          () -> {
            super.probe();
            return true;
          });
    }
  }
}
