package dev.videogen.http;

import dev.videogen.JobRef;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.http.auth.Credentials;
import dev.videogen.http.internal.response.CallSpec;
import dev.videogen.http.internal.response.ErrorResponseDecoder;
import dev.videogen.http.internal.response.Origin;
import dev.videogen.http.internal.response.Redaction;
import dev.videogen.http.internal.submission.SubmissionExecutor;
import dev.videogen.http.internal.transport.BaseUrl;
import dev.videogen.http.internal.transport.CallExecutor;
import dev.videogen.http.internal.transport.CallLog;
import dev.videogen.http.internal.transport.CancelExecutor;
import dev.videogen.http.internal.transport.FailureClassifier;
import dev.videogen.http.internal.transport.HttpOptions;
import dev.videogen.http.internal.transport.HttpTransport;
import dev.videogen.http.internal.transport.MediaFetcher;
import dev.videogen.http.internal.transport.RequiredLibraries;
import dev.videogen.http.internal.transport.WireClientFactory;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.OpaqueId;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One instance's connection to its vendor, and all that an HTTP provider needs besides a wire
 * interface, a mapping and a table of capabilities:
 *
 * <pre>{@code
 * interface VideosWire {
 *   @RequestLine("POST /videos")
 *   JsonResponse create(Map<String, ?> body);
 *
 *   @RequestLine("GET /videos/{id}")
 *   JsonResponse retrieve(@Param("id") PathSegment id);
 *
 *   @RequestLine("DELETE /videos/{id}")
 *   void delete(@Param("id") PathSegment id);
 * }
 *
 * VendorConnection connection =
 *     VendorConnection.to(baseUrl, context).credentials(Credentials.bearer(key)).open();
 * VideosWire wire = connection.wire(VideosWire.class);
 *
 * VideoJob retrieve(String id) {
 *   return connection.call(Operation.RETRIEVE, id, segment -> job(wire.retrieve(segment)));
 * }
 * }</pre>
 *
 * <p>What is passed to it makes one plain call and maps the response. The connection takes the
 * permit, adds the credentials, ends what takes too long or is interrupted, sends again what may be
 * sent again, and turns every failure into the {@link dev.videogen.errors.VideoException} that it
 * stands for. A {@link javax.net.ssl.SSLContext} that was set in code is used for TLS.
 *
 * <p>Safe for use by many threads.
 */
public final class VendorConnection implements AutoCloseable {

  private final String instance;
  private final TimeSource time;
  private final URI baseUrl;
  private final Map<String, String> query;
  private final VendorRules rules;
  private final Redaction redaction;
  private final HttpTransport transport;
  private final CallExecutor calls;
  private final WireClientFactory wire;
  private final CancelExecutor cancels;
  private final SubmissionExecutor submissions;
  private final MediaFetcher media;
  private final Optional<String> webhook;
  private final List<VendorConnection> closedAlong;

  private VendorConnection(Builder builder) {
    ProviderContext context = builder.context;
    HttpOptions options = HttpSettings.options(context);
    options.proxies().check(Origin.of(builder.baseUrl));
    BaseUrl.checkSecrecy(builder.baseUrl, builder.credentials != Credentials.none(), options);
    this.redaction = new Redaction();
    redaction.remember(options.headers());
    options.proxies().secrets().forEach(redaction::remember);
    builder.secrets.forEach(redaction::remember);
    CallLog log = new CallLog(context.instance(), builder.rules, redaction);
    ErrorResponseDecoder decoding =
        new ErrorResponseDecoder(context.instance(), builder.rules, redaction);
    FailureClassifier failures =
        new FailureClassifier(
            context.instance(), builder.rules, decoding, redaction, options, context.time());
    this.instance = context.instance();
    this.time = context.time();
    this.baseUrl = builder.baseUrl;
    this.rules = builder.rules;
    this.query = new LinkedHashMap<>(builder.query);
    this.transport =
        new HttpTransport(options, HttpSettings.tls(context, Origin.of(baseUrl).isEncrypted()));
    this.calls = new CallExecutor(context, options, builder.credentials, redaction, failures, log);
    this.wire = new WireClientFactory(transport, baseUrl, query, rules, log);
    this.cancels = new CancelExecutor(calls);
    this.submissions =
        new SubmissionExecutor(
            context,
            calls,
            builder.rules,
            Objects.requireNonNullElse(baseUrl.getRawPath(), ""),
            HttpSettings.adopts(context));
    this.media = new MediaFetcher(instance, baseUrl, transport, calls);
    this.webhook = builder.webhook;
    this.closedAlong = builder.closedAlong;
  }

  /**
   * Begins a connection.
   *
   * @param baseUrl what stands before the paths of the wire interfaces; a slash at its end is
   *     dropped
   * @param context the instance's settings, {@link HttpSettings} among them
   * @return a builder
   * @throws dev.videogen.errors.ConfigurationException if the address has a user, a query or a
   *     fragment, or if a library that connections need is missing or too old
   */
  public static Builder to(URI baseUrl, ProviderContext context) {
    RequiredLibraries.check();
    return new Builder(BaseUrl.of(baseUrl), context);
  }

  /**
   * Makes a wire interface callable. Its methods are annotated for Feign; they return {@link
   * dev.videogen.http.wire.JsonResponse} or nothing, and their body is one parameter without
   * annotation: a map, a list or another value that Jackson writes, or a {@link
   * dev.videogen.http.wire.MultipartBody}. They are called only inside the other methods of this
   * connection.
   *
   * @param wireInterface the interface; none of its methods takes a bare {@link URI}, to which the
   *     key would go whatever its host: see {@link #follow}
   * @param <W> the interface
   * @return something that sends what it describes
   * @throws IllegalArgumentException if a method takes a {@link URI}
   */
  public <W> W wire(Class<W> wireInterface) {
    return wire.of(wireInterface);
  }

  /**
   * Reads JSON at an address that a response of the vendor named: one plain call, to be made inside
   * {@link #call}. Credentials and configured headers go with it only if it is of the base URL's
   * origin: same scheme, host and port. Redirects are not followed.
   *
   * @param address absolute, or relative to the base URL as if that ended with a slash
   * @return the response
   * @throws UnreadableResponseException if it is neither http nor https, names a user, or leads
   *     from https to http
   */
  public JsonResponse follow(URI address) {
    return wire.follow(address);
  }

  /**
   * Sends JSON to an address by POST: one plain call, to be made inside {@link #prepare}.
   *
   * @param address absolute, or relative to the base URL as if that ended with a slash
   * @param body becomes JSON
   * @return the response
   */
  JsonResponse post(URI address, Map<String, ?> body) {
    return wire.post(address, body);
  }

  /**
   * Sends a file to an address that a response of the vendor named, by PUT: one plain call, to be
   * made inside {@link #prepare}. Neither credentials nor configured headers go with it, wherever
   * it goes.
   *
   * @param address absolute, or relative to the base URL as if that ended with a slash
   * @param file something with content here, which is streamed
   * @throws UnreadableResponseException if it is neither http nor https, names a user, or leads
   *     from https to http
   */
  public void put(URI address, Media file) {
    wire.put(address, file);
  }

  /**
   * Sends something that costs nothing and that a create needs first, such as a file, again and
   * again as far as is right.
   *
   * @param send makes one plain call and maps its response
   * @param <T> what comes of it
   * @return what came of it
   * @throws dev.videogen.errors.VideoException if it failed for good; nothing was created
   */
  public <T> T prepare(Supplier<T> send) {
    return calls.read(CallSpec.preparation(), send);
  }

  /**
   * The path of an address that a response named, as it stands below the base URL: of a vendor that
   * names its own host, whatever stands in front of it.
   *
   * @param address absolute or not
   * @return the decoded path, which begins with a slash, without that of the base URL if it begins
   *     with it; a slash if there is none
   */
  public String pathBelow(URI address) {
    String path = Objects.requireNonNullElse(address.getPath(), "");
    String own = Objects.requireNonNullElse(baseUrl.getPath(), "");
    String below = path.startsWith(own + "/") ? path.substring(own.length()) : path;
    return below.startsWith("/") ? below : "/" + below;
  }

  /**
   * Reads something that is about no single job, again and again as far as is right.
   *
   * @param operation what is being done
   * @param send makes one plain call and maps its response
   * @param <T> what comes of it
   * @return what came of it
   * @throws dev.videogen.errors.VideoException if it failed for good
   */
  public <T> T call(Operation operation, Supplier<T> send) {
    return calls.read(CallSpec.read(operation), send);
  }

  /**
   * Reads something about one job, again and again as far as is right.
   *
   * @param operation what is being done
   * @param id the vendor's id of the job
   * @param send makes one plain call and maps its response
   * @param <T> what comes of it
   * @return what came of it
   * @throws dev.videogen.errors.InvalidRequestException if the id cannot be one
   * @throws dev.videogen.errors.VideoException if it failed for good
   */
  public <T> T call(Operation operation, String id, Function<PathSegment, T> send) {
    PathSegment segment = PathSegment.of(operation, id);
    CallSpec spec = CallSpec.read(operation).about(known(operation, id));
    return calls.read(spec, () -> send.apply(segment));
  }

  /**
   * Deletes a job. Where the response does not say that the job is deleted, or there is none, the
   * job is read: the call is sent again only if it is still there. So nothing is sent twice that
   * may cancel a job, and what is deleted is so by a word of the vendor's.
   *
   * @param id the vendor's id of the job
   * @param send makes one plain call
   * @param retrieve reads the job by one plain call
   * @throws dev.videogen.errors.InvalidRequestException if the id cannot be one
   * @throws dev.videogen.errors.VideoException if it failed for good
   */
  public void delete(
      String id, Consumer<PathSegment> send, Function<PathSegment, VideoJob> retrieve) {
    PathSegment segment = PathSegment.of(Operation.DELETE, id);
    cancels.delete(
        known(Operation.DELETE, id), () -> send.accept(segment), () -> retrieve.apply(segment));
  }

  /**
   * Cancels a job by a call that leaves jobs alone which have ended. A vendor that refuses (400,
   * 409) is no error.
   *
   * @param id the vendor's id of the job
   * @param send makes one plain call
   * @param retrieve reads the job by one plain call
   * @return the job as it is then; CANCELLED if the vendor has taken the call and no longer knows
   *     it
   * @throws dev.videogen.errors.InvalidRequestException if the id cannot be one
   * @throws dev.videogen.errors.VideoException if it failed for good
   */
  public VideoJob cancel(
      String id, Consumer<PathSegment> send, Function<PathSegment, VideoJob> retrieve) {
    PathSegment segment = PathSegment.of(Operation.CANCEL, id);
    return cancels.cancel(
        known(Operation.CANCEL, id), () -> send.accept(segment), () -> retrieve.apply(segment));
  }

  /**
   * Cancels a job at a vendor whose one call cancels jobs that run and deletes those that have
   * ended: the job is read first, left alone if it has ended, and read again before the call is
   * repeated. A job that ends between the reading and the call is deleted, which is why such a
   * provider declares {@link dev.videogen.capabilities.Capabilities.Builder#cancelsByDeleting}.
   *
   * @param id the vendor's id of the job
   * @param send makes one plain call
   * @param retrieve reads the job by one plain call
   * @return the job as it is then; CANCELLED if the vendor has taken the call and no longer knows
   *     it
   * @throws dev.videogen.errors.InvalidRequestException if the id cannot be one
   * @throws dev.videogen.errors.VideoException if it failed for good
   */
  public VideoJob cancelByDelete(
      String id, Consumer<PathSegment> send, Function<PathSegment, VideoJob> retrieve) {
    PathSegment segment = PathSegment.of(Operation.CANCEL, id);
    return cancels.cancelByDelete(
        known(Operation.CANCEL, id), () -> send.accept(segment), () -> retrieve.apply(segment));
  }

  /**
   * Sends what costs money, and never pays twice: it is sent again only if it is known that there
   * is no job, and a response that was lost is looked for. Every attempt carries the same {@code
   * Idempotency-Key}.
   *
   * @param submission what is sent, and how its job is found
   * @return the job
   * @throws dev.videogen.errors.SubmissionUncertainException if it could not be found out whether
   *     there is a job
   * @throws dev.videogen.errors.VideoException if there is no job
   */
  public VideoJob submit(Submission submission) {
    return submission.described(submissions.submit(submission.toPaidRequest()));
  }

  /**
   * Opens a file. At most five redirects are followed; credentials and configured headers go to the
   * base URL's origin alone, and nothing goes from https to http.
   *
   * @param request which file, and from where in it
   * @return the stream, to be closed by the caller; closing it half-read returns at once
   * @throws dev.videogen.errors.VideoException if it failed for good
   */
  public MediaStream open(MediaRequest request) {
    return media.open(request.target(baseUrl, query), request.spec(), request.job());
  }

  /**
   * What this connection's instance is called.
   *
   * @return the name
   */
  public String instance() {
    return instance;
  }

  /**
   * The clock by which this connection waits.
   *
   * @return the clock
   */
  public TimeSource time() {
    return time;
  }

  /**
   * What a mapping needs to know.
   *
   * @return the context of this instance
   */
  public JobMapping.Context mapping() {
    return new JobMapping.Context(this::ref, rules, this::redact, redaction::hideKeys, time);
  }

  /**
   * Where the vendor is asked to send webhooks.
   *
   * @return the address; empty if it is not asked to
   */
  public Optional<String> webhook() {
    return webhook;
  }

  /**
   * What the vendor means by its responses.
   *
   * @return the rules that were set
   */
  public VendorRules rules() {
    return rules;
  }

  /**
   * Makes a text of the vendor fit to be told.
   *
   * @param text the text
   * @return the text on one line, with the secrets that were sent and what looks like one masked,
   *     cut at 2 KB
   */
  public String redact(String text) {
    return redaction.quote(text);
  }

  /**
   * The ref of a job of this instance.
   *
   * @param vendorId the vendor's id of the job as it arrived
   * @return the ref, with the id {@linkplain OpaqueId#wrap wrapped} if it must be
   * @throws UnreadableResponseException if it cannot be an id
   */
  public JobRef ref(String vendorId) {
    try {
      return JobRef.of(instance, OpaqueId.wrap(vendorId));
    } catch (IllegalArgumentException noId) {
      throw new UnreadableResponseException("its id cannot be one", noId);
    }
  }

  /** The ref of a job whose id comes from one. */
  private JobRef known(Operation operation, String id) {
    try {
      return JobRef.of(instance, id);
    } catch (IllegalArgumentException noId) {
      throw new InvalidRequestException(
          ErrorDetails.builder(operation, noId.getMessage() + ". Nothing was sent.")
              .provider(instance)
              .build());
    }
  }

  /**
   * Refuses to go on once the connection is closed, for an operation that sends nothing.
   *
   * @param operation what is being done
   * @throws dev.videogen.errors.ClientClosedException if it is closed
   */
  public void requireOpen(Operation operation) {
    calls.requireOpen(CallSpec.read(operation));
  }

  /** Ends every call and every stream, and gives all connections back. */
  @Override
  public void close() {
    calls.close();
    transport.close();
    closedAlong.forEach(VendorConnection::close);
  }

  /** Builds a {@link VendorConnection}. Not safe for use by several threads. */
  public static final class Builder {

    private final URI baseUrl;
    private final ProviderContext context;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final List<String> secrets = new ArrayList<>();
    private Optional<String> webhook = Optional.empty();
    private List<VendorConnection> closedAlong = List.of();
    private Credentials credentials = Credentials.none();
    private VendorRules rules = VendorRules.standard();

    private Builder(URI baseUrl, ProviderContext context) {
      this.baseUrl = baseUrl;
      this.context = context;
    }

    /**
     * Sets what proves who is asking.
     *
     * @param value nothing unless set
     * @return this builder
     */
    public Builder credentials(Credentials value) {
      this.credentials = Objects.requireNonNull(value, "credentials");
      return this;
    }

    /**
     * Sets what the vendor means by its responses.
     *
     * @param value {@link VendorRules#standard()} unless set
     * @return this builder
     */
    public Builder rules(VendorRules value) {
      this.rules = Objects.requireNonNull(value, "rules");
      return this;
    }

    /**
     * Adds a parameter to the query of every request below the base URL, such as {@code
     * api-version}.
     *
     * @param name the parameter
     * @param value its value, which is encoded here
     * @return this builder
     */
    public Builder query(String name, String value) {
      query.put(name, value);
      return this;
    }

    /**
     * Adds a text that is sent in a body or a query and is not to be shown, such as an address with
     * a token. It is masked in logs and messages.
     *
     * @param text six characters or more, or it is not masked
     * @return this builder
     */
    public Builder hiding(String text) {
      secrets.add(text);
      return this;
    }

    /**
     * Sets where the vendor is asked to send webhooks, which no log shows.
     *
     * @param address empty if it is not asked to
     * @return this builder
     */
    public Builder webhook(Optional<String> address) {
      address.ifPresent(this::hiding);
      this.webhook = address;
      return this;
    }

    /** Sets which connections end with this one: those that are in a list then. */
    Builder closingAlong(List<VendorConnection> others) {
      this.closedAlong = others;
      return this;
    }

    /**
     * Opens the connection. Nothing is sent yet.
     *
     * @return the connection
     * @throws dev.videogen.errors.ConfigurationException if a setting is wrong, or if credentials
     *     would go over plain http to another machine without that being allowed
     */
    public VendorConnection open() {
      return new VendorConnection(this);
    }
  }
}
