package dev.videogen.internal.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The first bytes of a file")
class FileSignatureTest {

  static Stream<Arguments> heads() {
    return Stream.of(
        Arguments.of("\0\0\0\40ftypisom\0\0\2\0", FileSignature.VIDEO),
        Arguments.of("\0\0\0\24ftypqt  \0\0\2\0", FileSignature.VIDEO),
        Arguments.of("\0\0\0\10wide\0\0\1\0mdat", FileSignature.VIDEO),
        Arguments.of("\u001aE\u00df\u00a3\u0001\0\0\0\0\0\0\u001fB\u0086", FileSignature.VIDEO),
        Arguments.of("RIFF\0\1\2\3AVI LIST", FileSignature.VIDEO),
        Arguments.of("\0\0\1\u00ba\41\0\1\0", FileSignature.VIDEO),
        Arguments.of("\0\0\0\34ftypavif\0\0\0\0", FileSignature.PICTURE),
        Arguments.of("\0\0\0\34ftypheic\0\0\0\0", FileSignature.PICTURE),
        Arguments.of("\u0089PNG\r\n\u001a\n", FileSignature.PICTURE),
        Arguments.of("\u00ff\u00d8\u00ff\u00e0\0\20JFIF", FileSignature.PICTURE),
        Arguments.of("GIF89a\1\0\1\0", FileSignature.PICTURE),
        Arguments.of("RIFF\0\1\2\3WEBPVP8 ", FileSignature.PICTURE),
        Arguments.of("\0\0\0\34ftypM4A \0\0\0\0", FileSignature.OTHER),
        Arguments.of("ID3\3\0\0", FileSignature.OTHER),
        Arguments.of("%PDF-1.7\n", FileSignature.OTHER),
        Arguments.of("PK\3\4\24\0", FileSignature.OTHER),
        Arguments.of("{\"error\":1}", FileSignature.TEXT),
        Arguments.of("  \r\n<!DOCTYPE html>", FileSignature.TEXT),
        Arguments.of("The free plan has ended", FileSignature.TEXT),
        Arguments.of("G is for gone", FileSignature.TEXT),
        Arguments.of("x", FileSignature.TEXT),
        Arguments.of("\0\1\2\3", FileSignature.UNKNOWN),
        Arguments.of("", FileSignature.UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("heads")
  @DisplayName("tell what it is")
  void tell(String head, FileSignature kind) {
    assertThat(FileSignature.of(head.getBytes(ISO_8859_1))).isEqualTo(kind);
  }

  @Test
  @DisplayName("tell a transport stream by its packets, and a text in any letters")
  void longer() {
    byte[] stream = new byte[600];
    new Random(7).nextBytes(stream);
    for (int packet = 0; packet < stream.length; packet += 188) {
      stream[packet] = 'G';
    }
    assertThat(FileSignature.of(stream)).isEqualTo(FileSignature.VIDEO);
    String text = "\u00dcberlastet. \u4eca\u306f\u7121\u7406\u3067\u3059. ".repeat(50);
    for (var letters : Arrays.asList(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      assertThat(FileSignature.of(text.getBytes(letters))).isEqualTo(FileSignature.TEXT);
    }
  }
}
