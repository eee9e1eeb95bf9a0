package dev.videogen.benchmarks.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.benchmarks.Peer;
import dev.videogen.http.JobMapping;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.spi.TimeSource;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import feign.hc5.ApacheHttp5Client;
import feign.jackson.JacksonEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What the provider is built of, without what it does: Feign and Jackson on HttpClient, the same
 * interface, the same mapping. What it takes less is what our layers cost.
 */
public final class BarePeer implements Peer {

  private static final int CONNECTIONS = 64;
  private static final String JOB = "video_68d7512d07848190b3e45da0ecbebcde004da08e1e0678d5";

  private final CloseableHttpClient http =
      HttpClientBuilder.create()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnTotal(CONNECTIONS)
                  .setMaxConnPerRoute(CONNECTIONS)
                  .build())
          .disableAutomaticRetries()
          .disableRedirectHandling()
          .disableCookieManagement()
          .disableContentCompression()
          .build();

  private final JobMapping mapping =
      new VideoMapping(
          new JobMapping.Context(
              id -> JobRef.of("openai", id),
              VendorRules.builder().build(),
              text -> text,
              TimeSource.system()));

  private @Nullable VideosWire wire;

  /** For {@link java.util.ServiceLoader}. */
  public BarePeer() {}

  /** The calls. */
  @Headers("Accept: application/json")
  interface VideosWire {

    @RequestLine("POST /videos")
    @Headers("Content-Type: application/json")
    VideoJob create(Map<String, Object> body);

    @RequestLine("GET /videos/{id}")
    VideoJob retrieve(@Param("id") String id);

    @RequestLine("GET /videos/{id}/content")
    Response content(@Param("id") String id);
  }

  @Override
  public void connect(URI baseUrl) {
    wire =
        Feign.builder()
            .client(new ApacheHttp5Client(http))
            .encoder(new JacksonEncoder(new ObjectMapper()))
            .decoder(this::decode)
            .requestInterceptor(
                template -> template.header("Authorization", "Bearer sk-key-of-the-benchmarks"))
            .retryer(Retryer.NEVER_RETRY)
            .target(VideosWire.class, baseUrl.toString());
  }

  private Object decode(Response response, Type type) throws IOException {
    try (InputStream body = response.body().asInputStream()) {
      return mapping.job(JsonView.parse(body.readAllBytes()));
    }
  }

  private VideosWire wire() {
    if (wire == null) {
      throw new IllegalStateException("not connected");
    }
    return wire;
  }

  @Override
  public String create() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", "sora-2");
    body.put("prompt", "A calico cat playing a piano on stage");
    body.put("seconds", "8");
    body.put("size", "1280x720");
    return wire().create(body).id();
  }

  @Override
  public String retrieve() {
    return wire().retrieve(JOB).id();
  }

  @Override
  public void save(String job, Path target) throws IOException {
    try (Response response = wire().content(job);
        InputStream content = response.body().asInputStream();
        OutputStream file = Files.newOutputStream(target)) {
      content.transferTo(file);
    }
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException ignored) {
      // Nothing is left to close.
    }
  }
}
