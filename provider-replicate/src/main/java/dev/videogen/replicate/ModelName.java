package dev.videogen.replicate;

import dev.videogen.errors.Operation;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.PathSegment;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a request names its model: an official one as {@code owner/name}, any other with its version,
 * {@code owner/name:VERSION} or the version alone, and a deployment as {@code
 * deployments/owner/name}.
 *
 * @param name as it was given
 * @param path at which its predictions are created
 * @param byVersion whether the body of a create has to name the version
 */
record ModelName(String name, PathSegment path, boolean byVersion) {

  private static final String PART = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final String VERSION = "[0-9a-f]{64}";

  private static final Pattern FORM =
      Pattern.compile(
          "(deployments/)?(%s/%s)|(?:%s/%s:)?%s".formatted(PART, PART, PART, PART, VERSION));

  /** How a request is to name its model. */
  static final String WANTED =
      "Replicate wants a model as owner/name, one that is not official with its version as"
          + " owner/name:VERSION, a deployment as deployments/owner/name";

  /**
   * Reads a name.
   *
   * @return empty if it is none
   */
  static Optional<ModelName> parse(String name) {
    Matcher form = FORM.matcher(name);
    if (!form.matches()) {
      return Optional.empty();
    }
    String below = form.group(1) == null ? "models/" : form.group(1);
    boolean byVersion = form.group(2) == null;
    String path = byVersion ? "predictions" : below + form.group(2) + "/predictions";
    return Optional.of(new ModelName(name, PathSegment.path(Operation.CREATE, path), byVersion));
  }

  /** Whether a prediction is told to be of this model and version. */
  boolean isOf(JsonView prediction) {
    String version = prediction.text("version").orElse("");
    String model = prediction.text("model").orElse("");
    return name.equals(version) || name.equals(model + ":" + version);
  }
}
