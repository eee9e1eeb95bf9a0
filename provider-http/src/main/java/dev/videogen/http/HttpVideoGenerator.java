package dev.videogen.http;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;

/**
 * What generators over one connection have in common: its name, its clock and its end.
 *
 * <p>Safe for use by many threads, as subclasses are to be.
 */
public abstract class HttpVideoGenerator implements VideoGenerator {

  /** To the vendor. */
  protected final VendorConnection connection;

  /**
   * A generator.
   *
   * @param connection to the vendor; closing the generator closes it
   */
  protected HttpVideoGenerator(VendorConnection connection) {
    this.connection = connection;
  }

  @Override
  public final String name() {
    return connection.instance();
  }

  @Override
  public final TimeSource time() {
    return connection.time();
  }

  @Override
  public void close() {
    connection.close();
  }

  /**
   * The details of an error before anything is sent.
   *
   * @param operation what was asked for
   * @param message what is wrong and what to do, as a sentence; that nothing was sent is added
   * @return the details
   */
  protected final ErrorDetails nothingSent(Operation operation, String message) {
    return ErrorDetails.builder(operation, message + " Nothing was sent.").provider(name()).build();
  }

  /**
   * Refuses to open anything but videos, for a vendor that has nothing else.
   *
   * @param output whose file is asked for
   * @param asset which of its files
   * @throws UnsupportedRequestException if it is not the video
   */
  protected final void requireVideo(VideoOutput output, Asset asset) {
    if (asset != Asset.VIDEO) {
      connection.requireOpen(Operation.DOWNLOAD);
      String message = "There is no " + asset + " at " + name() + ", but the video alone.";
      throw new UnsupportedRequestException(
          nothingSent(Operation.DOWNLOAD, message).toBuilder()
              .job(JobRef.of(name(), output.jobId()))
              .build());
    }
  }
}
