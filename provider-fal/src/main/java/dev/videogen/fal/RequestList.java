package dev.videogen.fal;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.Operation;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.wire.JobListing;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
    JsonResponse response = wire.requests(endpoint, query.limit(), query.cursor().orElse(null));
    JsonView body = response.body();
    if (!body.hasArray("items")) {
      throw new UnreadableResponseException("it is no list of requests");
    }
    List<VideoJob> jobs =
        body.objects("items").stream()
            .filter(entry -> entry.text("request_id").isPresent())
            .map(entry -> mapping.listed(entry, endpoint))
            .toList();
    Optional<String> next =
        body.text("next_cursor").filter(cursor -> body.flag("has_more").orElse(true));
    Optional<Duration> skew = response.headers().date().map(at -> Duration.between(time.now(), at));
    return new JobListing(new Page<>(jobs, next, skew), false, false);
  }

  void close() {
    connection.close();
  }
}
