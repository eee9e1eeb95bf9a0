package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.errors.Operation;
import dev.videogen.spi.VideoEvent;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What happened below a client, told apart by the field {@code event}. */
final class EventForm implements JsonForm<VideoEvent> {

  static final EventForm INSTANCE = new EventForm();

  private static final JsonForm<Path> FILE = new TextForm<>(Path::toString, Path::of);

  private EventForm() {}

  /** The kinds of events, as words. */
  private enum Kind {
    ATTEMPT,
    WAIT,
    POLL,
    TRANSFER,
    SAVED
  }

  @Override
  public JsonNode write(VideoEvent event) {
    if (event instanceof VideoEvent.Attempt attempt) {
      ObjectNode json = of(Kind.ATTEMPT, event);
      json.put("operation", Words.of(attempt.operation()));
      Nodes.put(json, "job", attempt.job());
      json.put("number", attempt.number());
      attempt.failure().ifPresent(failure -> json.set("error", ErrorForm.INSTANCE.write(failure)));
      return json;
    }
    if (event instanceof VideoEvent.Wait wait) {
      ObjectNode json = of(Kind.WAIT, event);
      json.put("operation", Words.of(wait.operation()));
      Nodes.put(json, "job", wait.job());
      json.put("reason", Words.of(wait.reason()));
      json.set("seconds", Nodes.seconds(wait.duration()));
      return json;
    }
    if (event instanceof VideoEvent.Poll poll) {
      ObjectNode json = of(Kind.POLL, event);
      json.put("job", poll.job().ref().toString());
      json.set("state", JobForm.INSTANCE.write(poll.job()));
      return json;
    }
    if (event instanceof VideoEvent.Transfer transfer) {
      ObjectNode json = of(Kind.TRANSFER, event);
      json.put("job", transfer.job().toString());
      json.put("bytes", transfer.saved());
      transfer.total().ifPresent(total -> json.put("total_bytes", total));
      return json;
    }
    if (event instanceof VideoEvent.Saved saved) {
      ObjectNode json = of(Kind.SAVED, event);
      json.put("job", saved.job().toString());
      json.put("variant", saved.variant());
      json.set("file", FILE.write(saved.file()));
      return json;
    }
    throw new IllegalArgumentException("no form for " + event.getClass().getName());
  }

  private static ObjectNode of(Kind kind, VideoEvent event) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("event", Words.of(kind));
    json.put("provider", event.instance());
    return json;
  }

  @Override
  public VideoEvent read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    return switch (fields.required("event", fields.word("event", Kind.class))) {
      case ATTEMPT ->
          new VideoEvent.Attempt(
              fields.text("provider"),
              operation(fields),
              fields.value("job", Texts.REF),
              fields.required("number", fields.integer("number")),
              fields.value("error", ErrorForm.INSTANCE));
      case WAIT ->
          new VideoEvent.Wait(
              fields.text("provider"),
              operation(fields),
              fields.value("job", Texts.REF),
              fields.required("reason", fields.word("reason", VideoEvent.Wait.Reason.class)),
              fields.required("seconds", fields.seconds("seconds")));
      case POLL ->
          new VideoEvent.Poll(fields.required("state", fields.value("state", JobForm.INSTANCE)));
      case TRANSFER ->
          new VideoEvent.Transfer(
              fields.required("job", fields.value("job", Texts.REF)),
              fields.required("bytes", fields.longInteger("bytes")),
              fields
                  .longInteger("total_bytes")
                  .map(OptionalLong::of)
                  .orElseGet(OptionalLong::empty));
      case SAVED ->
          new VideoEvent.Saved(
              fields.required("job", fields.value("job", Texts.REF)),
              fields.required("variant", fields.integer("variant")),
              fields.required("file", fields.value("file", FILE)));
    };
  }

  private static Operation operation(Fields fields) {
    return fields.required("operation", fields.word("operation", Operation.class));
  }
}
