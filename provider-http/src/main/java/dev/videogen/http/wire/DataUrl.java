package dev.videogen.http.wire;

import dev.videogen.Media;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Media as a {@code data:} URL, for vendors that take files inside JSON. */
public final class DataUrl {

  private DataUrl() {}

  /**
   * The address of a medium: its own if it has one, else a {@code data:} URL of its content.
   *
   * @param operation what it is needed for, for the error
   * @param media something with an address or with content here
   * @return the address as text
   * @throws InvalidRequestException if the content cannot be read; nothing was sent
   * @throws IllegalStateException if it has neither
   */
  public static String of(Operation operation, Media media) {
    if (media.url().isPresent()) {
      return media.url().get().toString();
    }
    try (InputStream content = media.open()) {
      return "data:"
          + media.mediaType().orElse("application/octet-stream")
          + ";base64,"
          + Base64.getEncoder().encodeToString(content.readAllBytes());
    } catch (IOException unreadable) {
      throw new InvalidRequestException(
          ErrorDetails.builder(operation, media + " cannot be read. Nothing was sent.")
              .cause(unreadable)
              .build());
    }
  }
}
