package dev.videogen.conformance.faults;

import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The fake behind the emulator, asked directly.
 *
 * @param fake one whose jobs are done at once
 * @param ids makes the fake's id of a job the provider's
 */
record FakePlayedVendor(FakeVideoGenerator fake, UnaryOperator<String> ids)
    implements PlayedVendor {

  /** One whose ids the provider takes as they are. */
  static FakePlayedVendor of(FakeVideoGenerator fake) {
    return new FakePlayedVendor(fake, UnaryOperator.identity());
  }

  @Override
  public String idOf(VideoJob job) {
    return ids.apply(job.id());
  }

  @Override
  public VideoJob finished(String prompt) {
    return fake.retrieve(
        fake.create(CheckedRequest.unchecked(VideoRequest.builder(prompt).build())).id());
  }

  @Override
  public List<VideoJob> made(String prompt) {
    return fake.calls(Operation.CREATE).stream()
        .filter(call -> call.request().flatMap(VideoRequest::prompt).equals(Optional.of(prompt)))
        .flatMap(call -> call.job().stream())
        .flatMap(job -> fake.job(job.id()).stream())
        .toList();
  }

  @Override
  public boolean exists(String id) {
    return fake.job(id).isPresent();
  }

  @Override
  public byte[] file(VideoJob job) throws IOException {
    try (MediaStream stream = fake.open(job.outputs().get(0), Asset.VIDEO, ByteRange.all())) {
      return stream.content().readAllBytes();
    }
  }
}
