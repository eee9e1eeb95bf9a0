package dev.videogen.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.spi.OpaqueId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The id of a job that is asked for below a path")
class ScopedIdsTest {

  private static final ScopedIds IDS =
      new ScopedIds(Pattern.compile("(?:flows/)?[^/]+/[^/]+"), "requests", "MODEL~REQUEST at acme");

  private static ScopedId parsed(String id) {
    return IDS.parse(Operation.RETRIEVE, id);
  }

  @ParameterizedTest
  @CsvSource({
    "acme/film, acme/film",
    "acme/film/image-to-video, acme/film",
    "acme/film/v3/pro/text-to-video, acme/film",
    "flows/me/film/now, flows/me/film",
    "film, film",
  })
  @DisplayName("leads below what the pattern finds in its model, or below the whole model")
  void usualPath(String model, String scope) {
    assertThat(parsed(IDS.of(model, "r-1")).path()).hasToString(scope + "/requests/r-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0f5c1f1e-3d0a-4c57-9ce4-1d5c9a0c7b11", "a~b%7E", "a/b?c#d", "ä\u0007"})
  @DisplayName("is made of the model and the vendor's id, and comes apart again")
  void bothWays(String vendorId) {
    String id = IDS.of("acme/film/fast", vendorId);

    ScopedId parts = parsed(OpaqueId.wrap(id));

    assertThat(parts.model()).isEqualTo("acme/film/fast");
    assertThat(parts.vendorId().vendorId()).isEqualTo(vendorId);
    assertThat(parts.jobId()).isEqualTo(id);
    assertThat(parts.path()).hasToString("acme/film/requests/" + parts.vendorId());
  }

  @Test
  @DisplayName("holds the path that the vendor named where that is another than the model's")
  void named() {
    String other = IDS.at("/else/where/deep/requests/r-1", "acme/film/fast", "r-1");

    assertThat(parsed(other).path()).hasToString("else/where/deep/requests/r-1");
    assertThat(parsed(other).model()).isEqualTo("acme/film/fast");
    assertThat(parsed(other).jobId()).isEqualTo(other);
    assertThat(IDS.at("/acme/film/requests/r-1", "acme/film/fast", "r-1"))
        .isEqualTo("acme/film/fast~r-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/requests/r-1", "/a/b/requests/r-2", "/a/b", "soon"})
  @DisplayName("takes no path from an address that is not the job's")
  void notNamed(String path) {
    assertThat(IDS.at(path, "acme/film", "r-1")).isEqualTo(IDS.of("acme/film", "r-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"video_1", "~", "a~", "~b", "%zz~b", "../a~b", "a//b~c", "a/b~.."})
  @DisplayName("is nothing else, and leads nowhere else")
  void notOurs(String id) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parsed(id))
        .withMessageContaining("Nothing was sent");
  }

  @Test
  @DisplayName("is named in the error about one that is none")
  void form() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> parsed("video_1"))
        .withMessageContaining("\"video_1\" is no id of a job, which is MODEL~REQUEST at acme");
  }
}
