package dev.videogen.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Media;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.UnreadableInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hc.core5.http.HttpEntity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The entity of a multipart body")
class MultipartEntityTest {

  @TempDir Path folder;

  @Test
  @DisplayName("can be sent again, and has exactly the length that it says")
  void length() throws IOException {
    HttpEntity entity =
        MultipartEntity.of(
            MultipartBody.builder()
                .text("a", "\u00e9")
                .file("b", Media.of(new byte[100_000]))
                .file("c", Media.of(Files.write(folder.resolve("c.png"), new byte[100_000])))
                .build());
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    entity.writeTo(first);
    entity.writeTo(second);

    assertThat(entity.isRepeatable()).isTrue();
    assertThat(entity.isChunked()).isFalse();
    assertThat(entity.getContentLength()).isEqualTo(first.size());
    assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
  }

  @Test
  @DisplayName("has names that cannot end their own line, in ASCII alone")
  void names() throws IOException {
    MultipartBody body = MultipartBody.builder().text("a\"\r\nEvil: x\u00fc", "v").build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MultipartEntity.of(body).writeTo(out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("name=\"a%22%0D%0AEvil: x%C3%BC\"\r\n")
        .contains("\r\n\r\nv\r\n");
  }

  @Test
  @DisplayName("tells that a file cannot be read, or changes meanwhile")
  void unreadable() throws IOException {
    MultipartBody missing =
        MultipartBody.builder().file("a", Media.of(folder.resolve("missing.png"))).build();
    assertThatThrownBy(() -> MultipartEntity.of(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(UnreadableInputException.class)
        .hasMessageContaining("missing.png");

    Path changing = Files.write(folder.resolve("changing.png"), new byte[10]);
    HttpEntity entity =
        MultipartEntity.of(MultipartBody.builder().file("a", Media.of(changing)).build());
    Files.write(changing, new byte[5]);
    assertThatThrownBy(() -> entity.writeTo(OutputStream.nullOutputStream()))
        .isInstanceOf(UnreadableInputException.class);
    Files.delete(changing);
    assertThatThrownBy(() -> entity.writeTo(OutputStream.nullOutputStream()))
        .isInstanceOf(UnreadableInputException.class);
  }

  @Test
  @DisplayName("does not take a broken connection for a file that cannot be read")
  void brokenConnection() {
    HttpEntity entity =
        MultipartEntity.of(MultipartBody.builder().file("a", Media.of(new byte[10])).build());
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int one) {}

          @Override
          public void write(byte[] bytes, int offset, int count) throws IOException {
            if (count == 10) {
              throw new SocketException("Broken pipe");
            }
          }
        };

    assertThatThrownBy(() -> entity.writeTo(broken)).isInstanceOf(SocketException.class);
  }
}
