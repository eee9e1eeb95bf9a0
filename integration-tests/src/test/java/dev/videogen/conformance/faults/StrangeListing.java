package dev.videogen.conformance.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's list in a form that shows that it is not the vendor's own, or by another clock, or
 * with texts that were changed on the way: the same for every page of one vendor. Where the job is
 * left out, something shows that the list is not whole.
 */
final class StrangeListing {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ERROR = "{\"error\":{\"message\":\"late\",\"code\":\"unheard_of\"}}";
  private static final List<String> OTHER_IDS = List.of("uuid", "name", "key", "video");
  private static final List<String> OTHER_LISTS = List.of("items", "videos", "jobs", "results");
  private static final int SHORTEST_CUT = 12;
  private static final int HALF_AN_HOUR = 1_800;
  private static final int HOUR = 3_600;
  private static final int MILLIS = 1_000;

  private final long seed;
  private final String prompt;

  /** The vendor's own page, which knows of none behind a stranger's. */
  private @Nullable HttpMessage page;

  /**
   * A form.
   *
   * @param seed chooses it
   * @param prompt of the job that is looked for
   */
  StrangeListing(long seed, String prompt) {
    this.seed = seed;
    this.prompt = prompt;
  }

  /** A page in that form. */
  HttpMessage of(HttpMessage request, HttpMessage response) throws IOException {
    // The same choices for each page.
    Random random = new Random(seed);
    ObjectNode list = (ObjectNode) JSON.readTree(response.body());
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> json(response, notUnderstood(random, list));
      case 3, 4 -> json(response, withoutEnd(random, list));
      case 5, 6 -> json(response, byOtherClock(random, list));
      case 7, 8 -> json(response, withOtherTexts(random, list));
      case 9 -> secondPage(random, request, response);
      case 10 -> withTwin(random, response, list);
      default -> dated(response, random.nextInt(2 * HOUR) - HOUR);
    };
  }

  private static HttpMessage json(HttpMessage response, JsonNode tree) throws IOException {
    return response.withBody(JSON.writeValueAsBytes(tree));
  }

  /** Without the job, or with it where nobody can see it. */
  private JsonNode notUnderstood(Random random, ObjectNode list) throws IOException {
    ArrayNode entries = (ArrayNode) list.get("data");
    return switch (random.nextInt(10)) {
      case 0 -> NODES.arrayNode();
      case 1 -> {
        each(entries, entry -> entry.remove("id"));
        yield entries;
      }
      case 2 -> NODES.objectNode();
      case 3 -> JSON.readTree(ERROR);
      case 4 -> {
        each(entries, entry -> entry.remove("id"));
        yield list;
      }
      case 5 -> {
        String other = OTHER_IDS.get(random.nextInt(OTHER_IDS.size()));
        each(entries, entry -> entry.set(other, entry.remove("id")));
        yield list;
      }
      case 6 -> {
        ArrayNode ids = NODES.arrayNode();
        entries.forEach(entry -> ids.add(entry.get("id")));
        yield list.set("data", ids);
      }
      case 7 -> {
        list.remove("data");
        yield list.set(OTHER_LISTS.get(random.nextInt(OTHER_LISTS.size())), NODES.arrayNode());
      }
      case 8 -> list.put("object", "page").set("data", NODES.arrayNode());
      default -> list.set("data", NODES.nullNode());
    };
  }

  /** Without the job, and without the word that this is all. */
  private JsonNode withoutEnd(Random random, ObjectNode list) {
    list.set("data", strangers(random, (ArrayNode) list.get("data")));
    list.remove("last_id");
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> list.remove("has_more");
      case 3 -> list.putNull("has_more");
      case 4 -> list.put("total", list.get("data").size() + 1 + random.nextInt(100));
      default -> list.put("next_page", "p2");
    }
    return list;
  }

  /** None; or others' jobs, which are old enough and in no order; or new ones. */
  private ArrayNode strangers(Random random, ArrayNode entries) {
    ArrayNode strangers = NODES.arrayNode();
    boolean old = random.nextBoolean();
    long created = 0;
    for (int count = random.nextInt(4); count > 0; count--) {
      ObjectNode stranger = entries.get(0).deepCopy();
      created =
          created == 0 ? stranger.get("created_at").asLong() - (old ? 60 * HOUR : 0) : created + 1;
      stranger.put("id", "stranger-" + count).put("created_at", created);
      stranger.put("prompt", "Something else, and nothing of that kind, " + count);
      strangers.add(stranger);
    }
    return strangers;
  }

  /** The job with hours between its time and that of the list, in a zone or another unit. */
  private JsonNode byOtherClock(Random random, ObjectNode list) {
    int hours = 1 + random.nextInt(14);
    int unit = random.nextInt(8);
    String text = random.nextBoolean() ? prompt : changed(random);
    each(
        (ArrayNode) list.get("data"),
        entry -> {
          long created = entry.get("created_at").asLong();
          if (unit == 0) {
            entry.put("created_at", created * MILLIS + hours);
          } else if (unit == 1) {
            entry.put("created_at", created + (long) hours * HOUR);
          } else if (unit == 2) {
            entry.put("created_at", 0);
          } else {
            entry.put("created_at", created - (long) hours * HOUR);
          }
          told(entry, text);
        });
    return list;
  }

  private JsonNode withOtherTexts(Random random, ObjectNode list) {
    String text = changed(random);
    int also = random.nextInt(6);
    each(
        (ArrayNode) list.get("data"),
        entry -> {
          told(entry, text);
          if (also == 0 && entry.has("model")) {
            entry.put("model", "another/" + entry.get("model").asText().toUpperCase(Locale.ROOT));
          } else if (also == 1) {
            entry.remove(List.of("model", "size", "seconds", "width", "height", "n_seconds"));
          }
        });
    return list;
  }

  private void told(ObjectNode entry, String text) {
    if (entry.path("prompt").asText().equals(prompt)) {
      entry.put("prompt", text);
    }
  }

  /** The prompt as servers tell it: folded, cut at an end, escaped, or not at all. */
  private String changed(Random random) {
    int cut = SHORTEST_CUT + random.nextInt(prompt.length() - SHORTEST_CUT);
    return switch (random.nextInt(8)) {
      case 0 -> prompt.replaceAll("\\s+", " ").strip();
      case 1 -> prompt.toUpperCase(Locale.ROOT);
      case 2, 3 -> prompt.substring(0, cut) + (random.nextBoolean() ? "..." : "\u2026");
      case 4 -> "..." + prompt.substring(prompt.length() - cut);
      case 5, 6 -> prompt.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
      default -> "";
    };
  }

  /** The job would stand on a page that cannot be read. */
  private HttpMessage secondPage(Random random, HttpMessage request, HttpMessage told)
      throws IOException {
    boolean first = page == null || !request.target().contains("after=");
    HttpMessage response = first ? told : page;
    page = response;
    ObjectNode list = (ObjectNode) JSON.readTree(response.body());
    ArrayNode strangers = strangers(random, (ArrayNode) list.get("data"));
    int second = random.nextInt(3);
    if (strangers.isEmpty() || (first && second == 2)) {
      list.put("has_more", true).set("data", NODES.arrayNode());
      return json(response, list);
    }
    if (first || second == 2) {
      list.put("has_more", true);
      list.put("last_id", strangers.get(strangers.size() - 1).get("id").asText());
      list.set("data", strangers);
      return json(response, list);
    }
    return second == 0
        ? HttpMessage.response(500, ERROR)
        : json(response, notUnderstood(random, list));
  }

  /** Instead of the job, or beside it, one of somebody else's that resembles it. */
  private HttpMessage withTwin(Random random, HttpMessage response, ObjectNode list)
      throws IOException {
    ArrayNode entries = (ArrayNode) list.get("data");
    List<JsonNode> jobs = new ArrayList<>();
    entries.forEach(jobs::add);
    ObjectNode job =
        (ObjectNode)
            jobs.stream()
                .filter(entry -> entry.path("prompt").asText().equals(prompt))
                .findFirst()
                .orElseThrow();
    ObjectNode twin = job.deepCopy().put("id", "twin");
    long created = job.get("created_at").asLong();
    entries.insert(0, twin);
    int kind = random.nextInt(4);
    if (kind > 0) {
      entries.remove(1 + jobs.indexOf(job));
      list.remove("has_more");
    }
    switch (kind) {
      case 1 -> twin.put("prompt", prompt.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
      case 2 -> twin.put("created_at", created - HALF_AN_HOUR);
      default -> {
        // The time of the job itself.
      }
    }
    HttpMessage page = json(response, list);
    return kind < 2 ? page : dated(page, -HALF_AN_HOUR);
  }

  private static HttpMessage dated(HttpMessage response, int seconds) {
    ZonedDateTime date = ZonedDateTime.now(ZoneOffset.UTC).plus(Duration.ofSeconds(seconds));
    return response
        .without("Date")
        .with("Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date));
  }

  private static void each(ArrayNode entries, Consumer<ObjectNode> change) {
    entries.forEach(entry -> change.accept((ObjectNode) entry));
  }
}
