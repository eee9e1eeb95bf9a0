package dev.videogen.config;

import dev.videogen.Asset;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;

/** A generator that can be opened and closed and does nothing else. */
class StubGenerator implements VideoGenerator {

  private final String name;
  private final Runnable closing;

  StubGenerator(String name) {
    this(name, () -> {});
  }

  StubGenerator(String name, Runnable closing) {
    this.name = name;
    this.closing = closing;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Capabilities capabilities() {
    throw new AssertionError("not to be called");
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    throw new AssertionError("not to be called");
  }

  @Override
  public VideoJob retrieve(String id) {
    throw new AssertionError("not to be called");
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    throw new AssertionError("not to be called");
  }

  @Override
  public void delete(String id) {
    throw new AssertionError("not to be called");
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    throw new AssertionError("not to be called");
  }

  @Override
  public void close() {
    closing.run();
  }
}
