package dev.videogen.integration;

import dev.videogen.VideoClient;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakeClock;
import dev.videogen.spi.TimeSource;
import java.util.Map;

/**
 * A vendor as an app sees it: settings, and nothing else. Behind them stands the fake, in memory or
 * behind the emulator; its clock is the client's, so nobody waits.
 */
enum Vendor {
  FAKE {
    @Override
    Running start() {
      return new Running(
          new FakeClock(),
          Map.of("videogen.provider", "fake", "videogen.fake.preset", "openai"),
          () -> {});
    }
  },
  OPENAI {
    @Override
    Running start() {
      VideoEmulator emulator = VideoEmulator.start();
      return new Running(
          emulator.openAi().time(),
          Map.of(
              "videogen.provider",
              "openai",
              "videogen.openai.base-url",
              emulator.openAiBaseUrl().toString(),
              "videogen.openai.api-key",
              "sk-integration-test"),
          emulator::close);
    }
  };

  abstract Running start();

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
