package samples;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.WaitOptions;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.WaitTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A film of several scenes: they are all bought first, and then collected one by one. */
public final class Storyboard {

  /** A scene, and the job that it was bought as; none if nobody knows whether it was. */
  public record Scene(String prompt, Optional<JobRef> job) {}

  private static final WaitOptions PATIENCE =
      WaitOptions.defaults().timeout(Duration.ofMinutes(10));

  private final VideoClient videos;

  public Storyboard(VideoClient videos) {
    this.videos = videos;
  }

  /** Buys a video for each prompt. A scene that may have been bought is not bought again. */
  public List<Scene> order(List<String> prompts) {
    List<Scene> scenes = new ArrayList<>();
    for (String prompt : prompts) {
      try {
        VideoRequest request = VideoRequest.builder(prompt).build();
        scenes.add(new Scene(prompt, Optional.of(videos.create(request).ref())));
      } catch (SubmissionUncertainException lost) {
        // One job that can be it is it; of several, or none, a person is to say which.
        scenes.add(
            new Scene(
                prompt,
                lost.candidates().size() == 1
                    ? Optional.of(lost.candidates().get(0).ref())
                    : Optional.empty()));
      }
    }
    return scenes;
  }

  /** Saves a scene; false if it still renders after ten minutes: it is asked for again later. */
  public boolean collect(JobRef scene, Path file) {
    try {
      videos.await(scene, PATIENCE);
    } catch (WaitTimeoutException stillRendering) {
      return false;
    }
    videos.download(scene).saveTo(file);
    return true;
  }
}
