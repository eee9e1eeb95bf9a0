package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.JobStatus;
import dev.videogen.webhook.WebhookEvent;

/** A webhook that was received. */
final class WebhookEventForm implements JsonForm<WebhookEvent> {

  static final WebhookEventForm INSTANCE = new WebhookEventForm();

  private WebhookEventForm() {}

  @Override
  public JsonNode write(WebhookEvent event) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("provider", event.instance());
    json.put("vendor_id", event.vendorId());
    json.put("type", event.type());
    Nodes.put(json, "status", event.status().map(Words::of));
    json.put("message_id", event.messageId());
    json.put("sent_at", event.sentAt().toString());
    Nodes.put(json, "happened_at", event.happenedAt());
    return json;
  }

  @Override
  public WebhookEvent read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    return new WebhookEvent(
        fields.text("provider"),
        fields.text("message_id"),
        fields.text("vendor_id"),
        fields.text("type"),
        fields.word("status", JobStatus.class),
        fields.required("sent_at", fields.instant("sent_at")),
        fields.instant("happened_at"));
  }
}
