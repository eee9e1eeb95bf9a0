package dev.videogen;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A generator that returns what a test tells it to, for the rules of the client alone. Each answer
 * serves one call; the last one told serves all further calls.
 */
final class StubGenerator implements VideoGenerator {

  final List<String> calls = new ArrayList<>();
  final Deque<Supplier<VideoJob>> responses = new ArrayDeque<>();
  final List<VideoRequest> requests = new ArrayList<>();
  Capabilities capabilities = Capabilities.unknown();
  Supplier<Page<VideoJob>> page = () -> new Page<>(List.of(), Optional.empty());
  byte[] content = {1, 2, 3};
  boolean closed;

  private final TimeSource time;

  StubGenerator(TimeSource time) {
    this.time = time;
  }

  StubGenerator responds(VideoJob job) {
    responses.add(() -> job);
    return this;
  }

  StubGenerator fails(RuntimeException error) {
    responses.add(
        () -> {
          throw error;
        });
    return this;
  }

  private VideoJob next() {
    Supplier<VideoJob> response = responses.size() > 1 ? responses.remove() : responses.element();
    return response.get();
  }

  @Override
  public String name() {
    return "stub";
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    calls.add(request.request().source().map(source -> "create to " + source).orElse("create"));
    requests.add(request.request());
    return next();
  }

  @Override
  public VideoJob retrieve(String id) {
    calls.add("retrieve " + id);
    return next();
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    calls.add("list " + query.cursor().orElse("-"));
    return page.get();
  }

  @Override
  public VideoJob cancel(String id) {
    calls.add("cancel " + id);
    return next();
  }

  @Override
  public void delete(String id) {
    calls.add("delete " + id);
    if (!responses.isEmpty()) {
      next();
    }
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    calls.add("open " + output.index() + " " + asset);
    return MediaStream.builder(new ByteArrayInputStream(content))
        .totalLength(content.length)
        .mediaType("video/mp4")
        .build();
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public void close() {
    closed = true;
  }
}
