package dev.videogen.micrometer;

import dev.videogen.errors.Operation;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;

/**
 * One operation at a vendor, with all its attempts. Its carrier receives the headers that continue
 * a trace; they go to the vendor only if that is {@linkplain
 * VideogenObservations.Builder#traceToVendors set}.
 */
public final class VideoOperationContext extends SenderContext<Map<String, String>> {

  private final Operation operation;
  private final ObservedVideo video;

  VideoOperationContext(Operation operation, ObservedVideo video) {
    super((carrier, name, value) -> carrier.put(name, value), Kind.CLIENT);
    this.operation = operation;
    this.video = video;
    setCarrier(new HashMap<>());
    setRemoteServiceName(video.provider());
  }

  /**
   * The operation.
   *
   * @return create, retrieve, list, cancel, delete, download or probe
   */
  public Operation operation() {
    return operation;
  }

  /**
   * What it is of.
   *
   * @return instance, model, job and outcome
   */
  public ObservedVideo video() {
    return video;
  }
}
