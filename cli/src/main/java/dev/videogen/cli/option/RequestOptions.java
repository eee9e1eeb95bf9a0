package dev.videogen.cli.option;

import dev.videogen.AspectRatio;
import dev.videogen.Fit;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.cli.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to make, in the words of the command line. */
public final class RequestOptions extends PromptOptions {

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The vendor's name of the model; the provider's default unless given.")
  private @Nullable String model;

  @Option(names = "--seconds", paramLabel = "N", description = "How long the video is to be.")
  private TypeConverters.@Nullable VideoLength seconds;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "The size in pixels, such as 1280x720.")
  private @Nullable VideoSize size;

  @Option(
      names = "--aspect-ratio",
      paramLabel = "W:H",
      completionCandidates = CompletionCandidates.AspectRatios.class,
      description = "Instead of a size: the ratio of its edges, such as 16:9.")
  private @Nullable AspectRatio aspectRatio;

  @Option(
      names = "--resolution",
      paramLabel = "CLASS",
      completionCandidates = CompletionCandidates.Resolutions.class,
      description = "Instead of a size: 480p, 720p, 1080p, 1K, 2K or 4K.")
  private @Nullable Resolution resolution;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description =
          "A picture to begin with: a file, or an address. What is at http or https the vendor"
              + " fetches; data and file are read here. One that a camera stored on its side is"
              + " sent upright.")
  private @Nullable Media image;

  @Option(names = "--last-frame", paramLabel = "FILE", description = "A picture to end with.")
  private @Nullable Media lastFrame;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description =
          "A picture, video or sound to take a subject or style from; may be given several times.")
  private List<Media> references = new ArrayList<>();

  @Option(
      names = "--crop-images",
      description =
          "Crops and scales --image and --last-frame to the size of the video where the vendor"
              + " demands that they match. JPEG and PNG only.")
  private boolean cropImages;

  @Option(names = "--variants", paramLabel = "N", description = "How many videos to make.")
  private @Nullable Integer variants;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "A number that makes a rendering repeatable.")
  private @Nullable Long seed;

  @Option(names = "--fps", paramLabel = "N", description = "Frames per second.")
  private @Nullable Integer fps;

  @Option(names = "--negative-prompt", paramLabel = "TEXT", description = "What must not be seen.")
  private @Nullable String negativePrompt;

  @Option(
      names = "--audio",
      negatable = true,
      description = "With sound, or without; the vendor decides unless given.")
  private @Nullable Boolean audio;

  @Option(
      names = "--fit",
      paramLabel = "exact|nearest",
      completionCandidates = CompletionCandidates.Fits.class,
      description =
          "What becomes of a size, duration or number of variants that the model does not offer:"
              + " it is refused (exact, the default) or moved to the nearest that it does, which is"
              + " reported.")
  private Fit fit = Fit.EXACT;

  public Fit fit() {
    return fit;
  }

  /**
   * The request; what cannot be one under any vendor is a {@link UsageException}.
   *
   * @param shared what goes along with it
   */
  public VideoRequest toRequest(SharedRequestOptions shared) {
    return toRequest(shared, prompt());
  }

  private VideoRequest toRequest(SharedRequestOptions shared, Optional<String> words) {
    if (size != null && (aspectRatio != null || resolution != null)) {
      throw new UsageException(
          "--size and "
              + (aspectRatio != null ? "--aspect-ratio" : "--resolution")
              + " exclude each other; give pixels, or a ratio and a resolution");
    }
    try {
      return build(shared, words);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  /**
   * A request for each prompt of the file, alike but for the prompt, and for the key, to which its
   * number is added.
   *
   * @param shared what goes along with them
   */
  public List<VideoRequest> toRequests(SharedRequestOptions shared) {
    if (variants != null && variants > 1) {
      throw new UsageException("--each and --variants exclude each other; give one of them");
    }
    List<VideoRequest> requests = new ArrayList<>();
    for (String line : prompts()) {
      VideoRequest one = toRequest(shared, Optional.of(line));
      int number = requests.size() + 1;
      requests.add(
          one.key().map(key -> one.toBuilder().key(key + "-" + number).build()).orElse(one));
    }
    return requests;
  }

  private VideoRequest build(SharedRequestOptions shared, Optional<String> words) {
    VideoRequest.Builder request = VideoRequest.builder();
    words.ifPresent(request::prompt);
    if (model != null) {
      request.model(model);
    }
    if (seconds != null) {
      request.duration(seconds.duration());
    }
    if (size != null) {
      request.size(size);
    }
    if (aspectRatio != null) {
      request.aspectRatio(aspectRatio);
    }
    if (resolution != null) {
      request.resolution(resolution);
    }
    if (image != null) {
      request.firstFrame(frame(image));
    }
    if (lastFrame != null) {
      request.lastFrame(frame(lastFrame));
    }
    references.forEach(request::reference);
    if (variants != null) {
      request.variants(variants);
    }
    if (seed != null) {
      request.seed(seed);
    }
    if (fps != null) {
      request.fps(fps);
    }
    if (negativePrompt != null) {
      request.negativePrompt(negativePrompt);
    }
    if (audio != null) {
      request.audio(audio);
    }
    shared.addTo(request);
    return request.build();
  }

  private Media frame(Media picture) {
    return cropImages ? picture.cropped() : picture;
  }
}
