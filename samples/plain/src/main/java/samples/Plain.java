package samples;

import dev.videogen.GenerateOptions;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.WaitOptions;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.VideoException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** A video from a prompt, made by whoever is configured: {@code PROMPT FILE}. */
public final class Plain {

  private Plain() {}

  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("two arguments are wanted: the prompt, and the file to save to");
      System.exit(2);
    }
    // Settings are read from system properties, the environment and files. The last of them is
    // videogen.properties beside this class: it names the fake, which costs nothing.
    try (VideoClient videos = VideoClient.open()) {
      System.exit(make(videos, arguments[0], Path.of(arguments[1]), System.out));
    } catch (ConfigurationException missing) {
      System.err.println(missing.getMessage());
      System.exit(2);
    }
  }

  /** Makes a video and tells how it goes; the exit code is 0 if it was saved. */
  static int make(VideoClient videos, String prompt, Path file, PrintStream out) {
    VideoRequest request = VideoRequest.builder(prompt).duration(Duration.ofSeconds(4)).build();
    GenerateOptions options =
        GenerateOptions.defaults()
            .waiting(
                WaitOptions.defaults()
                    .timeout(Duration.ofMinutes(20))
                    .listener(job -> out.println(job.ref() + " " + job.status())));
    try {
      videos.estimate(request).ifPresent(dollars -> out.println("about $" + dollars));
      var video = videos.generate(request, file, options);
      video.files().forEach(saved -> out.println("saved " + saved.path()));
      return 0;
    } catch (VideoException failure) {
      // The message says what to do. The job is what was paid for: it is never lost.
      out.println(failure.getMessage());
      failure.job().ifPresent(job -> out.println("the job: " + job));
      out.println("billed: " + failure.billed());
      return 1;
    }
  }
}
