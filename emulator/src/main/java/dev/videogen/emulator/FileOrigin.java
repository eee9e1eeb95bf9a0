package dev.videogen.emulator;

import dev.videogen.Asset;
import dev.videogen.Media;
import dev.videogen.VideoOutput;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Where the files of vendors lie that keep them at another origin than their API: {@code
 * /FOLDER/JOB/INDEX.mp4}, and what clients have uploaded, {@code /uploads/NAME}. No key belongs
 * here: a request that brings one is refused, so that a client which gives its key away shows.
 */
final class FileOrigin implements Dialect {

  /** The folder of fal's files. */
  static final String FILES = "files";

  /** The folder of Replicate's files. */
  static final String DELIVERY = "delivery";

  private static final int MAX_UPLOADS = 20;

  private final Map<String, FakeVideoGenerator> fakes;
  private final VendorErrors errors;
  private final IntSupplier port;
  private final AtomicLong lastUpload = new AtomicLong();

  private final Map<String, byte[]> uploads =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > MAX_UPLOADS;
        }
      };

  /**
   * An origin.
   *
   * @param fakes whose files they are, by the folder in which they lie
   * @param port where it listens, by which its requests are told from those of the APIs
   */
  FileOrigin(Map<String, FakeVideoGenerator> fakes, VendorErrors errors, IntSupplier port) {
    this.fakes = new TreeMap<>(fakes);
    this.errors = errors;
    this.port = port;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port.getAsInt());
  }

  /** A new place for a file. */
  URI place() {
    return address().resolve("/uploads/" + lastUpload.incrementAndGet());
  }

  /** What was put at a place; empty if nothing was. */
  Optional<Media> uploaded(URI place) {
    synchronized (uploads) {
      return Optional.ofNullable(uploads.get(place.toString())).map(Media::of);
    }
  }

  @Override
  public Instant now() {
    return fakes.values().iterator().next().time().now();
  }

  @Override
  public VendorErrors errors() {
    return errors;
  }

  /** Uploads are fal's: Replicate has its own. */
  @Override
  public Vendor vendor(Call call) {
    return call.path().get(0).equals(DELIVERY) ? Vendor.REPLICATE : Vendor.FAL;
  }

  @Override
  public boolean claims(Call call) {
    return call.header("Host").orElse("").endsWith(":" + port.getAsInt());
  }

  @Override
  public Optional<Operation> operation(Call call) {
    return call.reads() && fakes.containsKey(call.path().get(0))
        ? Optional.of(Operation.DOWNLOAD)
        : Optional.empty();
  }

  @Override
  public Response respond(Call call) {
    if (call.header("Authorization").isPresent()) {
      throw new RejectedRequestException(
          400, "InvalidArgument", "Unsupported Authorization Type", null);
    }
    if (call.isBelow(List.of("uploads"))) {
      return upload(call);
    }
    FakeVideoGenerator fake = fakes.get(call.path().get(0));
    if (fake == null || call.path().size() != 3) {
      throw errors.noSuchPath(call);
    }
    String index = call.path().get(2).replace(".mp4", "");
    VideoOutput output =
        fake.job(call.path().get(1)).stream()
            .flatMap(job -> job.outputs().stream())
            .filter(each -> index.equals("" + each.index()))
            .findFirst()
            .orElseThrow(() -> errors.noSuchPath(call));
    return FileResponse.of(fake::open, output, Asset.VIDEO, call);
  }

  private Response upload(Call call) {
    URI place = address().resolve("/" + String.join("/", call.path()));
    if (call.method().equals("PUT")) {
      synchronized (uploads) {
        uploads.put(place.toString(), call.body());
      }
      return Response.empty(200);
    }
    Media file = uploaded(place).orElseThrow(() -> errors.noSuchPath(call));
    Map<String, String> type =
        Map.of("Content-Type", file.mediaType().orElse("application/octet-stream"));
    synchronized (uploads) {
      return Response.of(200, type, uploads.getOrDefault(place.toString(), new byte[0]));
    }
  }
}
