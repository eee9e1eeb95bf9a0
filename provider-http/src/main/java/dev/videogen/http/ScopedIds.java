package dev.videogen.http;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.CompositeId;
import dev.videogen.spi.OpaqueId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of jobs at a vendor where a job is asked for below a path of its model's, so that the
 * vendor's own id does not find it: {@code MODEL~ID}, with the path between them where that is not
 * the usual one of the model.
 *
 * <p>Immutable.
 */
public final class ScopedIds {

  private final Pattern usualScope;
  private final String between;
  private final String form;

  /**
   * The ids of one vendor.
   *
   * @param usualScope matches at the beginning of a model's name the path below which its jobs are
   *     asked for; where it does not match, that is the whole name
   * @param between what stands between that path and the vendor's id, without slashes at its ends
   * @param form how an id of a job looks, for the error about one that is none
   */
  public ScopedIds(Pattern usualScope, String between, String form) {
    this.usualScope = usualScope;
    this.between = between;
    this.form = form;
  }

  /**
   * The id of a job of which nothing but its model and its vendor's id is known.
   *
   * @param model the model
   * @param vendorId the vendor's id, as it arrived
   * @return the id, before it is {@linkplain OpaqueId#wrap wrapped}
   */
  public String of(String model, String vendorId) {
    return of(model, usualScope(model), vendorId);
  }

  /**
   * The id of a job whose path the vendor has named, if that is one of this job; else as if it had
   * not.
   *
   * @param path at which the vendor says that the job is asked for, with a slash before it
   * @param model the model
   * @param vendorId the vendor's id, as it arrived
   * @return the id, before it is wrapped
   */
  public String at(String path, String model, String vendorId) {
    String end = "/" + between + "/" + vendorId;
    int length = path.length() - end.length();
    return path.endsWith(end) && length > 1
        ? of(model, path.substring(1, length), vendorId)
        : of(model, vendorId);
  }

  private String usualScope(String model) {
    Matcher scope = usualScope.matcher(model);
    return scope.lookingAt() ? scope.group() : model;
  }

  private String of(String model, String scope, String vendorId) {
    CompositeId id =
        scope.equals(usualScope(model))
            ? CompositeId.of(model, vendorId)
            : CompositeId.of(model, scope, vendorId);
    return OpaqueId.unwrap(id.toString());
  }

  /**
   * Reads the id of a job.
   *
   * @param operation what the id is needed for, for the error
   * @param id the id of a job's ref or of an output
   * @return its parts
   * @throws InvalidRequestException if it is none of this vendor's; nothing was sent
   */
  public ScopedId parse(Operation operation, String id) {
    CompositeId parts = parts(operation, id);
    String model = parts.part(0);
    String scope = parts.parts().size() == 2 ? usualScope(model) : parts.part(1);
    PathSegment vendorId = PathSegment.of(operation, parts.vendorId());
    PathSegment path = PathSegment.path(operation, scope + "/" + between).then(vendorId);
    return new ScopedId(model, path, vendorId, of(model, scope, parts.vendorId()));
  }

  private CompositeId parts(Operation operation, String id) {
    try {
      return CompositeId.parse(id);
    } catch (IllegalArgumentException notComposed) {
      String message = "\"%s\" is no id of a job, which is %s. Nothing was sent.";
      throw new InvalidRequestException(
          ErrorDetails.builder(operation, message.formatted(id, form)).build());
    }
  }
}
