package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What comes where a file was asked for")
class MediaContentTest {

  private static final String MP4 = "Content-Type: video/mp4";

  private final TestContext context = new TestContext().with("http.header.X-Team", "films");
  private final byte[] file = file();
  private FaultServer server;
  private FaultServer storage;
  private AcmeVendor vendor;

  private static byte[] file() {
    byte[] file = new byte[20_000];
    new Random(1).nextBytes(file);
    byte[] head = "\0\0\0\30ftypisom\0\0\2\0isomavc1".getBytes(ISO_8859_1);
    System.arraycopy(head, 0, file, 0, head.length);
    return file;
  }

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.start();
    storage = FaultServer.start();
    vendor = AcmeVendor.at(server.url(), context);
  }

  @AfterEach
  void close() throws IOException {
    vendor.close();
    server.close();
    storage.close();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private byte[] read() throws IOException {
    try (MediaStream stream = vendor.open("video_1", ByteRange.all())) {
      return stream.content().readAllBytes();
    }
  }

  @Nested
  @DisplayName("packed though identity was asked for")
  class Packed {

    private static byte[] packed(byte[] file, Function<OutputStream, OutputStream> packing)
        throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream out = packing.apply(bytes)) {
        out.write(file);
      }
      return bytes.toByteArray();
    }

    private static OutputStream gzip(OutputStream out) {
      try {
        return new GZIPOutputStream(out);
      } catch (IOException impossible) {
        throw new AssertionError(impossible);
      }
    }

    private void served(byte[] packed, String... headers) {
      server.respond(json(200, latin(packed), headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "identity, gzip"})
    @DisplayName("is unpacked, and neither length nor tag are taken for the file's")
    void gzipped(String encoding) throws IOException {
      served(packed(file, Packed::gzip), MP4, "Content-Encoding: " + encoding, "ETag: \"a\"");
      try (MediaStream stream = vendor.open("video_1", ByteRange.all())) {
        assertThat(stream.totalLength()).isEmpty();
        assertThat(stream.etag()).isEmpty();
        assertThat(stream.content().readAllBytes()).isEqualTo(file);
      }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("with deflate is unpacked, with the head of zlib and without")
    void deflated(boolean raw) throws IOException {
      byte[] packed = packed(file, out -> new DeflaterOutputStream(out, new Deflater(9, raw)));
      served(packed, "Content-Encoding: deflate");
      assertThat(read()).isEqualTo(file);
    }

    @Test
    @DisplayName("and not saying so is unpacked")
    void unsaid() throws IOException {
      served(packed(file, Packed::gzip), MP4);
      assertThat(read()).isEqualTo(file);
    }

    @Test
    @DisplayName("by its head alone is taken as it is, with its length")
    void saidAlone() throws IOException {
      served(file, "Content-Encoding: gzip");
      try (MediaStream stream = vendor.open("video_1", ByteRange.all())) {
        assertThat(stream.totalLength()).hasValue(file.length);
        assertThat(stream.content().readAllBytes()).isEqualTo(file);
      }
    }

    @Test
    @DisplayName("and torn is never taken for the whole")
    void torn() throws IOException {
      byte[] packed = packed(file, Packed::gzip);
      served(Arrays.copyOf(packed, packed.length - 20), "Content-Encoding: gzip");
      assertThatThrownBy(MediaContentTest.this::read).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("is not resumed, for offsets are not the file's")
    void notResumed() throws IOException {
      server.respond(
          json(206, "??", "Content-Encoding: gzip", "Content-Range: bytes 4-5/6", "ETag: \"a\""));
      served(packed(file, Packed::gzip), "Content-Encoding: gzip");
      try (MediaStream stream = vendor.open("video_1", ByteRange.from(4, "\"a\""))) {
        assertThat(stream.offset()).isZero();
        assertThat(stream.content().readAllBytes()).isEqualTo(file);
      }
    }

    @Test
    @DisplayName("in a way that is not known is an error that says so")
    void unknown() {
      served(new byte[] {1, 2, 3}, "Content-Encoding: zstd");
      assertThatThrownBy(MediaContentTest.this::read)
          .isInstanceOf(ProviderFailureException.class)
          .hasMessageContaining("it is compressed with zstd");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Nested
  @DisplayName("JSON")
  class Json {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'url': 'AT'}",
          "{'thumbnail_url': 'https://x.example/t.png', 'video': {'url': 'AT'}}",
          "{'id': 'v', 'status': 'completed', 'video_url': 'AT'}",
          "{'data': [{'url': 'AT'}]}",
          "[{'url': 'AT'}]",
          "{'output': ['AT']}",
          "'AT'",
        })
    @DisplayName("that names the file's address is followed, without our key")
    void followed(String json) throws IOException {
      String at = storage.url() + "/v.mp4?sig=1&x=2";
      server.respond(json(200, json.replace('\'', '"').replace("AT", at.replace("&", "\\u0026"))));
      storage.respond(json(200, latin(file), MP4));

      assertThat(read()).isEqualTo(file);
      assertThat(storage.requests().get(0).target()).isEqualTo("/v.mp4?sig=1&x=2");
      assertThat(storage.requests().get(0).headers()).doesNotContainKeys("Authorization", "X-Team");
    }

    @Test
    @DisplayName("that names an address of the vendor's own is followed with our key")
    void followedAtTheVendor() throws IOException {
      server.respond(json(200, "{\"url\":\"/files/v.mp4\"}")).respond(json(200, latin(file), MP4));

      assertThat(read()).isEqualTo(file);
      assertThat(server.requests().get(1).target()).isEqualTo("/files/v.mp4");
      assertThat(server.requests().get(1).headers()).containsKeys("Authorization", "X-Team");
    }

    @Test
    @DisplayName("that names itself is not followed for ever")
    void circle() {
      server.respond(json(200, "{\"url\":\"/videos/video_1/content\"}"));

      assertThatThrownBy(MediaContentTest.this::read)
          .isInstanceOf(ProviderFailureException.class)
          .hasMessageContaining("more than 5 times");
      assertThat(server.requests()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
      "VIDEO, /v.mp4",
      "THUMBNAIL, /t.png",
    })
    @DisplayName("that names several files is followed to the one that was asked for")
    void several(Asset asset, String target) throws IOException {
      String json = "{'thumbnail_url': '/t.png', 'video_url': '/v.mp4'}".replace('\'', '"');
      server.respond(json(200, json)).respond(json(200, latin(file)));

      MediaRequest request = MediaRequest.at("/videos/video_1/content", ByteRange.all());
      vendor.open(request.asset(asset)).close();
      assertThat(server.requests().get(1).target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'data': [{'b64_json': 'FILE'}]}",
          "{'id': 'v', 'video': {'base64': 'FILE', 'type': 'video/mp4'}}",
          "{'url': 'data:video/mp4;base64,FILE'}",
          "{'model': 'm', 'anything': 'FILE'}",
          "['FILE']",
        })
    @DisplayName("that holds the file in base64 is decoded, escaped or in the letters of addresses")
    void inline(String json) throws IOException {
      String plain = Base64.getEncoder().encodeToString(file);
      String escaped = plain.replace("/", "\\/").replace("=", "\\u003d");
      String url = Base64.getUrlEncoder().withoutPadding().encodeToString(file);
      for (String base64 : new String[] {plain, escaped, url}) {
        server.respond(json(200, json.replace('\'', '"').replace("FILE", base64)));
      }
      for (int i = 0; i < 3; i++) {
        assertThat(read()).isEqualTo(file);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'error': {'message': 'see', 'url': 'https://x.example/help'}}",
          "{'status': 'processing'}",
          "{'url': 'the file is not ready'}",
          "{'url': ''}",
          "{'output': 'a cat'}",
          "{}",
          "{'b64_json': null}",
          "{'torn': 'no",
        })
    @DisplayName("that names nothing is an error that quotes it, and is not retried")
    void nothing(String json) {
      server.respond(json(200, json.replace('\'', '"'), MP4));

      assertThatThrownBy(MediaContentTest.this::read)
          .isInstanceOf(ProviderFailureException.class)
          .hasMessageContaining("it is no file, but JSON; it begins \"" + json.charAt(0));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/my cat.mp4?a=b c, /my%20cat.mp4?a=b%20c",
    "/caf\u00c3\u00a9.mp4, /caf%C3%A9.mp4",
    "/a[1]{2}|3.mp4, /a%5B1%5D%7B2%7D%7C3.mp4",
    "/100%.mp4?x=%zz&y=%2f, /100%25.mp4?x=%25zz&y=%2f",
    "/v.mp4?sig=a%2Fb+c==&t=[1], /v.mp4?sig=a%2Fb+c==&t=[1]",
  })
  @DisplayName("a redirect with raw characters is mended as curl does, and no more than it must be")
  void rawRedirects(String location, String target) throws IOException {
    server.respond(json(302, "", "Location: " + location)).respond(json(200, latin(file), MP4));

    assertThat(read()).isEqualTo(file);
    assertThat(server.requests().get(1).target()).isEqualTo(target);
  }
}
