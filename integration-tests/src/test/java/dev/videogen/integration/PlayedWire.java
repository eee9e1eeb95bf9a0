package dev.videogen.integration;

import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * What a fake in memory does not have and a vendor over HTTP does: request lines, numbers of
 * responses, and words for a status that nobody has heard of.
 */
final class PlayedWire extends ForwardingVideoGenerator implements WireLines {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Map<Operation, String> words = new EnumMap<>(Operation.class);

  PlayedWire(VideoGenerator vendor) {
    super(vendor);
  }

  @Override
  public List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized void nextStatusIs(Operation operation, String word) {
    words.put(operation, word);
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    lines.add("POST /jobs");
    return numbered(() -> worded(Operation.CREATE, super.create(request)));
  }

  @Override
  public VideoJob retrieve(String id) {
    lines.add("GET /jobs/" + encoded(id));
    return numbered(() -> worded(Operation.RETRIEVE, super.retrieve(id)));
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    lines.add("GET /jobs/" + encoded(output.jobId()) + "/" + encoded(output.id()));
    return numbered(() -> super.open(output, asset, range));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private synchronized VideoJob worded(Operation operation, VideoJob job) {
    String word = words.remove(operation);
    return word == null ? job : job.toBuilder().providerStatus(word).build();
  }

  private <T> T numbered(Supplier<T> call) {
    try {
      return call.get();
    } catch (VideoException error) {
      throw error.httpStatus().isEmpty()
          ? error
          : error.withDetails(error.details().toBuilder().requestId("req_1").build());
    }
  }
}
