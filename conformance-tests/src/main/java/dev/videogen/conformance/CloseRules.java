package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.videogen.Asset;
import dev.videogen.ListQuery;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.VideoGenerator;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class CloseRules {

  private final RuleContext bench;

  CloseRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("CLO-01")
  @DisplayName("CLO-01 asking for its capabilities says that it is closed")
  void capabilities() {
    assertRefused(closed -> closed.capabilities());
  }

  @Test
  @Tag("CLO-02")
  @DisplayName("CLO-02 to create says that it is closed")
  void create() {
    assertRefused(closed -> closed.create(CheckedRequest.unchecked(bench.request())));
  }

  @Test
  @Tag("CLO-03")
  @DisplayName("CLO-03 to retrieve says that it is closed")
  void retrieve() {
    assertRefused(closed -> closed.retrieve(bench.harness().unknownId()));
  }

  @Test
  @Tag("CLO-04")
  @DisplayName("CLO-04 to list says that it is closed")
  void list() {
    assertRefused(closed -> closed.list(ListQuery.newest(1)));
  }

  @Test
  @Tag("CLO-05")
  @DisplayName("CLO-05 to delete says that it is closed")
  void delete() {
    assertRefused(closed -> closed.delete(bench.harness().unknownId()));
  }

  @Test
  @Tag("CLO-07")
  @DisplayName("CLO-07 to download says that it is closed")
  void download() {
    assertRefused(closed -> closed.open(output(), Asset.VIDEO, ByteRange.all()));
  }

  @Test
  @Tag("CLO-08")
  @DisplayName("CLO-08 to close it twice does nothing")
  void closeTwice() {
    VideoGenerator closed = closed();

    assertThatCode(closed::close).doesNotThrowAnyException();
  }

  @Test
  @Tag("CLO-09")
  @DisplayName("CLO-09 a create sends nothing")
  void sendsNothing() {
    VideoGenerator closed = closed();
    long before = bench.submissions();
    Throwable refusal =
        catchThrowable(() -> closed.create(CheckedRequest.unchecked(bench.request())));

    assertThat(bench.submissions()).as("sent, then %s", refusal).isEqualTo(before);
  }

  @Test
  @Tag("CLO-10")
  @DisplayName("CLO-10 it still has its name")
  void keepsItsName() {
    String name = bench.generator().name();

    assertThat(closed().name()).isEqualTo(name);
  }

  private VideoGenerator closed() {
    VideoGenerator generator = bench.generator();
    generator.close();
    return generator;
  }

  private VideoOutput output() {
    return VideoOutput.of(bench.harness().unknownId(), bench.harness().unknownId(), 0);
  }

  private void assertRefused(Consumer<VideoGenerator> call) {
    VideoGenerator closed = closed();

    assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> call.accept(closed));
  }
}
