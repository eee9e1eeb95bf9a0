package dev.videogen.integration.breakers;

import dev.videogen.Feature;
import dev.videogen.MediaInput;
import dev.videogen.MediaRole;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Breakers of the rules about what the vendor receives. */
final class SentBreakers {

  private SentBreakers() {}

  static List<Breaker> all() {
    return List.of(
        sending("SNT-01", "prompt in ASCII alone", SentBreakers::inAscii),
        sending("SNT-01", "no prompt", request -> bare(request).model("fake-video").build()),
        sending("SNT-02", "another model", request -> with(request).model("other").build()),
        sending("SNT-02", "no model", request -> bare(request).build()),
        sending("SNT-03", "no duration", request -> with(request).withoutDuration().build()),
        sending(
            "SNT-03",
            "one duration",
            request -> with(request).duration(Duration.ofSeconds(4)).build()),
        sending("SNT-04", "no size", request -> with(request).withoutSize().build()),
        sending(
            "SNT-04", "one size", request -> with(request).withoutSize().size(640, 360).build()),
        sending("SNT-05", "one variant", request -> with(request).variants(1).build()),
        lacking("SNT-06", Feature.NEGATIVE_PROMPT),
        lacking("SNT-07", Feature.SEED),
        lacking("SNT-08", Feature.AUDIO),
        sending("SNT-08", "always sound", request -> with(request).audio(true).build()),
        lacking("SNT-09", Feature.FPS),
        sending("SNT-10", "first and last swapped", SentBreakers::swapped),
        lacking("SNT-10", Feature.LAST_FRAME),
        lacking("SNT-11", Feature.REFERENCE_IMAGE),
        sending("SNT-11", "in another order", SentBreakers::reversed),
        sending("SNT-11", "the first alone", SentBreakers::firstInput),
        sending("SNT-12", "no options", SentBreakers::withoutOptions),
        sending("SNT-13", "a length of its own", SentBreakers::timed),
        Breaker.of("SNT-14", SentBreakers::repeating),
        lacking("SNT-15", Feature.REMIX));
  }

  private static Breaker sending(String rule, String what, UnaryOperator<VideoRequest> change) {
    return Breaker.of(rule, fake -> sending(fake, change)).called(what);
  }

  private static Breaker lacking(String rule, Feature feature) {
    return sending(rule, "no " + feature, request -> with(request).without(feature).build());
  }

  private static VideoGenerator sending(VideoGenerator fake, UnaryOperator<VideoRequest> change) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob create(CheckedRequest request) {
        return super.create(CheckedRequest.unchecked(change.apply(request.request())));
      }
    };
  }

  private static VideoRequest.Builder with(VideoRequest request) {
    return request.toBuilder();
  }

  /** A request of which hardly anything is left. */
  private static VideoRequest.Builder bare(VideoRequest request) {
    return VideoRequest.builder("a video").inputs(request.inputs());
  }

  private static VideoRequest inAscii(VideoRequest request) {
    String prompt = request.prompt().orElse("");
    return with(request).prompt(prompt.replaceAll("[^\\x20-\\x7e]", "?")).build();
  }

  private static VideoRequest swapped(VideoRequest request) {
    List<MediaInput> inputs =
        request.inputs().stream()
            .map(
                input ->
                    switch (input.role()) {
                      case FIRST_FRAME -> new MediaInput(MediaRole.LAST_FRAME, input.media());
                      case LAST_FRAME -> new MediaInput(MediaRole.FIRST_FRAME, input.media());
                      case REFERENCE -> input;
                    })
            .toList();
    return with(request).inputs(inputs).build();
  }

  private static VideoRequest reversed(VideoRequest request) {
    List<MediaInput> inputs = new ArrayList<>(request.inputs());
    Collections.reverse(inputs);
    return with(request).inputs(inputs).build();
  }

  private static VideoRequest firstInput(VideoRequest request) {
    return with(request).inputs(request.inputs().stream().limit(1).toList()).build();
  }

  private static VideoRequest withoutOptions(VideoRequest request) {
    VideoRequest.Builder others = with(request);
    request.options().keySet().forEach(name -> others.option(name, null));
    return others.build();
  }

  private static VideoRequest timed(VideoRequest request) {
    return request.duration().isPresent()
        ? request
        : with(request).duration(Duration.ofSeconds(7)).build();
  }

  private static VideoGenerator repeating(VideoGenerator fake) {
    AtomicReference<Optional<VideoRequest>> first = new AtomicReference<>(Optional.empty());
    return sending(
        fake,
        request -> first.updateAndGet(known -> known.or(() -> Optional.of(request))).orElseThrow());
  }
}
