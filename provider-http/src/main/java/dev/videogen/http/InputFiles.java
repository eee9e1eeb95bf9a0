package dev.videogen.http;

import dev.videogen.Media;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.DataUrl;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes media addresses that go into JSON: their own, else a {@code data:} URL, or of what is large
 * the address at which the vendor keeps it after an upload.
 *
 * @param maxInline how many bytes of a file go into a request at most
 * @param maxUpload how many bytes of one may be uploaded at most
 * @param upload uploads a file for which nothing is charged, by {@link VendorConnection#prepare},
 *     and gives its address
 */
public record InputFiles(long maxInline, long maxUpload, Function<Media, String> upload) {

  /**
   * The address of a medium.
   *
   * @param media something with an address or with content here
   * @return the address as text
   * @throws InvalidRequestException if it cannot be read, or is too large; nothing was created
   */
  public String address(Media media) {
    return media.hasContent() && length(media) > maxInline
        ? upload.apply(media)
        : DataUrl.of(Operation.CREATE, media);
  }

  private long length(Media media) {
    try {
      long length = media.length();
      if (length > maxUpload) {
        String limit = " is larger than the " + maxUpload + " bytes that may be uploaded";
        throw refusal(media + limit + "; give its URL instead.", null);
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
