package dev.videogen.integration.breakers;

import dev.videogen.Asset;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Passes every call through one place, where it can be spoilt. */
abstract class InterceptingGenerator extends ForwardingVideoGenerator {

  InterceptingGenerator(VideoGenerator delegate) {
    super(delegate);
  }

  abstract <T> T call(Operation operation, Supplier<T> call);

  /** One whose errors of one operation are others. */
  static VideoGenerator errors(
      VideoGenerator sound,
      Operation spoilt,
      Class<? extends VideoException> type,
      Function<VideoException, RuntimeException> other) {
    return new InterceptingGenerator(sound) {
      @Override
      <T> T call(Operation operation, Supplier<T> call) {
        try {
          return call.get();
        } catch (VideoException error) {
          throw operation == spoilt && type.isInstance(error) ? other.apply(error) : error;
        }
      }
    };
  }

  /** One whose responses to a create are others. */
  static VideoGenerator created(VideoGenerator sound, UnaryOperator<VideoJob> change) {
    return new ForwardingVideoGenerator(sound) {
      @Override
      public VideoJob create(CheckedRequest request) {
        return change.apply(super.create(request));
      }
    };
  }

  /** One whose responses to a retrieve are others. */
  static VideoGenerator retrieved(VideoGenerator sound, UnaryOperator<VideoJob> change) {
    return new ForwardingVideoGenerator(sound) {
      @Override
      public VideoJob retrieve(String id) {
        return change.apply(super.retrieve(id));
      }
    };
  }

  /** One whose responses to a remix are others. */
  static VideoGenerator remixed(VideoGenerator sound, UnaryOperator<VideoJob> change) {
    return new ForwardingVideoGenerator(sound) {
      @Override
      public VideoJob create(CheckedRequest request) {
        VideoJob job = super.create(request);
        return request.request().source().isPresent() ? change.apply(job) : job;
      }
    };
  }

  /** One whose pages are others. */
  static VideoGenerator listed(
      VideoGenerator sound, BiFunction<ListQuery, Page<VideoJob>, Page<VideoJob>> change) {
    return new ForwardingVideoGenerator(sound) {
      @Override
      public Page<VideoJob> list(ListQuery query) {
        return change.apply(query, super.list(query));
      }
    };
  }

  /** One whose streams are others. */
  static VideoGenerator opened(
      VideoGenerator sound, BiFunction<ByteRange, MediaStream, MediaStream> change) {
    return new ForwardingVideoGenerator(sound) {
      @Override
      public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
        return change.apply(range, super.open(output, asset, range));
      }
    };
  }

  @Override
  public Capabilities capabilities() {
    return call(Operation.CAPABILITIES, super::capabilities);
  }

  @Override
  public VideoJob create(CheckedRequest request) {
    return call(Operation.CREATE, () -> super.create(request));
  }

  @Override
  public VideoJob retrieve(String id) {
    return call(Operation.RETRIEVE, () -> super.retrieve(id));
  }

  @Override
  public Page<VideoJob> list(ListQuery query) {
    return call(Operation.LIST, () -> super.list(query));
  }

  @Override
  public VideoJob cancel(String id) {
    return call(Operation.CANCEL, () -> super.cancel(id));
  }

  @Override
  public void delete(String id) {
    call(
        Operation.DELETE,
        () -> {
          super.delete(id);
          return true;
        });
  }

  @Override
  public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
    return call(Operation.DOWNLOAD, () -> super.open(output, asset, range));
  }
}
