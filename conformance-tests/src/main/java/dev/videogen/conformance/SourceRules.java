package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.CheckedRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class SourceRules {

  private final RuleContext bench;

  SourceRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("SRC-01")
  @DisplayName("SRC-01 an edit is a job of its own")
  void isANewJob() {
    bench.needs(Feature.EDIT);
    bench.affordable("an edit");
    VideoJob source = bench.completed();
    VideoJob edit = bench.create(from(VideoSource.edit(source.ref())));

    assertThat(edit.id()).isNotEqualTo(source.id());
  }

  @Test
  @Tag("SRC-02")
  @DisplayName("SRC-02 an extension, if its length is told, is longer than what it extends")
  void isLonger() {
    bench.needs(Feature.EXTEND);
    bench.affordable("an extension");
    VideoJob source = bench.completed();
    VideoJob extension = bench.awaited(bench.create(from(VideoSource.extend(source.ref()))));
    assumeTrue(
        source.duration().isPresent() && extension.duration().isPresent(),
        "is about jobs that tell their length");

    assertThat(extension.duration().orElseThrow()).isGreaterThan(source.duration().orElseThrow());
  }

  @Test
  @Tag("SRC-03")
  @DisplayName("SRC-03 the error of a create without its source names no job")
  void errorNamesNoJob() {
    assertThat(refused().job()).isEmpty();
  }

  @Test
  @Tag("SRC-04")
  @DisplayName("SRC-04 a create without its source is not billed")
  void refusalIsNotBilled() {
    assertThat(refused().billed()).isEqualTo(Billed.NO);
  }

  @Test
  @Tag("SRC-05")
  @DisplayName("SRC-05 without EDIT, to edit is unsupported")
  void noEdit() {
    assertUnsupported(VideoSource.edit(lacking(Feature.EDIT)));
  }

  @Test
  @Tag("SRC-06")
  @DisplayName("SRC-06 without EXTEND, to extend is unsupported")
  void noExtend() {
    assertUnsupported(VideoSource.extend(lacking(Feature.EXTEND)));
  }

  private NotFoundException refused() {
    bench.needs(Feature.REMIX);
    VideoRequest unknown = bench.remix(bench.harness().unknownId());
    return catchThrowableOfType(NotFoundException.class, () -> bench.create(unknown));
  }

  private JobRef lacking(Feature feature) {
    bench.declares(feature, Support.UNSUPPORTED);
    return bench.completed().ref();
  }

  private void assertUnsupported(VideoSource source) {
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(() -> bench.generator().create(CheckedRequest.unchecked(from(source))));
  }

  private static VideoRequest from(VideoSource source) {
    return VideoRequest.builder("the same in blue").source(source).build();
  }
}
