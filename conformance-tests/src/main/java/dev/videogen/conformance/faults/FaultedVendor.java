package dev.videogen.conformance.faults;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A vendor in the fault matrix: all that tells it from the others.
 *
 * @param title what it is called in documentation
 * @param module the module whose documentation its results belong to
 * @param instance the provider's type
 * @param address the setting of its address, without the instance: {@code base-url}
 * @param path what stands there behind the server; empty, or with a slash at its beginning
 * @param others the settings of further addresses, each with what stands there behind the server
 * @param settings the other settings, without the instance; a key among them is {@link #KEY}
 * @param operations which operation a request is for, by a pattern of its method and its path
 *     without the query: {@code POST /v1/videos}
 * @param differences results that are others here than usual, a line each: operation, fault, {@code
 *     yes} or nothing for whether it was carried out, result if it goes wrong once, and always,
 *     parted by {@code |}; a result is {@code done} or an exception without {@code Exception}, and
 *     in brackets how many requests the vendor received; {@code -} for none
 * @param played the vendor itself
 */
public record FaultedVendor(
    String title,
    String module,
    String instance,
    String address,
    String path,
    Map<String, String> others,
    Map<String, String> settings,
    Map<String, Operation> operations,
    String differences,
    PlayedVendor played) {

  /** The key of every vendor, which must be in no error and go to no other origin. */
  public static final String KEY = "sk-fault-matrix-0123456789";

  /** Copies the maps. */
  public FaultedVendor {
    others = Map.copyOf(others);
    settings = Map.copyOf(settings);
    operations = Map.copyOf(operations);
  }

  /** How a client names a job of the vendor. */
  JobRef ref(VideoJob job) {
    return JobRef.of(instance, played.idOf(job));
  }

  /** The settings of a client whose vendor is behind a server. */
  Map<String, String> settings(String server) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("videogen." + instance + "." + name, value));
    all.put("videogen.provider", instance);
    all.put("videogen." + instance + "." + address, server + path);
    others.forEach((name, below) -> all.put("videogen." + instance + "." + name, server + below));
    return all;
  }

  Optional<Operation> operation(HttpMessage request) {
    return operations.entrySet().stream()
        .filter(each -> request.asked().matches(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  boolean has(Operation operation) {
    return operations.containsValue(operation);
  }

  @Override
  public String toString() {
    return module + ", " + title;
  }
}
