package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class KeyRules {

  private final RuleContext bench;

  KeyRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("KEY-01")
  @DisplayName("KEY-01 a create with the key of an earlier one gives the job of that")
  void sameJob() {
    VideoRequest keyed = keyed();
    VideoJob first = bench.client().create(keyed);

    assertThat(bench.client().create(keyed).ref()).isEqualTo(first.ref());
  }

  @Test
  @Tag("KEY-02")
  @DisplayName("KEY-02 a create with the key of an earlier one sends nothing that is paid for")
  void boughtOnce() {
    VideoRequest keyed = keyed();
    bench.client().create(keyed);
    long sent = bench.submissions();

    bench.client().create(keyed);
    assertThat(bench.submissions()).isEqualTo(sent);
  }

  private VideoRequest keyed() {
    bench.affordable("a job for a key of its own");
    return bench.request().toBuilder().key("order-4711").build();
  }
}
