package dev.videogen.replicate;

import dev.videogen.Media;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.DataUrl;
import dev.videogen.http.wire.MultipartBody;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes media addresses that go into a model's input: their own, else a {@code data:} URL, or of
 * what is large the address at which Replicate keeps it after an upload, and which it alone reads.
 */
final class InputFiles {

  /** What is larger is refused with 413. */
  private static final long MAX_UPLOAD = 100_000_000;

  private final VendorConnection connection;
  private final PredictionsWire wire;
  private final long maxInline;

  InputFiles(VendorConnection connection, PredictionsWire wire, long maxInline) {
    this.connection = connection;
    this.wire = wire;
    this.maxInline = maxInline;
  }

  /**
   * The address of a medium, for whose upload nothing is charged.
   *
   * @throws InvalidRequestException if it cannot be read, or is too large
   */
  String address(Media media) {
    if (!media.hasContent() || length(media) <= maxInline) {
      return DataUrl.of(Operation.CREATE, media);
    }
    MultipartBody file = MultipartBody.builder().file("content", media).build();
    return connection.prepare(() -> wire.upload(file).body().object("urls").required("get"));
  }

  private static long length(Media media) {
    try {
      long length = media.length();
      if (length > MAX_UPLOAD) {
        throw refusal(media + " is larger than 100 MB; give its URL instead.", null);
      }
      return length;
    } catch (IOException unreadable) {
      throw refusal(media + " cannot be read.", unreadable);
    }
  }

  private static InvalidRequestException refusal(String message, @Nullable IOException cause) {
    return new InvalidRequestException(
        ErrorDetails.builder(Operation.CREATE, message + " Nothing was sent.")
            .cause(cause)
            .build());
  }
}
