package dev.videogen.internal.download;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import java.time.Duration;

/**
 * What bounds a download.
 *
 * @param maxBytes how large a file may be
 * @param timeout how long one save may take in all
 * @param lag how long a file that is not there yet is asked for after its job has completed
 */
public record DownloadLimits(long maxBytes, Duration timeout, Duration lag) {

  /** The limits of a client. */
  public static DownloadLimits of(Configuration configuration) {
    return new DownloadLimits(
        configuration.client(ClientSettings.DOWNLOAD_MAX_SIZE),
        configuration.client(ClientSettings.DOWNLOAD_TIMEOUT),
        configuration.client(ClientSettings.DOWNLOAD_LAG_TIMEOUT));
  }
}
