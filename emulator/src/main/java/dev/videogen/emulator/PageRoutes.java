package dev.videogen.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.Asset;
import dev.videogen.VideoOutput;
import dev.videogen.emulator.PageFaults.Fault;
import dev.videogen.emulator.StubbedResponse.SentResponse;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The emulator's page at {@code /} and what it asks for below {@code /page}. It is there for who
 * has the token; for all others nothing is at these paths, as at any path that no vendor serves.
 * What the page asks for is no request of an app: it is neither recorded nor stubbed.
 */
final class PageRoutes implements RequestHandler {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_SECONDS = 366 * 24 * 60 * 60;

  /** Nothing is fetched from elsewhere, framed, kept, or told to others. */
  private static final Map<String, String> PROTECTION =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src"
              + " 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
              + " 'none'; require-trusted-types-for 'script'",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private final RequestHandler vendors;
  private final PageToken token;
  private final List<EmulatedVendor> emulated;
  private final PageState state;
  private final PageFaults faults;

  /**
   * A page.
   *
   * @param vendors responds to all that is not the page's
   */
  PageRoutes(
      RequestHandler vendors,
      PageToken token,
      List<EmulatedVendor> emulated,
      PageState state,
      PageFaults faults) {
    this.vendors = vendors;
    this.token = token;
    this.emulated = emulated;
    this.state = state;
    this.faults = faults;
  }

  @Override
  public Response refuse(String target, RejectedRequestException refusal) {
    return vendors.refuse(target, refusal);
  }

  @Override
  public SentResponse respond(Call call) {
    boolean start = call.path().equals(List.of("")) && call.reads();
    if (start && token.isInAddress(call)) {
      return SentResponse.of(secured(file("page.html").with("Set-Cookie", token.cookie())));
    }
    if ((start || call.isBelow(List.of("page"))) && token.isInCookie(call)) {
      return SentResponse.of(secured(start ? file("page.html") : below(call)));
    }
    return vendors.respond(call);
  }

  private static Response secured(Response response) {
    Response secured = response;
    for (Map.Entry<String, String> header : PROTECTION.entrySet()) {
      secured = secured.with(header.getKey(), header.getValue());
    }
    return secured;
  }

  private static Response file(String name) {
    return PageFiles.find(name).orElseGet(() -> Response.empty(404));
  }

  private Response below(Call call) {
    List<String> path = call.path().subList(1, call.path().size());
    String what = path.isEmpty() ? "" : path.get(0);
    try {
      if (call.method().equals("POST")) {
        return change(what, call);
      }
      if (!call.reads()) {
        return Response.empty(405);
      }
      return switch (what) {
        case "state" -> Response.json(200, state.now(polls(call)));
        case "setup" -> Response.json(200, state.setup());
        case "exchanges" -> exchange(path);
        case "jobs" -> media(path, call);
        default -> file(String.join("/", path));
      };
    } catch (VideoException | IllegalArgumentException refused) {
      return Response.json(
          400, Map.of("error", ShownText.of(String.valueOf(refused.getMessage()))));
    }
  }

  private static boolean polls(Call call) {
    return !call.query("polls").equals(Optional.of("no"));
  }

  private Response exchange(List<String> path) {
    return path.size() == 2 && path.get(1).matches("\\d{1,18}")
        ? state
            .exchange(Long.parseLong(path.get(1)))
            .map(found -> Response.json(200, found))
            .orElseGet(() -> Response.empty(404))
        : Response.empty(404);
  }

  /** {@code jobs/VENDOR/ID/INDEX/FILE}. */
  private Response media(List<String> path, Call call) {
    if (path.size() != 5) {
      return Response.empty(404);
    }
    Optional<Asset> asset =
        Stream.of(Asset.values())
            .filter(each -> PageJob.name(each).equals(path.get(4)))
            .findFirst();
    for (EmulatedVendor each : emulated) {
      if (asset.isPresent() && each.vendor().id().equals(path.get(1))) {
        Optional<VideoOutput> output =
            each.fake().job(path.get(2)).stream()
                .flatMap(job -> job.outputs().stream())
                .filter(found -> path.get(3).equals("" + found.index()))
                .findFirst();
        if (output.isPresent()) {
          return FileResponse.of(each.fake()::preview, output.get(), asset.get(), call);
        }
      }
    }
    return Response.empty(404);
  }

  /** Changes something. A page of another origin cannot send JSON without asking first. */
  private Response change(String what, Call call) {
    if (!call.header("Content-Type").orElse("").startsWith("application/json")) {
      return Response.empty(400);
    }
    JsonNode asked = json(call);
    switch (what) {
      case "faults" -> arm(asked);
      case "clear" -> faults.clear();
      case "clock" -> state.advance(Duration.ofSeconds(number(asked, "seconds", MAX_SECONDS)));
      default -> {
        return Response.empty(404);
      }
    }
    return Response.json(200, state.now(polls(call)));
  }

  private void arm(JsonNode asked) {
    Vendor vendor =
        Vendor.of(asked.path("vendor").asText(""))
            .orElseThrow(() -> new IllegalArgumentException("there is no such API"));
    Fault fault =
        Fault.of(asked.path("fault").asText(""))
            .orElseThrow(() -> new IllegalArgumentException("there is no such fault"));
    faults.arm(vendor, fault, number(asked, "times", PageFaults.MAX_TIMES));
  }

  private static int number(JsonNode asked, String name, int most) {
    int value = asked.path(name).asInt(0);
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " is 1 to " + most);
    }
    return value;
  }

  private static JsonNode json(Call call) {
    try {
      return JSON.readTree(call.body());
    } catch (IOException none) {
      throw new IllegalArgumentException("the body is no JSON", none);
    }
  }
}
