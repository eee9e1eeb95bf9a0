package dev.videogen.emulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.videogen.emulator.StubbedResponse.SentResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The HTTP server underneath, on loopback alone. It is WireMock's, and no other class of the
 * emulator knows that.
 */
final class EmulatorServer implements AutoCloseable {

  private final WireMockServer server;

  /**
   * Starts a server.
   *
   * @param port 0 for a free one
   * @param dispatch responds to a call
   * @throws UncheckedIOException if the port is taken
   */
  EmulatorServer(int port, Function<Call, SentResponse> dispatch) {
    this.server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .port(port)
                .jettyAcceptors(1)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false)
                .gzipDisabled(true)
                // Jetty's upgrade to HTTP/2 responds to a HEAD with what Java's own client cannot
                // read.
                .http2PlainDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .extensions(new Dispatch(dispatch)));
    server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(Dispatch.NAME)));
    try {
      server.start();
    } catch (FatalStartupException taken) {
      throw new UncheckedIOException(
          new IOException("the emulator cannot listen on port " + port, taken));
    }
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Where WireMock asks for the response. */
  private record Dispatch(Function<Call, SentResponse> calls)
      implements ResponseDefinitionTransformerV2 {

    static final String NAME = "videogen-emulator";

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      return definition(calls.apply(call(event.getRequest())));
    }

    private static Call call(Request request) {
      Map<String, String> headers = new LinkedHashMap<>();
      for (HttpHeader header : request.getHeaders().all()) {
        headers.putIfAbsent(header.key(), header.firstValue());
      }
      return new Call(
          request.getMethod().getName(),
          request.getUrl(),
          headers,
          request.getBody(),
          () -> parts(request));
    }

    private static List<FormPart> parts(Request request) {
      // Null for a form in which it finds none.
      Collection<Request.Part> parts = request.getParts();
      return parts == null ? List.of() : parts.stream().map(Dispatch::part).toList();
    }

    private static FormPart part(Request.Part part) {
      HttpHeader type = part.getHeader("Content-Type");
      return new FormPart(
          part.getName(),
          Optional.ofNullable(part.getFileName()),
          type.isPresent() ? type.firstValue() : "",
          part.getBody().asBytes());
    }

    private static ResponseDefinition definition(SentResponse sent) {
      ResponseDefinitionBuilder response = new ResponseDefinitionBuilder();
      if (sent.fault().isPresent()) {
        return response.withFault(fault(sent.fault().get())).build();
      }
      response.withStatus(sent.response().status()).withFixedDelay((int) sent.delay().toMillis());
      sent.response().headers().forEach(response::withHeader);
      byte[] body = sent.response().body();
      return (body.length == 0 ? response : response.withBody(body)).build();
    }

    private static Fault fault(ConnectionFault fault) {
      return switch (fault) {
        case RESET -> Fault.CONNECTION_RESET_BY_PEER;
        case EMPTY -> Fault.EMPTY_RESPONSE;
        case GARBAGE -> Fault.RANDOM_DATA_THEN_CLOSE;
      };
    }
  }
}
