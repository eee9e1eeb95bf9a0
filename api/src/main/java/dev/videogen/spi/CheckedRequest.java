package dev.videogen.spi;

import dev.videogen.Adjustment;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.MediaInput;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.internal.fit.Checked;
import dev.videogen.internal.fit.CostEstimate;
import dev.videogen.internal.fit.RequestCheck;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that the model it is for can take, as far as {@link Capabilities} tell. The client
 * makes one of every request before it submits it, and nothing below checks, fills in, measures or
 * prices it again.
 *
 * <p>A request fits when one mode of the model takes all of it: the size, the duration and the
 * variants. What a request leaves open stands for the model's default, where that is known. A size
 * in pixels and an aspect ratio with a resolution class are two ways to say the same ({@link
 * dev.videogen.Resolution#at}); the request is put in those words that the mode knows, which counts
 * as no change. A model that is not known is not checked against, but prompts and inputs still are.
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class CheckedRequest {

  private final Checked checked;
  private final Capabilities capabilities;
  private final @Nullable String instance;
  private final @Nullable Function<JobRef, VideoJob> read;
  private final List<Path> files;
  private final SendGate gate;

  private final Once<Optional<VideoJob>> sourceJob;
  private final Once<Optional<BigDecimal>> estimate;

  private CheckedRequest(
      Checked checked,
      Capabilities capabilities,
      @Nullable String instance,
      @Nullable Function<JobRef, VideoJob> read,
      VideoRequest asked) {
    this.checked = checked;
    this.capabilities = capabilities;
    this.instance = instance;
    this.read = read;
    this.files = asked.inputs().isEmpty() && asked.source().isEmpty() ? List.of() : files(asked);
    this.gate = () -> {};
    this.sourceJob = new Once<>(this::readSourceJob);
    this.estimate = new Once<>(this::computeEstimate);
  }

  /** The same request with another gate; what was read and computed is shared. */
  private CheckedRequest(CheckedRequest request, SendGate gate) {
    this.checked = request.checked;
    this.capabilities = request.capabilities;
    this.instance = request.instance;
    this.read = request.read;
    this.files = request.files;
    this.gate = gate;
    this.sourceJob = request.sourceJob;
    this.estimate = request.estimate;
  }

  private static List<Path> files(VideoRequest asked) {
    return Stream.concat(
            asked.inputs().stream().map(MediaInput::media),
            asked.source().flatMap(VideoSource::media).stream())
        .flatMap(media -> media.path().stream())
        .toList();
  }

  /**
   * Checks a request, and moves it to what the model offers where that was asked for. Files that
   * are inputs are looked at, and pictures {@linkplain dev.videogen.Media#cropped() to be cropped}
   * are.
   *
   * @param request what the app asks for
   * @param capabilities what the provider can do
   * @param fit what becomes of a size, a duration or a number of variants that is not on offer
   * @param instance the name of the instance that is to make it
   * @param read reads a job of the instance; called once at most, for the source of a request that
   *     has one, if its price or its address is asked for
   * @return the request to submit, with what was changed
   * @throws dev.videogen.errors.InvalidRequestException if the request is wrong in itself: no
   *     prompt, a prompt that is too long, an input that cannot be read or has the wrong size in
   *     pixels
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what is
   *     asked for; the message lists what it has
   */
  public static CheckedRequest check(
      VideoRequest request,
      Capabilities capabilities,
      Fit fit,
      String instance,
      Function<JobRef, VideoJob> read) {
    return new CheckedRequest(
        checked(request, capabilities, fit, instance), capabilities, instance, read, request);
  }

  /**
   * Checks a request without a client. The job that it may be made from is not read.
   *
   * @param request what the app asks for
   * @param capabilities what the provider can do
   * @param fit what becomes of a size, a duration or a number of variants that is not on offer
   * @param instance the name of the instance that is to make it
   * @return the request to submit, with what was changed
   * @throws dev.videogen.errors.InvalidRequestException if the request is wrong in itself
   * @throws dev.videogen.errors.UnsupportedRequestException if the model does not have what is
   *     asked for
   */
  public static CheckedRequest check(
      VideoRequest request, Capabilities capabilities, Fit fit, String instance) {
    return new CheckedRequest(
        checked(request, capabilities, fit, instance), capabilities, instance, null, request);
  }

  private static Checked checked(
      VideoRequest request, Capabilities capabilities, Fit fit, String instance) {
    return RequestCheck.check(request, capabilities, Objects.requireNonNull(fit, "fit"), instance);
  }

  /**
   * A request for a generator that is used without a client. It is sent as it is: {@link
   * #resolved()} is no more than the request, and the price is not known.
   *
   * @param request what to make
   * @return the request, not checked
   */
  public static CheckedRequest unchecked(VideoRequest request) {
    return new CheckedRequest(Checked.of(request), Capabilities.unknown(), null, null, request);
  }

  /**
   * The instance that the request was checked for.
   *
   * @return its name; empty if the request was {@linkplain #unchecked not checked}
   */
  public Optional<String> instance() {
    return Optional.ofNullable(instance);
  }

  /**
   * The request to submit.
   *
   * @return the request as it was given, but for what {@link #adjustments()} say, for sizes put in
   *     the words of the model, and for pictures cropped to the size of the video or turned upright
   */
  public VideoRequest request() {
    return checked.request();
  }

  /**
   * What the vendor will make of the request: by this its job is recognised.
   *
   * @return {@link #request()} with the model's defaults for what it leaves open, as far as they
   *     are known
   */
  public VideoRequest resolved() {
    return checked.resolved();
  }

  /**
   * The local files that the app's request was made from, those included whose pictures were
   * cropped in memory.
   *
   * @return the paths as the app gave them
   */
  public List<Path> files() {
    return files;
  }

  /**
   * The same request, which is sent only if a gate lets it pass.
   *
   * @param value asked on each attempt, last thing before the request goes to the socket
   * @return a changed copy
   */
  public CheckedRequest through(SendGate value) {
    return new CheckedRequest(this, Objects.requireNonNull(value, "gate"));
  }

  /**
   * What a provider asks on each attempt, last thing before the request goes to the socket.
   *
   * @return the gate; one that lets everything pass unless {@linkplain #through set}
   */
  public SendGate gate() {
    return gate;
  }

  /**
   * What was changed.
   *
   * @return the changes, unmodifiable; empty if the request fits as it was given
   */
  public List<Adjustment> adjustments() {
    return checked.adjustments();
  }

  /**
   * What the job costs by the vendor's price list: the price of a second, times the seconds, times
   * the variants. What is made from a job costs what that job would cost today, but for the length
   * of what is {@linkplain dev.videogen.Feature#EXTEND added}; the job is read for it.
   *
   * @return US dollars; empty if the model, the duration or the price is not known, or if modes
   *     that differ in price take the request
   * @throws VideoInterruptedException if the thread is or becomes interrupted
   */
  public Optional<BigDecimal> estimate() {
    return estimate.get();
  }

  private Optional<BigDecimal> computeEstimate() {
    return request().source().isEmpty()
        ? CostEstimate.of(resolved(), capabilities)
        : sourceJob().flatMap(job -> CostEstimate.of(resolved(), job, capabilities));
  }

  /**
   * The job that the request is made from, read when it is asked for first, for a vendor that wants
   * more of it than its id.
   *
   * @return the job as it was then; empty if the source is no job, or it cannot be read
   * @throws VideoInterruptedException if the thread is or becomes interrupted
   */
  public Optional<VideoJob> sourceJob() {
    return sourceJob.get();
  }

  private Optional<VideoJob> readSourceJob() {
    return request().source().flatMap(VideoSource::job).flatMap(this::readable);
  }

  private Optional<VideoJob> readable(JobRef job) {
    if (read == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(read.apply(job));
    } catch (VideoInterruptedException interrupted) {
      throw interrupted;
    } catch (VideoException unreadable) {
      // The create itself will say what is wrong.
      return Optional.empty();
    }
  }

  /** The request and what was changed. */
  @Override
  public String toString() {
    return "CheckedRequest[" + request() + ", adjustments " + adjustments() + "]";
  }

  /** A value that is made once, by whoever asks first; what fails is tried again. */
  private static final class Once<T> {

    private final Supplier<T> maker;
    private @Nullable T value;

    Once(Supplier<T> maker) {
      this.maker = maker;
    }

    synchronized T get() {
      if (value == null) {
        value = maker.get();
      }
      return value;
    }
  }
}
