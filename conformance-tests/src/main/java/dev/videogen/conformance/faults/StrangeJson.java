package dev.videogen.conformance.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes the form of a vendor's JSON as gateways and self-hosted servers do, and worse. What a job
 * is recognised by keeps its meaning or is not told: a server that tells another prompt, or a whole
 * and well-formed list without the job, cannot be seen through.
 */
final class StrangeJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONG = 200_000;
  private static final int DEEP = 3_000;
  private static final int FIVE_HOURS = 18_000;
  private static final int MILLIS = 1_000;

  /** What a job is recognised by. */
  private static final Set<String> IDENTITY =
      Set.of(
          "id",
          "request_id",
          "prompt",
          "model",
          "size",
          "seconds",
          "width",
          "height",
          "n_seconds",
          "data");

  private static final Set<String> MOMENTS =
      Set.of("created_at", "completed_at", "finished_at", "expires_at", "progress");

  private static final List<String> OTHER_IDS =
      List.of("task_id", "generation_id", "video_id", "uuid", "name");

  private final Random random;

  StrangeJson(Random random) {
    this.random = random;
  }

  /** Changes JSON in one to three ways. */
  String change(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      for (int more = random.nextInt(3); more >= 0; more--) {
        tree = once(tree);
      }
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("the emulator has sent no JSON: " + json, unreadable);
    }
  }

  private JsonNode once(JsonNode tree) {
    List<UnaryOperator<JsonNode>> ways =
        List.of(
            this::inEnvelope,
            this::inArray,
            this::renamed,
            this::without,
            this::ofAnotherType,
            this::withErrorBeside,
            this::otherMoments,
            this::otherText,
            this::deep);
    return ways.get(random.nextInt(ways.size())).apply(tree);
  }

  private JsonNode inEnvelope(JsonNode tree) {
    ObjectNode envelope = NODES.objectNode();
    if (random.nextBoolean()) {
      envelope.put("code", 0).put("message", "success");
    }
    return envelope.set(oneOf("data", "data", "result", "response"), tree);
  }

  private JsonNode inArray(JsonNode tree) {
    return NODES.arrayNode().add(tree);
  }

  private JsonNode renamed(JsonNode tree) {
    ObjectNode object = anyObject(tree);
    if (object.has("id") && random.nextBoolean()) {
      object.set(OTHER_IDS.get(random.nextInt(OTHER_IDS.size())), object.remove("id"));
    } else if (!object.isEmpty()) {
      String name = anyName(object);
      object.set("x_" + name, object.remove(name));
    }
    return tree;
  }

  private JsonNode without(JsonNode tree) {
    ObjectNode object = anyObject(tree);
    if (!object.isEmpty()) {
      object.remove(anyName(object));
    }
    return tree;
  }

  private JsonNode ofAnotherType(JsonNode tree) {
    ObjectNode object = anyObject(tree);
    if (!object.isEmpty()) {
      String name = anyName(object);
      JsonNode was = object.get(name);
      object.set(
          name,
          switch (random.nextInt(4)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.objectNode().set("value", was);
            case 2 -> was.isNumber() ? NODES.textNode(was.asText()) : NODES.nullNode();
            // An empty list is a list, so data is never made one.
            default -> name.equals("data") ? NODES.textNode("") : NODES.arrayNode();
          });
    }
    return tree;
  }

  private JsonNode withErrorBeside(JsonNode tree) {
    ObjectNode object = anyObject(tree);
    object.set(
        "error",
        switch (random.nextInt(4)) {
          case 0 -> NODES.nullNode();
          case 1 -> NODES.objectNode();
          case 2 -> NODES.textNode("");
          default -> NODES.arrayNode();
        });
    return tree;
  }

  private JsonNode otherMoments(JsonNode tree) {
    ObjectNode object = anyObject(tree);
    for (String name : MOMENTS) {
      if (object.has(name) && random.nextBoolean()) {
        long was = object.get(name).asLong();
        object.set(
            name,
            switch (random.nextInt(6)) {
              case 0 -> NODES.numberNode(was - FIVE_HOURS);
              case 1 -> NODES.numberNode(was + FIVE_HOURS);
              case 2 -> NODES.numberNode(was * MILLIS);
              case 3 -> NODES.numberNode(-1);
              case 4 -> NODES.numberNode(0);
              default -> NODES.textNode("soon");
            });
      }
    }
    return tree;
  }

  private JsonNode otherText(JsonNode tree) {
    ObjectNode object = anyObject(tree);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getKey().equals("prompt") && field.getValue().isTextual()) {
        field.setValue(NODES.textNode("  " + field.getValue().asText().replace(" ", "  ") + "\n"));
      } else if (field.getValue().isTextual() && mayTellAnother(field.getKey())) {
        field.setValue(
            NODES.textNode(
                oneOf(
                    field.getValue().asText() + "\u0007\u202e\u009b",
                    "UNHEARD_OF",
                    "-".repeat(LONG),
                    field.getValue().asText().toUpperCase(Locale.ROOT))));
      }
    }
    return tree;
  }

  /** Another text would be another job, or an error where there is none. */
  private static boolean mayTellAnother(String name) {
    return !IDENTITY.contains(name) && !OTHER_IDS.contains(name) && !name.equals("error");
  }

  private JsonNode deep(JsonNode tree) {
    String nest = "[".repeat(DEEP) + "]".repeat(DEEP);
    anyObject(tree).set("nest", NODES.rawValueNode(new RawValue(nest)));
    return tree;
  }

  private ObjectNode anyObject(JsonNode tree) {
    List<ObjectNode> all = new ArrayList<>();
    collect(tree, all);
    return all.isEmpty() ? NODES.objectNode() : all.get(random.nextInt(all.size()));
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object) {
      into.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(each -> collect(each, into));
    }
  }

  private String anyName(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names.get(random.nextInt(names.size()));
  }

  private String oneOf(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
