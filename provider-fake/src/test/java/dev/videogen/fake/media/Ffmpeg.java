package dev.videogen.fake.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The programs {@code ffmpeg} and {@code ffprobe}, where they are installed. */
final class Ffmpeg {

  private Ffmpeg() {}

  /** Whether both are on the path. */
  static boolean installed() {
    return onPath("ffmpeg") && onPath("ffprobe");
  }

  private static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** What ffprobe says of a file, as lines {@code key=value}. */
  static List<String> probe(Path file, String entries) {
    String text =
        run("ffprobe", "-v", "error", "-show_entries", entries, "-of", "default=nw=1", file);
    return text.lines().toList();
  }

  /** What ffmpeg complains of when it decodes all of a file. */
  static String complaints(Path file) {
    return run("ffmpeg", "-v", "error", "-xerror", "-i", file, "-f", "null", "-");
  }

  /** A frame, counted from 0, as bytes red, green, blue. */
  static byte[] frame(Path file, int number, Path scratch) throws IOException {
    String select = "select=eq(n\\," + number + ")";
    run(
        "ffmpeg",
        "-v",
        "error",
        "-y",
        "-i",
        file,
        "-vf",
        select,
        "-frames:v",
        "1",
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        scratch);
    return Files.readAllBytes(scratch);
  }

  /** The sound of a file, one channel of samples from -1 to 1. */
  static double[] samples(Path file, Path scratch) throws IOException {
    run("ffmpeg", "-v", "error", "-y", "-i", file, "-f", "s16le", scratch);
    ShortBuffer samples =
        ByteBuffer.wrap(Files.readAllBytes(scratch)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    double[] result = new double[samples.remaining()];
    for (int i = 0; i < result.length; i++) {
      result[i] = samples.get(i) / 32_768.0;
    }
    return result;
  }

  private static String run(Object... command) {
    List<String> words = new ArrayList<>();
    for (Object word : command) {
      words.add(word.toString());
    }
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (InputStream output = process.getInputStream()) {
        String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
          throw new AssertionError(words + " ended with " + exit + ": " + text);
        }
        return text;
      }
    } catch (IOException e) {
      throw new AssertionError("cannot run " + words, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted in " + words, e);
    }
  }
}
