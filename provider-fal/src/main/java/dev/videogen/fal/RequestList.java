package dev.videogen.fal;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.Operation;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.JobListing;
import dev.videogen.spi.TimeSource;

/**
 * The requests of a model, which the platform API lists, the newest first. Whether all are there,
 * and from when on, is not documented, so that one which is missing says nothing.
 */
final class RequestList {

  private final VendorConnection connection;
  private final PlatformWire wire;
  private final TimeSource time;

  RequestList(VendorConnection connection, TimeSource time) {
    this.connection = connection;
    this.wire = connection.wire(PlatformWire.class);
    this.time = time;
  }

  Page<VideoJob> page(String endpoint, ListQuery query, JobResponse mapping) {
    return connection.call(Operation.LIST, () -> read(endpoint, query, mapping).page());
  }

  void probe(String endpoint) {
    connection.call(Operation.PROBE, () -> wire.requests(endpoint, 1, null));
  }

  /** Reads a page by one plain call. */
  JobListing read(String endpoint, ListQuery query, JobResponse mapping) {
    return mapping
        .ofModel(endpoint)
        .listing(
            wire.requests(endpoint, query.limit(), query.cursor().orElse(null)), query, time.now());
  }

  void close() {
    connection.close();
  }
}
