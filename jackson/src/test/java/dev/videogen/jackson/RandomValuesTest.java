package dev.videogen.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.videogen.AspectRatio;
import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.journal.RequestKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the values are, they come back. */
class RandomValuesTest {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModule(new VideogenModule()).build();

  @Provide
  Arbitrary<VideoJob> jobs() {
    Arbitrary<String> ids =
        Arbitraries.strings().withCharRange('\u0021', '\u007e').ofMinLength(1).ofMaxLength(40);
    Arbitrary<Duration> durations =
        Arbitraries.longs()
            .between(1, Long.MAX_VALUE / 2)
            .map(nanos -> Duration.ofSeconds(nanos % 100_000, nanos % 1_000_000_007));
    Arbitrary<Instant> times =
        Arbitraries.longs()
            .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
            .map(second -> Instant.ofEpochSecond(second, Math.floorMod(second, 1_000_000_000)));
    Arbitrary<BigDecimal> costs =
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, new BigDecimal("1e12"))
            .ofScale(12)
            .map(BigDecimal::stripTrailingZeros)
            .map(cost -> cost.scale() < 0 ? cost.setScale(0) : cost);
    return Combinators.combine(
            ids,
            Arbitraries.of(JobStatus.class),
            Arbitraries.strings(),
            durations,
            times,
            costs,
            Arbitraries.of(Billed.class),
            Arbitraries.maps(Arbitraries.strings(), Arbitraries.strings()).ofMaxSize(3))
        .as(
            (id, status, text, duration, time, cost, billed, tags) ->
                VideoJob.builder(JobRef.of("fake", id), status)
                    .providerStatus(text)
                    .prompt(text)
                    .duration(duration)
                    .createdAt(time)
                    .cost(cost)
                    .billed(billed)
                    .error(JobError.of(text, text))
                    .tags(tags)
                    .build());
  }

  @Property(tries = 1000)
  void jobsComeBack(@ForAll("jobs") VideoJob job) throws JsonProcessingException {
    assertThat(MAPPER.readValue(MAPPER.writeValueAsString(job), VideoJob.class)).isEqualTo(job);
  }

  @Property(tries = 1000)
  void jobsComeBackByWayOfATree(@ForAll("jobs") VideoJob job) throws JsonProcessingException {
    assertThat(MAPPER.treeToValue(MAPPER.valueToTree(job), VideoJob.class)).isEqualTo(job);
  }

  @Provide
  Arbitrary<Object> options() {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            Arbitraries.strings().map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.longs().map(Object.class::cast),
            Arbitraries.bigIntegers().map(Object.class::cast),
            // From ten millions on, whether it was a double is not to be told from its digits.
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-9999999"), new BigDecimal("9999999"))
                .ofScale(2)
                .map(Object.class::cast),
            Arbitraries.doubles().map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast));
    return Arbitraries.oneOf(
        scalars,
        scalars.list().ofMaxSize(4).map(Object.class::cast),
        Arbitraries.maps(Arbitraries.strings(), scalars).ofMaxSize(4).map(Object.class::cast));
  }

  @Property(tries = 1000)
  void requestsAreRecognisedAsTheSame(
      @ForAll("options") Object option, @ForAll String prompt, @ForAll byte[] content)
      throws JsonProcessingException {
    VideoRequest.Builder builder =
        VideoRequest.builder(prompt).key("k").option("first", option).option("second", option);
    if (content.length > 0) {
      builder.firstFrame(Media.of(content));
    }
    VideoRequest request = builder.build();

    VideoRequest back = MAPPER.readValue(MAPPER.writeValueAsString(request), VideoRequest.class);

    assertThat(RequestKey.of(back)).isEqualTo(RequestKey.of(request));
    assertThat(back.inputs()).isEqualTo(request.inputs());
  }

  @Property(tries = 1000)
  void sizesAndRatiosComeBack(@ForAll int one, @ForAll int other) throws JsonProcessingException {
    VideoSize size = VideoSize.of(Math.floorMod(one, 32_768) + 1, Math.floorMod(other, 32_768) + 1);

    assertThat(MAPPER.readValue(MAPPER.writeValueAsString(size), VideoSize.class)).isEqualTo(size);
    assertThat(MAPPER.readValue(MAPPER.writeValueAsString(size.aspectRatio()), AspectRatio.class))
        .isEqualTo(size.aspectRatio());
  }

  @Property(tries = 100)
  void nothingThatIsNoJobIsReadAsOne(@ForAll String text) throws JsonProcessingException {
    String json = MAPPER.writeValueAsString(Map.of("job", text, "status", List.of(text)));

    assertThat(catchThrowable(() -> MAPPER.readValue(json, VideoJob.class)))
        .isInstanceOf(JsonProcessingException.class);
  }
}
