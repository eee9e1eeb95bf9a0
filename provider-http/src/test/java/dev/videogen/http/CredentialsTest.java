package dev.videogen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.AuthenticationException;
import dev.videogen.ErrorDetails;
import dev.videogen.Operation;
import dev.videogen.http.testing.SkippingTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Credentials")
class CredentialsTest {

  @Test
  @DisplayName("are a header or several, or none")
  void fixed() {
    assertThat(Credentials.bearer("k").headers()).isEqualTo(Map.of("Authorization", "Bearer k"));
    assertThat(Credentials.header("api-key", "k").headers()).isEqualTo(Map.of("api-key", "k"));
    assertThat(Credentials.headers(Map.of())).isSameAs(Credentials.none());
    assertThat(Credentials.bearer("k").renew(Map.of())).isFalse();
  }

  @Nested
  @DisplayName("that are a token")
  class Tokens {

    private final SkippingTime time = new SkippingTime();
    private int asked;
    private boolean available = true;
    private final Credentials credentials = Credentials.token(this::next, time);

    private Credentials.Token next() {
      if (!available) {
        throw new AuthenticationException(ErrorDetails.builder(Operation.OPEN, "no token").build());
      }
      asked++;
      return new Credentials.Token("t" + asked, time.now().plus(Duration.ofHours(1)));
    }

    private String token() {
      return credentials.headers().get("Authorization");
    }

    @Test
    @DisplayName("are asked for once, not once a request")
    void kept() {
      assertThat(token()).isEqualTo("Bearer t1");
      assertThat(token()).isEqualTo("Bearer t1");
    }

    @Test
    @DisplayName("are renewed ahead of their end")
    void ahead() throws InterruptedException {
      token();
      time.sleep(Duration.ofMinutes(54));
      assertThat(token()).isEqualTo("Bearer t1");
      time.sleep(Duration.ofMinutes(2));
      assertThat(token()).isEqualTo("Bearer t2");
    }

    @Test
    @DisplayName("are used to their end if there are no others")
    void unavailable() throws InterruptedException {
      token();
      available = false;
      time.sleep(Duration.ofMinutes(57));
      assertThat(token()).isEqualTo("Bearer t1");
      time.sleep(Duration.ofMinutes(4));
      assertThatThrownBy(this::token).isInstanceOf(AuthenticationException.class);
    }

    @Test
    @DisplayName("are renewed when they are refused, once for all that were refused with them")
    void refused() {
      Map<String, String> first = credentials.headers();
      assertThat(credentials.renew(first)).isTrue();
      assertThat(credentials.renew(first)).isTrue();
      assertThat(token()).isEqualTo("Bearer t2");
    }

    @Test
    @DisplayName("do not show themselves")
    void secret() {
      assertThat(next()).asString().doesNotContain("t1");
    }
  }
}
