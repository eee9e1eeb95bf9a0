package dev.videogen.internal.fit;

import dev.videogen.AspectRatio;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.internal.text.Seconds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what matters to modes in a line, so that tables can be read: {@code 1280x720 8s 2v},
 * {@code 16:9 720p}, {@code -} for nothing.
 */
final class RequestText {

  private RequestText() {}

  static VideoRequest parse(String text) {
    VideoRequest.Builder request = VideoRequest.builder("A cat");
    for (String word : text.equals("-") ? new String[0] : text.split(" ")) {
      String number = word.substring(0, word.length() - 1);
      if (word.contains("x")) {
        request.size(VideoSize.parse(word));
      } else if (word.contains(":")) {
        request.aspectRatio(AspectRatio.parse(word));
      } else if (word.endsWith("s")) {
        request.duration(
            Duration.ofNanos(new BigDecimal(number).movePointRight(9).longValueExact()));
      } else if (word.endsWith("v")) {
        request.variants(Integer.parseInt(number));
      } else {
        request.resolution(Resolution.parse(word));
      }
    }
    return request.build();
  }

  static String of(VideoRequest request) {
    List<String> words = new ArrayList<>();
    request.size().ifPresent(size -> words.add(size.toString()));
    request.aspectRatio().ifPresent(ratio -> words.add(ratio.toString()));
    request.resolution().ifPresent(resolution -> words.add(resolution.toString()));
    request.duration().ifPresent(duration -> words.add(Seconds.digits(duration) + "s"));
    if (request.variants() > 1) {
      words.add(request.variants() + "v");
    }
    return words.isEmpty() ? "-" : String.join(" ", words);
  }
}
