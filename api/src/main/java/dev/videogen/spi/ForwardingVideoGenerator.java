package dev.videogen.spi;

import dev.videogen.Asset;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import java.util.Objects;
import java.util.Optional;

/**
 * The base class of decorators: it hands every call on to another generator. A subclass overrides
 * what it changes.
 */
public abstract class ForwardingVideoGenerator implements VideoGenerator {

  private final VideoGenerator delegate;

  /**
   * A generator that hands on to another.
   *
   * @param delegate the other
   */
  protected ForwardingVideoGenerator(VideoGenerator delegate) {
    this.delegate = Objects.requireNonNull(delegate, "delegate");
  }

  /**
   * The generator that calls are handed on to.
   *
   * @return the other
   */
  protected final VideoGenerator delegate() {
    return delegate;
  }

  @Override
  public String name() {
    return delegate.name();
  }

  @Override
  public Capabilities capabilities() {
    return delegate.capabilities();
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    return delegate.create(request);
  }

  @Override
  public VideoJob retrieve(String id) {
    return delegate.retrieve(id);
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    return delegate.list(query);
  }

  @Override
  public VideoJob cancel(String id) {
    return delegate.cancel(id);
  }

  @Override
  public void delete(String id) {
    delegate.delete(id);
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    return delegate.open(output, asset, range);
  }

  @Override
  public void probe() {
    delegate.probe();
  }

  @Override
  public Optional<WebhookScheme> webhooks() {
    return delegate.webhooks();
  }

  @Override
  public TimeSource time() {
    return delegate.time();
  }

  @Override
  public void close() {
    delegate.close();
  }
}
