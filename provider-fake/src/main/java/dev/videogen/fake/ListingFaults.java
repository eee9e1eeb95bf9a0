package dev.videogen.fake;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Jobs that a list does not show as they are. Safe for use by many threads. */
final class ListingFaults {

  /** How a job is listed whose create lost its response. */
  enum Listing {
    /** As it is. */
    SHOWN,
    /** Not at all, for three reads of the list: a list may lag behind. */
    LATE,
    /** Without its prompt, for three reads of the list. */
    WITHOUT_PROMPT
  }

  /** How often a provider reads the list from its beginning when it searches for a job. */
  private static final int READS = 3;

  /** What is left of a fault. */
  private record Fault(Listing listing, int reads) {

    Fault afterRead() {
      return new Fault(listing, reads - 1);
    }
  }

  private final Map<String, Fault> faults = new HashMap<>();

  synchronized void add(String job, Listing listing) {
    if (listing != Listing.SHOWN) {
      faults.put(job, new Fault(listing, READS));
    }
  }

  /** Reads a page as the faults let it be seen. A page without a cursor begins a read. */
  synchronized Page<VideoJob> read(ListQuery query, Function<ListQuery, Page<VideoJob>> list) {
    if (query.cursor().isEmpty()) {
      faults.values().removeIf(fault -> fault.reads() == 0);
      faults.replaceAll((job, fault) -> fault.afterRead());
    }
    Page<VideoJob> page = list.apply(query);
    if (faults.isEmpty()) {
      return page;
    }
    List<VideoJob> shown =
        page.items().stream()
            .filter(job -> !has(job, Listing.LATE))
            .map(job -> has(job, Listing.WITHOUT_PROMPT) ? withoutPrompt(job) : job)
            .toList();
    return new Page<>(shown, page.nextCursor(), page.skew(), page.understood(), page.endTold());
  }

  private boolean has(VideoJob job, Listing listing) {
    Fault fault = faults.get(job.id());
    return fault != null && fault.listing() == listing;
  }

  private static VideoJob withoutPrompt(VideoJob job) {
    VideoJob.Builder told =
        VideoJob.builder(job.ref(), job.status()).providerStatus(job.providerStatus());
    job.createdAt().ifPresent(told::createdAt);
    job.model().ifPresent(told::model);
    job.size().ifPresent(told::size);
    job.duration().ifPresent(told::duration);
    job.source().ifPresent(told::source);
    return told.build();
  }
}
