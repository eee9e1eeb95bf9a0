package dev.videogen.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.videogen.Adjustment;
import dev.videogen.AspectRatio;
import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.MediaRole;
import dev.videogen.Page;
import dev.videogen.Resolution;
import dev.videogen.SavedFile;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.VideoEvent;
import dev.videogen.webhook.WebhookEvent;
import java.io.IOException;
import java.util.List;

/**
 * Teaches a mapper of Jackson 2.19 or later to write public values of videogen as JSON and to read
 * them back:
 *
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder().addModule(new VideogenModule()).build();
 * String json = mapper.writeValueAsString(job);
 * VideoJob same = mapper.readValue(json, VideoJob.class);
 * }</pre>
 *
 * <p>They are {@link VideoJob}, {@link JobRef} (its string, also as the key of a map), {@link
 * VideoRequest}, {@link Capabilities} and {@link ModelCapabilities}, {@link Page}, {@link
 * VideoEvent}, {@link WebhookEvent}, {@link VideoException} with its subclasses, {@link SavedFile},
 * {@link Adjustment}, sizes, ratios and resolutions, and the enums that these are made of, as words
 * in lower case. The form is that of the command line's {@code --json}, written down in {@code
 * docs/schema/videogen.schema.json}. It is the same with every mapper, whatever names and dates
 * that prefers.
 *
 * <p>What is read is equal to what was written, but for this:
 *
 * <ul>
 *   <li>An address of an output that opens the file for whoever has it (one with a query or a user)
 *       is left out. The output is read back as one of its job, whose address is fresh when the job
 *       is read again.
 *   <li>A request is written whole, with its prompt, addresses and content: whoever may not have
 *       those may not have its JSON. A local file is written as its content, at most 15,000,000
 *       bytes, and no path is read. Who reads requests from strangers bounds what they may cost.
 *   <li>An error has no stack and no cause, and of the nearest request only the measures, which are
 *       not read back.
 *   <li>Numbers lose needless zeros.
 * </ul>
 *
 * <p>Fields that are not known are passed over; a word that is not known is an error that names it,
 * as is a field of another kind. Such errors are {@link
 * com.fasterxml.jackson.databind.JsonMappingException}s.
 *
 * <p>Thread-safe once it is registered, as mappers are.
 */
public final class VideogenModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  /** The module with the form of every value. */
  public VideogenModule() {
    super("videogen", Version.unknownVersion());
    add(VideoJob.class, JobForm.INSTANCE);
    add(VideoRequest.class, RequestForm.INSTANCE);
    add(Capabilities.class, CapabilitiesForm.INSTANCE);
    add(ModelCapabilities.class, ModelForm.INSTANCE);
    add(VideoEvent.class, EventForm.INSTANCE);
    add(WebhookEvent.class, WebhookEventForm.INSTANCE);
    add(SavedFile.class, SavedFileForm.INSTANCE);
    add(Adjustment.class, JobForm.AdjustmentForm.INSTANCE);
    add(VideoException.class, ErrorForm.INSTANCE);
    subtypes(VideoEvent.class, EventForm.INSTANCE);
    subtypes(VideoException.class, ErrorForm.INSTANCE);
    add(JobRef.class, Texts.REF);
    add(VideoSize.class, Texts.SIZE);
    add(AspectRatio.class, Texts.RATIO);
    add(Resolution.class, ResolutionForm.INSTANCE);
    words(Asset.class);
    words(Billed.class);
    words(ErrorKind.class);
    words(Feature.class);
    words(Fit.class);
    words(JobStatus.class);
    words(MediaRole.class);
    words(Operation.class);
    words(Support.class);
    addKeySerializer(JobRef.class, new RefAsKey());
    addKeyDeserializer(JobRef.class, new KeyAsRef());
    addSerializer(new PageSerializer());
    addDeserializer(
        Page.class,
        new PageDeserializer(TypeFactory.defaultInstance().constructType(VideoJob.class)));
  }

  private <T> void add(Class<T> type, JsonForm<T> form) {
    addSerializer(type, new FormSerializer<>(type, form));
    addDeserializer(type, new FormDeserializer<>(type, form));
  }

  private <E extends Enum<E>> void words(Class<E> type) {
    add(type, Words.form(type));
  }

  /** Jackson looks for whoever reads a class by the class itself. */
  private <T> void subtypes(Class<T> type, JsonForm<T> form) {
    for (Class<?> each : List.of(type.getPermittedSubclasses())) {
      addReader(each.asSubclass(type), form);
    }
  }

  @SuppressWarnings("unchecked") // The deserializer refuses what is of another class.
  private <T, S extends T> void addReader(Class<S> type, JsonForm<T> form) {
    addDeserializer(type, new FormDeserializer<>(type, (JsonForm<S>) form));
  }

  /** A ref as the name of a field. */
  private static final class RefAsKey extends StdSerializer<JobRef> {

    private static final long serialVersionUID = 1;

    RefAsKey() {
      super(JobRef.class);
    }

    @Override
    public void serialize(JobRef ref, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(ref.toString());
    }
  }

  /** The name of a field as a ref. */
  private static final class KeyAsRef extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      try {
        return JobRef.parse(key);
      } catch (IllegalArgumentException invalid) {
        return context.handleWeirdKey(JobRef.class, key, "%s", invalid.getMessage());
      }
    }
  }
}
