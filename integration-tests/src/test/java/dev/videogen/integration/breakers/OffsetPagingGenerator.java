package dev.videogen.integration.breakers;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.VideoGenerator;
import java.util.List;
import java.util.Optional;

/**
 * Numbers its pages, as vendors with {@code ?offset=} do: a job that is added moves all others on
 * by one.
 */
final class OffsetPagingGenerator extends ForwardingVideoGenerator {

  private final boolean forgetful;
  private int known;

  OffsetPagingGenerator(VideoGenerator delegate) {
    this(delegate, false);
  }

  private OffsetPagingGenerator(VideoGenerator delegate, boolean forgetful) {
    super(delegate);
    this.forgetful = forgetful;
  }

  /** One that is put off by a job that was added, whatever the order. */
  static OffsetPagingGenerator forgetful(VideoGenerator delegate) {
    return new OffsetPagingGenerator(delegate, true);
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    List<VideoJob> all = super.list(new ListQuery(100, query.order(), Optional.empty())).items();
    int from = query.cursor().map(Integer::parseInt).orElse(0);
    if (forgetful && from > 0 && all.size() > known) {
      from++;
    }
    known = all.size();
    int to = Math.min(from + query.limit(), all.size());
    return new Page<>(
        all.subList(Math.min(from, to), to),
        to < all.size() ? Optional.of("" + to) : Optional.empty());
  }
}
