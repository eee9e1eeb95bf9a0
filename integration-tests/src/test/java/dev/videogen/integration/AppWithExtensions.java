package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.junit.FakeVideoExtension;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests as an app has them, which use nothing that is not in the oldest JUnit; run by {@link
 * JUnitVersionsTest}. Each finds that nothing is left running of the one before.
 */
@ExtendWith({FakeVideoExtension.class, VideoEmulatorExtension.class})
class AppWithExtensions {

  private static @Nullable VideoEmulator emulatorBefore;
  private static @Nullable FakeVideoGenerator fakeBefore;

  private final VideoEmulator ofConstructor;

  AppWithExtensions(VideoEmulator emulator) {
    this.ofConstructor = emulator;
  }

  @AfterAll
  static void leavesNothing() {
    VideoEmulator emulator = emulatorBefore;
    FakeVideoGenerator fake = fakeBefore;
    if (emulator != null && fake != null) {
      assertThatThrownBy(() -> connect(emulator)).isInstanceOf(ConnectException.class);
      assertThatThrownBy(fake::capabilities).isInstanceOf(ClientClosedException.class);
    }
  }

  private static void connect(VideoEmulator emulator) throws Exception {
    new Socket(InetAddress.getLoopbackAddress(), emulator.port()).close();
  }

  @BeforeEach
  void begin(VideoEmulator emulator) {
    assertThat(emulator).isSameAs(ofConstructor);
    leavesNothing();
  }

  @Test
  void one(VideoEmulator emulator, FakeVideoGenerator fake, VideoClient videos) throws Exception {
    works(emulator, fake, videos);
  }

  @Test
  void another(VideoEmulator emulator, FakeVideoGenerator fake, VideoClient videos)
      throws Exception {
    works(emulator, fake, videos);
  }

  private static void works(VideoEmulator emulator, FakeVideoGenerator fake, VideoClient videos)
      throws Exception {
    connect(emulator);
    assertThat(videos.create(VideoRequest.builder("a cat").build()).id()).isEqualTo("video_000001");
    emulatorBefore = emulator;
    fakeBefore = fake;
  }
}
