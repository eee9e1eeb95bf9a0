package dev.videogen.integration;

import dev.videogen.JobStatus;
import dev.videogen.VideoRequest;
import dev.videogen.config.Configuration;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.spi.VideoGenerator;

/** The conformance kit's hand on the OpenAI provider, before a vendor that the emulator plays. */
final class EmulatorHarness extends FakeHarness {

  EmulatorHarness(VideoEmulator emulator) {
    super(emulator.openAi(), () -> openAi(emulator));
  }

  private static VideoGenerator openAi(VideoEmulator emulator) {
    return Configuration.builder()
        .set("videogen.provider", "openai")
        .set("videogen.openai.base-url", emulator.openAiBaseUrl().toString())
        .set("videogen.openai.api-key", "sk-conformance")
        .time(emulator.openAi().time())
        .build()
        .open()
        .generator("openai");
  }

  /**
   * Of a server that is not OpenAI's own, the provider knows the models that it is told by name.
   */
  @Override
  public VideoRequest request() {
    return super.request().toBuilder().model("sora-2").build();
  }

  /** OpenAI has no word for a job that was cancelled. */
  @Override
  public boolean nextJobEnds(JobStatus ending) {
    return ending == JobStatus.FAILED && super.nextJobEnds(ending);
  }

  /** The emulator goes on for the next rule. */
  @Override
  public void close() {}
}
