package dev.videogen.emulator;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the vendors published of their APIs, and whether a response is like it. A property that was
 * not published is wrong here: nobody's SDK is to be tested against what no vendor sends.
 */
final class PublishedSpecification {

  private static final OpenApiInteractionValidator OPENAI = validator("openai-videos", "/v1");
  private static final OpenApiInteractionValidator AZURE_VIDEOS =
      validator("openai-videos", "/openai/v1");
  private static final OpenApiInteractionValidator AZURE_JOBS =
      validator("azure-video-jobs", "/openai/v1");

  private static final OpenApiInteractionValidator OPENROUTER =
      validator("openrouter-videos", "/api/v1");
  private static final OpenApiInteractionValidator REPLICATE =
      validator("replicate-predictions", "/replicate/v1");

  private PublishedSpecification() {}

  /** What is wrong with a response of the emulator. */
  static List<String> wrong(HttpResponse<byte[]> response) {
    SimpleResponse.Builder published = SimpleResponse.Builder.status(response.statusCode());
    response.headers().map().forEach(published::withHeader);
    if (response.body().length > 0) {
      published.withBody(new String(response.body(), StandardCharsets.UTF_8));
    }
    return wrong(
        response.uri().getPath(),
        Request.Method.valueOf(response.request().method()),
        published.build());
  }

  /** What is wrong with JSON of status 200. */
  static List<String> wrong(String path, String json) {
    return wrong(
        path,
        Request.Method.GET,
        SimpleResponse.Builder.status(200)
            .withContentType("application/json")
            .withBody(json)
            .build());
  }

  private static List<String> wrong(String path, Request.Method method, SimpleResponse response) {
    ValidationReport report = of(path).validateResponse(path, method, response);
    return report.getMessages().stream().map(ValidationReport.Message::getMessage).toList();
  }

  private static OpenApiInteractionValidator of(String path) {
    if (path.startsWith("/v1/")) {
      return OPENAI;
    }
    if (path.startsWith("/api/v1/")) {
      return OPENROUTER;
    }
    if (path.startsWith("/replicate/v1/")) {
      return REPLICATE;
    }
    return path.startsWith("/openai/v1/videos") ? AZURE_VIDEOS : AZURE_JOBS;
  }

  private static OpenApiInteractionValidator validator(String name, String basePath) {
    try (InputStream file =
        PublishedSpecification.class.getResourceAsStream("/openapi/" + name + ".openapi.json")) {
      ObjectNode document = (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(file));
      if (document.path("openapi").textValue().startsWith("3.1")) {
        document.put("openapi", "3.0.3");
        nullable(document, document);
      }
      return OpenApiInteractionValidator.createForInlineApiSpecification(document.toString())
          .withBasePathOverride(basePath)
          .build();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Says in the words of OpenAPI 3.0 what may be null: of 3.1 the validator checks no types. {@code
   * anyOf: [X, {type: null}]} is X that is nullable, and so is {@code type: [X, null]}.
   */
  private static void nullable(ObjectNode document, JsonNode node) {
    for (JsonNode child : node) {
      nullable(document, child);
    }
    JsonNode types = node.path("type");
    if (types.size() == 2 && types.path(1).asText().equals("null")) {
      ((ObjectNode) node).put("type", types.path(0).asText()).put("nullable", true);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode choices = field.getValue().path("anyOf");
      if (choices.size() == 2 && choices.path(1).path("type").asText().equals("null")) {
        ObjectNode choice = resolved(document, (ArrayNode) choices).deepCopy();
        ((ObjectNode) node).set(field.getKey(), choice.put("nullable", true));
      }
    }
  }

  private static ObjectNode resolved(ObjectNode document, ArrayNode choices) {
    JsonNode choice = choices.get(0);
    return (ObjectNode)
        (choice.has("$ref") ? document.at(choice.path("$ref").textValue().substring(1)) : choice);
  }
}
