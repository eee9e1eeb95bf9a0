package dev.videogen.micrometer;

import dev.videogen.VideoClient;
import dev.videogen.spi.RequestHeaders;
import dev.videogen.spi.VideoEvent;
import dev.videogen.spi.VideoEventListener;
import dev.videogen.spi.VideoGenerator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Observations and meters of a client:
 *
 * <pre>{@code
 * VideogenObservations observations =
 *     VideogenObservations.builder(observationRegistry).meters(meterRegistry).build();
 * VideoClient videos = observations.applyTo(VideoClient.builder()).build();
 * }</pre>
 *
 * <p>Each operation is an observation ({@code videogen.operation}), and so is the life of a job
 * ({@code videogen.job}) from its create until its files are saved or it has ended otherwise. A
 * job's create, polls and downloads are children of its life, whichever threads they run on, so
 * that a trace shows them as one tree; the life is a child of what is current when the job is
 * created. The names are in {@link VideogenDocumentation} and {@link VideogenMeter}.
 *
 * <p>No prompt is told, and no message of an error unless {@link Builder#errorMessages} is set.
 *
 * <p>Thread-safe. One can serve several clients.
 */
public final class VideogenObservations implements AutoCloseable {

  private final Observer observer;
  private final OpenJobs jobs;
  private final Meters meters;
  private final boolean traceToVendors;

  private VideogenObservations(Builder builder) {
    this.observer =
        new Observer(
            builder.registry,
            builder.operations,
            builder.lives,
            builder.providers,
            builder.errorMessages,
            new ModelNames());
    this.jobs = new OpenJobs(builder.maxOpenJobs, builder.maxJobAge);
    this.meters = new Meters(builder.meters);
    this.traceToVendors = builder.traceToVendors;
  }

  /**
   * Begins observations.
   *
   * @param registry where they are registered; what becomes of them say its handlers
   * @return a builder
   */
  public static Builder builder(ObservationRegistry registry) {
    return new Builder(registry);
  }

  /**
   * Has a client observed. This sets its {@linkplain VideoClient.Builder#events listener}: an app
   * that has one of its own sets one that passes events to both it and {@link #listener()}.
   *
   * @param client the client's builder
   * @return the same builder
   */
  public VideoClient.Builder applyTo(VideoClient.Builder client) {
    client.decorate(this::decorate).events(listener());
    return traceToVendors ? client.component(RequestHeaders.class, requestHeaders()) : client;
  }

  /**
   * A generator whose operations are observed. It is to be the outermost decorator, or what others
   * refuse is not observed.
   *
   * @param generator any generator
   * @return the same, observed
   */
  public VideoGenerator decorate(VideoGenerator generator) {
    return new ObservingVideoGenerator(generator, observer, jobs, meters);
  }

  /**
   * The listener by which retries, waits and saved files are known.
   *
   * @return a listener for {@link VideoClient.Builder#events}
   */
  public VideoEventListener listener() {
    return this::on;
  }

  /**
   * The headers by which a vendor could continue a trace. {@link #applyTo} sets them if {@link
   * Builder#traceToVendors} is set.
   *
   * @return a component for {@link VideoClient.Builder#component}
   */
  public RequestHeaders requestHeaders() {
    return instance ->
        current() instanceof VideoOperationContext context && context.getCarrier() != null
            ? Map.copyOf(context.getCarrier())
            : Map.of();
  }

  private Observation.@Nullable ContextView current() {
    Observation current = observer.registry().getCurrentObservation();
    return current == null ? null : current.getContextView();
  }

  private void on(VideoEvent event) {
    if (event instanceof VideoEvent.Saved saved) {
      jobs.saved(saved.job(), saved.variant());
    } else if (event instanceof VideoEvent.Poll poll) {
      jobs.seen(poll.job().ref(), poll.job());
    } else if (event instanceof VideoEvent.Wait wait) {
      switch (wait.reason()) {
        case RETRY -> {
          meters.retried(wait.instance(), wait.operation());
          tell("retry");
        }
        case PERMIT -> {
          meters.waited(wait.instance(), wait.operation(), wait.duration());
          tell("limiter_wait");
        }
      }
    }
  }

  private void tell(String name) {
    Observation current = observer.registry().getCurrentObservation();
    if (current != null) {
      current.event(Observation.Event.of(name));
    }
  }

  /** Ends the observations of all jobs that are open, with the outcome {@code open}. */
  @Override
  public void close() {
    jobs.close();
  }

  /** Builds {@link VideogenObservations}. Not safe for use by several threads. */
  public static final class Builder {

    private final ObservationRegistry registry;
    private @Nullable MeterRegistry meters;
    private @Nullable VideoOperationConvention operations;
    private @Nullable VideoJobConvention lives;
    private UnaryOperator<String> providers = UnaryOperator.identity();
    private boolean errorMessages;
    private boolean traceToVendors;
    private int maxOpenJobs = 10_000;
    private Duration maxJobAge = Duration.ofHours(24);

    private Builder(ObservationRegistry registry) {
      this.registry = Objects.requireNonNull(registry, "registry");
    }

    /**
     * Sets where the meters of {@link VideogenMeter} are registered.
     *
     * @param value none unless set
     * @return this builder
     */
    public Builder meters(MeterRegistry value) {
      this.meters = Objects.requireNonNull(value, "meters");
      return this;
    }

    /**
     * Sets how operations are named and which keys they have.
     *
     * @param value {@link DefaultVideoOperationConvention} unless set
     * @return this builder
     */
    public Builder operationConvention(VideoOperationConvention value) {
      this.operations = Objects.requireNonNull(value, "operationConvention");
      return this;
    }

    /**
     * Sets how the lives of jobs are named and which keys they have.
     *
     * @param value {@link DefaultVideoJobConvention} unless set
     * @return this builder
     */
    public Builder jobConvention(VideoJobConvention value) {
      this.lives = Objects.requireNonNull(value, "jobConvention");
      return this;
    }

    /**
     * Sets which provider an instance is of, for {@code gen_ai.provider.name}.
     *
     * @param value the type of a provider by the name of an instance; the same name unless set
     * @return this builder
     */
    public Builder providers(UnaryOperator<String> value) {
      this.providers = Objects.requireNonNull(value, "providers");
      return this;
    }

    /**
     * Sets whether messages and stacks of errors are told. A vendor's message may repeat the
     * prompt.
     *
     * @param value false unless set: the class and the kind alone
     * @return this builder
     */
    public Builder errorMessages(boolean value) {
      this.errorMessages = value;
      return this;
    }

    /**
     * Sets whether the headers of a trace go to vendors. They go to no other host that an address
     * of a vendor leads to.
     *
     * @param value false unless set
     * @return this builder
     */
    public Builder traceToVendors(boolean value) {
      this.traceToVendors = value;
      return this;
    }

    /**
     * Sets how many jobs are watched at once at most; the oldest is let go for another.
     *
     * @param value 1 or more; 10,000 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxOpenJobs(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("open jobs are 1 or more, not " + value);
      }
      this.maxOpenJobs = value;
      return this;
    }

    /**
     * Sets how long a job is watched at most. One that is older is let go when the next is created.
     *
     * @param value above zero; a day unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public Builder maxJobAge(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("the age of a job is above zero, not " + value);
      }
      this.maxJobAge = value;
      return this;
    }

    /**
     * Builds the observations.
     *
     * @return the observations
     */
    public VideogenObservations build() {
      return new VideogenObservations(this);
    }
  }
}
