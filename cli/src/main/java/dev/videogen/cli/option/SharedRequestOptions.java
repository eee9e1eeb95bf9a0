package dev.videogen.cli.option;

import dev.videogen.VideoRequest;
import dev.videogen.cli.error.UsageException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes along with every request, whether it makes a new video or starts from another. */
public final class SharedRequestOptions {

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description =
          "What only this vendor knows, put into the request untouched: a JSON value or a text."
              + " May be given several times.")
  private List<VendorOption> options = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "NAME",
      description =
          "Your own name of what is bought, such as order-4711: with a journal"
              + " (videogen.journal.file), the same command again gives the job of the first and"
              + " buys nothing.")
  private @Nullable String key;

  @Option(
      names = "--tag",
      paramLabel = "NAME=VALUE",
      description = "Something to recognise the job by. May be given several times.")
  private List<NamedText> tags = new ArrayList<>();

  @Option(
      names = "--end-user",
      paramLabel = "ID",
      description = "For whom the video is made, for vendors that want to know.")
  private @Nullable String endUser;

  /**
   * Adds what was given.
   *
   * @throws UsageException if a name is given twice
   * @throws IllegalArgumentException if a value cannot be one under any vendor
   */
  public void addTo(VideoRequest.Builder request) {
    if (key != null) {
      request.key(key);
    }
    Set<String> tagNames = new HashSet<>();
    for (NamedText tag : tags) {
      requireOnce(tagNames.add(tag.name()), "--tag " + tag.name());
      request.tag(tag.name(), tag.text());
    }
    if (endUser != null) {
      request.endUser(endUser);
    }
    Set<String> names = new HashSet<>();
    for (VendorOption option : options) {
      requireOnce(names.add(option.name()), "--option " + option.name());
      request.option(option.name(), option.value());
    }
  }

  private static void requireOnce(boolean first, String option) {
    if (!first) {
      throw new UsageException(option + " is given twice; give one of them");
    }
  }
}
