package dev.videogen.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.RequestHeaders;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenTelemetry exports. */
@DisplayName("OpenTelemetry")
class OpenTelemetryTest {

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final ObservationRegistry registry = registry();

  @TempDir private Path folder;

  private ObservationRegistry registry() {
    SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();
    Tracer otel = provider.get("test");
    OtelTracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
    OtelPropagator propagator =
        new OtelPropagator(
            ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel);
    ObservationRegistry made = ObservationRegistry.create();
    made.observationConfig()
        .observationHandler(
            new FirstMatchingCompositeObservationHandler(
                new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
                new DefaultTracingObservationHandler(tracer)));
    return made;
  }

  private static VideoRequest cat() {
    return VideoRequest.builder("A secret cat").duration(Duration.ofSeconds(4)).build();
  }

  @Test
  @DisplayName("shows create, polls and save as one tree below what the app does")
  void oneTree() {
    FakeVideoGenerator fake = FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();
    VideogenObservations observations = VideogenObservations.builder(registry).build();
    try (VideoClient videos = observations.applyTo(VideoClient.builder().generator(fake)).build()) {
      Observation.createNotStarted("order", registry)
          .observe(() -> videos.generate(cat(), folder.resolve("cat.mp4")));
    }

    List<SpanData> spans = exporter.getFinishedSpanItems();
    SpanData order = named(spans, "order");
    SpanData job = named(spans, "generate video");
    assertThat(spans).extracting(SpanData::getTraceId).containsOnly(order.getTraceId());
    assertThat(job.getParentSpanId()).isEqualTo(order.getSpanId());
    assertThat(job.getEvents()).extracting(event -> event.getName()).contains("completed");
    assertThat(spans)
        .filteredOn(span -> span.getKind() == SpanKind.CLIENT)
        .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(job.getSpanId()))
        .extracting(SpanData::getName)
        .contains("create video", "retrieve video", "download video");
    assertThat(spans.toString()).doesNotContain("secret");
  }

  private static SpanData named(List<SpanData> spans, String name) {
    return spans.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("gives the headers of the operation's own span, where that is set")
  void headers() {
    List<Map<String, String>> sent = new ArrayList<>();
    VideogenObservations observations =
        VideogenObservations.builder(registry).traceToVendors(true).build();
    RequestHeaders headers = observations.requestHeaders();
    FakeVideoGenerator fake = FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();
    ForwardingVideoGenerator vendor =
        new ForwardingVideoGenerator(fake) {
          @Override
          public VideoJob create(CheckedRequest request) {
            sent.add(headers.headers(name()));
            return super.create(request);
          }
        };
    try (VideoClient videos =
        observations.applyTo(VideoClient.builder().generator(vendor)).build()) {
      videos.create(cat());
    }

    SpanData create = named(exporter.getFinishedSpanItems(), "create video");
    // The last digits are flags, of which newer versions set one more.
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0)).containsOnlyKeys("traceparent");
    assertThat(sent.get(0).get("traceparent"))
        .startsWith("00-" + create.getTraceId() + "-" + create.getSpanId() + "-0");
    assertThat(headers.headers("fake")).isEmpty();
  }
}
