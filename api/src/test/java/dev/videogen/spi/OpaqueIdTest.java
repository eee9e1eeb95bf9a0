package dev.videogen.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.videogen.JobRef;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An id")
class OpaqueIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"video_1", "projects/p/operations/7", "cHJv/+a==", "a%2Fb", "v?x#y:z~"})
  @DisplayName("of visible ASCII characters stands for itself")
  void plain(String id) {
    assertThat(OpaqueId.wrap(id)).isEqualTo(id);
    assertThat(OpaqueId.unwrap(id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "vid\u00e9o", "\ud83c\udfac", "a\nb", "b64_", "b64_dmlkZW8"})
  @DisplayName("of another form is wrapped, and comes out as it was")
  void wrapped(String id) {
    String wrapped = OpaqueId.wrap(id);

    assertThat(wrapped).matches("b64_[\\w-]+");
    assertThat(JobRef.parse(JobRef.of("acme", wrapped).toString()).id()).isEqualTo(wrapped);
    assertThat(OpaqueId.unwrap(wrapped)).isEqualTo(id);
  }

  @Test
  @DisplayName("is wrapped when it is too long")
  void tooLong() {
    String longest = "x".repeat(1024);
    assertThat(OpaqueId.wrap(longest)).isEqualTo(longest);

    String longer = longest + "x";
    assertThat(OpaqueId.unwrap(JobRef.of("acme", OpaqueId.wrap(longer)).id())).isEqualTo(longer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b64_dmlkZW8", "b64_?", "b64_YQ=="})
  @DisplayName("that only looks wrapped stands for itself")
  void looksWrapped(String id) {
    assertThat(OpaqueId.unwrap(id)).isEqualTo(id);
  }

  @Test
  @DisplayName("of several parts gives each of them back, the vendor's own last")
  void composite() {
    CompositeId id = CompositeId.of("fal-ai/veo3.1", "eu~west", "a%7Eb+c d\u00e9");

    assertThat(CompositeId.parse(id.toString())).isEqualTo(id);
    assertThat(JobRef.of("fal", id.toString()).id()).isEqualTo(id.toString());
    assertThat(id.part(0)).isEqualTo("fal-ai/veo3.1");
    assertThat(id.vendorId()).isEqualTo("a%7Eb+c d\u00e9");
    assertThat(CompositeId.of("fal-ai/veo3.1", "1-2")).hasToString("fal-ai/veo3.1~1-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"video_1", "~a", "a~", ""})
  @DisplayName("of one part, or with an empty one, is not composed")
  void notComposed(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> CompositeId.parse(id));
  }
}
