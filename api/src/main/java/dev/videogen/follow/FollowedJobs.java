package dev.videogen.follow;

import dev.videogen.spi.CompositeId;
import dev.videogen.spi.OpaqueId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of an instance that are followed, by their ids and by the vendor's own. Several waits
 * for one job hang together, each on the one before it.
 *
 * <p>Guarded by the lock of the {@link FollowLoop}.
 */
final class FollowedJobs {

  private final Map<String, FollowedJob> byId = new HashMap<>();

  /** The ids of those whose vendor's own id is another. */
  private final Map<String, String> idsByVendorId = new HashMap<>();

  /** How many jobs there are, each counted once. */
  int size() {
    return byId.size();
  }

  /** One wait of each job. */
  Collection<FollowedJob> each() {
    return byId.values();
  }

  /** The newest wait for a job; null if there is none. */
  @Nullable FollowedJob find(String id) {
    return byId.get(id);
  }

  @Nullable FollowedJob findByVendorId(String vendorId) {
    FollowedJob job = byId.get(vendorId);
    String id = idsByVendorId.get(vendorId);
    return job == null && id != null ? byId.get(id) : job;
  }

  void add(FollowedJob job) {
    job.sibling = byId.put(job.id(), job);
    String vendorId = vendorId(job.id());
    if (!vendorId.equals(job.id())) {
      idsByVendorId.put(vendorId, job.id());
    }
  }

  void remove(FollowedJob job) {
    FollowedJob next = job.sibling;
    FollowedJob before = byId.get(job.id());
    if (before != job) {
      while (before != null && before.sibling != job) {
        before = before.sibling;
      }
      if (before != null) {
        before.sibling = next;
      }
    } else if (next != null) {
      byId.put(job.id(), next);
    } else {
      byId.remove(job.id());
      idsByVendorId.remove(vendorId(job.id()), job.id());
    }
  }

  private static String vendorId(String id) {
    try {
      return CompositeId.parse(id).vendorId();
    } catch (IllegalArgumentException ofOnePart) {
      return OpaqueId.unwrap(id);
    }
  }
}
