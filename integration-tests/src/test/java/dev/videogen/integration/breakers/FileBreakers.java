package dev.videogen.integration.breakers;

import dev.videogen.Asset;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.ForwardingVideoGenerator;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.VideoGenerator;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Breakers of the rules about files. */
final class FileBreakers {

  private FileBreakers() {}

  static List<Breaker> all() {
    return List.of(
        Breaker.of("DWN-01", FileBreakers::changing),
        opened("DWN-02", (range, sound) -> longer(sound)),
        opened("DWN-03", (range, sound) -> typed(sound, "text/html")),
        opened(
            "DWN-04", (range, sound) -> MediaStream.builder(bytes("{\"error\":\"busy\"}")).build()),
        opened("DWN-05", (range, sound) -> range.offset() > 0 ? shifted(sound) : sound),
        opened("DWN-06", (range, sound) -> range.etag().isPresent() ? shifted(sound) : sound),
        Breaker.of("DWN-07", FileBreakers::trusting),
        opened("DWN-08", (range, sound) -> content(sound, FileBreakers::unclosable)),
        Breaker.of("DWN-09", FileBreakers::oneAtATime),
        Breaker.of("DWN-10", fake -> otherwise(fake, ConflictException.class)),
        Breaker.of("DWN-11", fake -> otherwise(fake, NotFoundException.class)),
        Breaker.of("DWN-12", fake -> showing(fake, Asset.THUMBNAIL)),
        Breaker.of("DWN-13", fake -> showing(fake, Asset.SPRITESHEET)),
        Breaker.of(
            "DWN-14",
            fake -> InterceptingGenerator.retrieved(fake, ChangeBreakers::withOneMoreOutput)),
        opened("DWN-15", (range, sound) -> collected(sound)),
        Breaker.of("DWN-16", FileBreakers::emptyFiles),
        opened("DWN-17", (range, sound) -> content(sound, FileBreakers::givingUp)));
  }

  private interface Change {
    MediaStream of(ByteRange range, MediaStream sound);
  }

  private static Breaker opened(String rule, Change change) {
    return Breaker.of(rule, fake -> InterceptingGenerator.opened(fake, change::of));
  }

  private static VideoGenerator otherwise(
      VideoGenerator fake, Class<? extends VideoException> type) {
    return InterceptingGenerator.errors(
        fake, Operation.DOWNLOAD, type, error -> new ProviderFailureException(error.details()));
  }

  private static VideoGenerator changing(VideoGenerator fake) {
    AtomicInteger downloads = new AtomicInteger();
    return InterceptingGenerator.opened(
        fake, (range, sound) -> downloads.incrementAndGet() > 1 ? shifted(sound) : sound);
  }

  private static VideoGenerator trusting(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
        return super.open(output, asset, ByteRange.from(range.offset()));
      }
    };
  }

  private static VideoGenerator oneAtATime(VideoGenerator fake) {
    AtomicReference<Object> current = new AtomicReference<>();
    return InterceptingGenerator.opened(
        fake,
        (range, sound) ->
            content(
                sound,
                content -> {
                  InputStream own =
                      new FilterInputStream(content) {
                        @Override
                        public int read(byte[] buffer, int from, int length) throws IOException {
                          return current.get() == this ? super.read(buffer, from, length) : -1;
                        }
                      };
                  current.set(own);
                  return own;
                }));
  }

  private static VideoGenerator showing(VideoGenerator fake, Asset instead) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
        return super.open(output, asset == instead ? Asset.VIDEO : asset, range);
      }
    };
  }

  private static VideoGenerator emptyFiles(VideoGenerator fake) {
    return new ForwardingVideoGenerator(fake) {
      @Override
      public VideoJob retrieve(String id) {
        try {
          return super.retrieve(id);
        } catch (NotFoundException gone) {
          return ChangeBreakers.ghost(name(), id);
        }
      }

      @Override
      public MediaStream open(VideoOutput output, Asset asset, ByteRange range) {
        try {
          return super.open(output, asset, range);
        } catch (NotFoundException gone) {
          return MediaStream.builder(bytes("\0\0\0\14ftypgone")).build();
        }
      }
    };
  }

  private static MediaStream longer(MediaStream sound) {
    return like(sound, sound.content()).totalLength(sound.totalLength().orElseThrow() + 1).build();
  }

  private static MediaStream typed(MediaStream sound, String mediaType) {
    return like(sound, sound.content()).mediaType(mediaType).build();
  }

  private static MediaStream untold(MediaStream sound) {
    return MediaStream.builder(sound.content()).offset(sound.offset()).build();
  }

  /** Drops a byte that should have come first. */
  private static MediaStream shifted(MediaStream sound) {
    return content(
        sound,
        content -> {
          try {
            content.skipNBytes(1);
            return content;
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
  }

  private static InputStream unclosable(InputStream content) {
    return new FilterInputStream(content) {
      @Override
      public void close() throws IOException {
        throw new IOException("there is more to read");
      }
    };
  }

  /** Takes the break of a connection for its end, and tells the length of what came. */
  private static MediaStream collected(MediaStream sound) {
    try {
      byte[] came = endingEarly(sound.content()).readAllBytes();
      return like(sound, new ByteArrayInputStream(came))
          .totalLength(sound.offset() + came.length)
          .build();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static InputStream endingEarly(InputStream content) {
    return new FilterInputStream(content) {
      @Override
      public int read(byte[] buffer, int from, int length) {
        try {
          return super.read(buffer, from, length);
        } catch (IOException broken) {
          return -1;
        }
      }
    };
  }

  /** Says of a connection that broke that trying again is no use. */
  private static InputStream givingUp(InputStream content) {
    return new FilterInputStream(content) {
      @Override
      public int read(byte[] buffer, int from, int length) {
        try {
          return super.read(buffer, from, length);
        } catch (IOException broken) {
          throw new ConflictException(
              ErrorDetails.builder(Operation.DOWNLOAD, "the connection broke").build());
        }
      }
    };
  }

  private static MediaStream content(MediaStream sound, UnaryOperator<InputStream> change) {
    return like(sound, change.apply(sound.content())).build();
  }

  private static MediaStream.Builder like(MediaStream sound, InputStream content) {
    MediaStream.Builder like =
        MediaStream.builder(content)
            .offset(sound.offset())
            .mediaType(sound.mediaType().orElse(null))
            .etag(sound.etag().orElse(null));
    sound.totalLength().ifPresent(like::totalLength);
    return like;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
