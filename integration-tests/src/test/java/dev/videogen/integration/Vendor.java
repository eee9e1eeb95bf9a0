package dev.videogen.integration;

import dev.videogen.VideoClient;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.util.Map;
import java.util.function.Function;

/**
 * A vendor as an app sees it: settings, and nothing else. Behind them stands the fake, in memory or
 * behind the emulator; its clock is the client's, so nobody waits.
 */
enum Vendor {
  FAKE("4, 8, 12 s") {
    @Override
    Running start() {
      return new Running(
          new FakeClock(),
          Map.of("videogen.provider", "fake", "videogen.fake.preset", "openai"),
          () -> {});
    }
  },
  OPENAI("4, 8, 12 s") {
    @Override
    Running start() {
      return behindEmulator(VideoEmulator::openAi, EmulatorHarness::openAiSettings);
    }
  },
  AZURE_JOBS("1080x1920") {
    @Override
    Running start() {
      return behindEmulator(
          VideoEmulator::azureJobs, emulator -> EmulatorHarness.azure(emulator, "jobs"));
    }
  },
  AZURE_VIDEOS("4, 8, 12 s") {
    @Override
    Running start() {
      return behindEmulator(
          VideoEmulator::azureVideos, emulator -> EmulatorHarness.azure(emulator, "videos"));
    }
  },
  OPENROUTER("4, 6, 8 s") {
    @Override
    Running start() {
      return behindEmulator(VideoEmulator::openRouter, EmulatorHarness::openRouterSettings);
    }
  },
  REPLICATE("4-15 s") {
    @Override
    Running start() {
      return behindEmulator(VideoEmulator::replicate, EmulatorHarness::replicateSettings);
    }
  },
  FAL("4, 6, 8 s") {
    @Override
    Running start() {
      return behindEmulator(VideoEmulator::fal, EmulatorHarness::falSettings);
    }
  };

  private final String offer;

  Vendor(String offer) {
    this.offer = offer;
  }

  /** A part of what a list of its offers says. */
  String offer() {
    return offer;
  }

  abstract Running start();

  static Running behindEmulator(
      Function<VideoEmulator, FakeVideoGenerator> fake,
      Function<VideoEmulator, Map<String, String>> settings) {
    VideoEmulator emulator = VideoEmulator.start();
    return new Running(fake.apply(emulator).time(), settings.apply(emulator), emulator::close);
  }

  /** A vendor that can be asked, until it is closed. */
  record Running(TimeSource time, Map<String, String> settings, Runnable stop)
      implements AutoCloseable {

    /** A client of which nothing but the settings differs from vendor to vendor. */
    VideoClient client() {
      VideoClient.Builder client = VideoClient.builder().time(time);
      settings.forEach(client::set);
      return client.build();
    }

    @Override
    public void close() {
      stop.run();
    }
  }
}
