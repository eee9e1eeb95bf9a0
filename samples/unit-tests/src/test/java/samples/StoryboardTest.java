package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.junit.FakeVideoExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with a vendor once a month goes wrong here in milliseconds, and for nothing. */
@ExtendWith(FakeVideoExtension.class)
class StoryboardTest {

  @Test
  void collectsEveryScene(VideoClient videos, @TempDir Path folder) {
    Storyboard storyboard = new Storyboard(videos);

    List<Storyboard.Scene> scenes = storyboard.order(List.of("A cat", "A dog"));

    for (Storyboard.Scene scene : scenes) {
      assertTrue(storyboard.collect(scene.job().orElseThrow(), folder.resolve(scene.prompt())));
    }
    assertTrue(Files.exists(folder.resolve("A dog")));
  }

  @Test
  void buysNothingTwiceWhenTheResponseIsLost(FakeVideoGenerator fake, VideoClient videos) {
    fake.script().nextCreate().losesResponseButFindsJob();

    List<Storyboard.Scene> scenes = new Storyboard(videos).order(List.of("A cat"));

    assertTrue(scenes.get(0).job().isPresent());
    assertEquals(1, fake.count(Operation.CREATE));
  }

  @Test
  void leavesASceneOpenThatMayHaveBeenBought(FakeVideoGenerator fake, VideoClient videos) {
    fake.script().nextCreate().losesResponse();

    List<Storyboard.Scene> scenes = new Storyboard(videos).order(List.of("A cat"));

    assertTrue(scenes.get(0).job().isEmpty());
    assertEquals(1, fake.count(Operation.CREATE));
  }

  @Test
  void waitsOutARateLimit(FakeVideoGenerator fake, FakeClock clock, VideoClient videos) {
    Instant before = clock.now();
    fake.script().nextCreate().failsWith(FakeError.rateLimit(Duration.ofSeconds(20)));

    new Storyboard(videos).order(List.of("A cat"));

    assertFalse(clock.now().isBefore(before.plusSeconds(20)));
  }

  @Test
  void comesBackForASlowScene(FakeVideoGenerator fake, VideoClient videos, @TempDir Path folder) {
    fake.script().nextJob().takes(Duration.ofMinutes(25));
    Storyboard storyboard = new Storyboard(videos);
    JobRef scene = storyboard.order(List.of("A cat")).get(0).job().orElseThrow();
    Path file = folder.resolve("cat.mp4");

    // Half an hour, of which this test takes a few milliseconds: the fake's clock is who waits.
    assertFalse(storyboard.collect(scene, file));
    assertFalse(storyboard.collect(scene, file));
    assertTrue(storyboard.collect(scene, file));
    assertEquals(1, fake.count(Operation.CREATE));
  }

  @Test
  void tellsWhyASceneFailed(FakeVideoGenerator fake, VideoClient videos, @TempDir Path folder) {
    fake.script().nextJob().failsAt(40, JobError.of("moderation", "no such cat"));
    Storyboard storyboard = new Storyboard(videos);
    JobRef scene = storyboard.order(List.of("A cat")).get(0).job().orElseThrow();

    JobFailedException failure =
        assertThrows(
            JobFailedException.class, () -> storyboard.collect(scene, folder.resolve("cat.mp4")));

    assertTrue(failure.getMessage().contains("no such cat"));
    assertFalse(Files.exists(folder.resolve("cat.mp4")));
  }
}
