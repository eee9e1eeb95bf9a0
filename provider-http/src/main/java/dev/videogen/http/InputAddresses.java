package dev.videogen.http;

import dev.videogen.JobRef;
import dev.videogen.Media;
import dev.videogen.VideoJob;
import dev.videogen.VideoSource;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.DataUrl;
import dev.videogen.spi.CheckedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes what goes into a request an address, for vendors that take addresses alone: a medium's own,
 * else a {@code data:} URL of its content, or of what is large the address at which it was put in
 * the vendor's storage.
 *
 * <p>Safe for use by many threads.
 */
public final class InputAddresses {

  private final Optional<VendorConnection> storage;
  private final long maxInline;
  private final long maxUpload;
  private final BiFunction<VendorConnection, Media, String> upload;

  /**
   * Addresses for one instance.
   *
   * @param storage to the vendor's storage, which may be the vendor itself; empty if there is none,
   *     so that all content goes into requests
   * @param maxInline the size of a file in bytes above which it is put in the storage
   * @param maxUpload the size in bytes above which it is refused there
   * @param upload puts a file there by {@link VendorConnection#prepare} and gives its address, such
   *     as a {@link TwoStepUpload}
   */
  public InputAddresses(
      Optional<VendorConnection> storage,
      long maxInline,
      long maxUpload,
      BiFunction<VendorConnection, Media, String> upload) {
    this.storage = storage;
    this.maxInline = maxInline;
    this.maxUpload = maxUpload;
    this.upload = upload;
  }

  /**
   * The address of a medium.
   *
   * @param media something with an address or with content here
   * @return the address as text
   * @throws InvalidRequestException if it cannot be read, or is too large
   * @throws dev.videogen.errors.VideoException if it could not be uploaded; nothing was created
   */
  public String of(Media media) {
    return storage
        .filter(there -> media.hasContent() && length(media) > maxInline)
        .map(there -> upload.apply(there, media))
        .orElseGet(() -> DataUrl.of(Operation.CREATE, media));
  }

  private long length(Media media) {
    try {
      long length = media.length();
      if (length > maxUpload) {
        String most = " is larger than the " + maxUpload + " bytes that can be uploaded";
        throw refusal(media + most + "; give its URL instead.", null);
      }
      return length;
    } catch (IOException unreadable) {
      throw refusal(media + " cannot be read.", unreadable);
    }
  }

  /**
   * The address of the video that a request starts from. A job is read for it.
   *
   * @param request perhaps without a source
   * @param retrieve reads a job of the instance by its id
   * @return the address as text; empty if the request has no source
   * @throws InvalidRequestException if the job has no such video at an address
   * @throws dev.videogen.errors.VideoException if the job could not be read
   */
  public Optional<String> ofSource(CheckedRequest request, Function<String, VideoJob> retrieve) {
    return request
        .request()
        .source()
        .map(source -> source.media().map(this::of).orElseGet(() -> of(source, request, retrieve)));
  }

  private static String of(
      VideoSource source, CheckedRequest request, Function<String, VideoJob> retrieve) {
    String id = source.job().map(JobRef::id).orElseThrow();
    return request.sourceJob().orElseGet(() -> retrieve.apply(id)).outputs().stream()
        .filter(output -> output.index() == source.output().orElse(0))
        .flatMap(output -> output.address().stream())
        .filter(URI::isAbsolute)
        .map(URI::toString)
        .findFirst()
        .orElseThrow(() -> refusal("The job " + id + " has no such video at an address.", null));
  }

  private static InvalidRequestException refusal(String message, @Nullable IOException cause) {
    return new InvalidRequestException(
        ErrorDetails.builder(Operation.CREATE, message + " Nothing was sent.")
            .cause(cause)
            .build());
  }
}
