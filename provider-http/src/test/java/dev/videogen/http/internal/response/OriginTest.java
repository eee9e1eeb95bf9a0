package dev.videogen.http.internal.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An origin")
class OriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.example/v1, HTTPS://API.Example:443/other?x#y, true",
    "http://api.example, http://api.example:80/, true",
    "https://api.example, https://api.example./v1, true",
    "https://api.example, https://someone@api.example/, true",
    "http://[::1]:8000, http://[0:0:0:0:0:0:0:1]:8000/v1, true",
    "https://[2001:DB8::1], https://[2001:db8:0::1]:443, true",
    "https://storage_host.example, https://STORAGE_host.example/x, true",
    "https://api.example, http://api.example, false",
    "https://api.example, https://api.example:8443, false",
    "https://api.example, https://api.example@evil.example/, false",
    "https://api.example, https://api.example.evil.example, false",
    "https://api.example, https://evil-api.example, false",
    "https://api.example, https://%61pi.example, false",
    "https://api.example, https://api.example.., false",
    "http://127.0.0.1:8000, http://localhost:8000, false",
    "https://[::1], https://[::2], false",
  })
  @DisplayName("is the same for the same scheme, host and port, however they are spelled")
  void isTheSame(URI one, URI other, boolean same) {
    assertThat(Origin.of(one).equals(Origin.of(other))).isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example",
        "/v1",
        "file:///x",
        "ftp://host",
        "https:///x",
        "https://a@b@c/",
        "mailto:a@b"
      })
  @DisplayName("is that of an absolute http or https address alone")
  void isThatOfAnAddress(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Origin.of(URI.create(text)));
  }
}
