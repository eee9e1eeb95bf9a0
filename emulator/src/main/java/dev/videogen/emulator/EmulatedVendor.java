package dev.videogen.emulator;

import dev.videogen.fake.FakeVideoGenerator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An API as it is served: its jobs, and how an app finds it.
 *
 * @param vendor whose API it is
 * @param fake whose jobs are served
 * @param variables the variables that lead an app here, as {@code NAME=VALUE}; they are known once
 *     the emulator has its ports
 */
record EmulatedVendor(Vendor vendor, FakeVideoGenerator fake, Supplier<List<String>> variables) {

  /**
   * All APIs of an emulator.
   *
   * @param key the one that is right; empty if any will do
   */
  static List<EmulatedVendor> of(VideoEmulator emulator, Optional<String> key) {
    String any = key.orElse("any");
    return List.of(
        new EmulatedVendor(
            Vendor.OPENAI,
            emulator.openAi(),
            () ->
                List.of(
                    "OPENAI_BASE_URL=" + emulator.openAiBaseUrl(),
                    "OPENAI_API_KEY=" + any,
                    "VIDEOGEN_OPENAI_DIALECT=openai",
                    "VIDEOGEN_OPENAI_WEBHOOK_SECRET=" + emulator.openAiWebhookSecret(),
                    "VIDEOGEN_PROVIDER=openai")),
        azure(Vendor.AZURE_JOBS, emulator.azureJobs(), emulator, any, "jobs"),
        azure(Vendor.AZURE_VIDEOS, emulator.azureVideos(), emulator, any, "videos"),
        new EmulatedVendor(
            Vendor.OPENROUTER,
            emulator.openRouter(),
            () ->
                List.of(
                    "OPENROUTER_API_KEY=" + any,
                    "VIDEOGEN_OPENROUTER_BASE_URL=" + emulator.openRouterBaseUrl(),
                    "VIDEOGEN_OPENROUTER_MODEL=" + model(emulator.openRouter()),
                    "VIDEOGEN_PROVIDER=openrouter")),
        new EmulatedVendor(
            Vendor.FAL,
            emulator.fal(),
            () ->
                List.of(
                    "FAL_KEY=" + any,
                    "VIDEOGEN_FAL_BASE_URL=" + emulator.falBaseUrl(),
                    "VIDEOGEN_FAL_STORAGE_URL=" + emulator.falStorageUrl(),
                    "VIDEOGEN_FAL_PLATFORM_URL=" + emulator.falPlatformUrl(),
                    "VIDEOGEN_FAL_WEBHOOK_JWKS_URL=" + emulator.falJwksUrl(),
                    "VIDEOGEN_FAL_MODEL=" + model(emulator.fal()),
                    "VIDEOGEN_PROVIDER=fal")),
        new EmulatedVendor(
            Vendor.REPLICATE,
            emulator.replicate(),
            () ->
                List.of(
                    "REPLICATE_API_TOKEN=" + any,
                    "VIDEOGEN_REPLICATE_BASE_URL=" + emulator.replicateBaseUrl(),
                    "VIDEOGEN_REPLICATE_WEBHOOK_SECRET=" + emulator.replicateWebhookSecret(),
                    "VIDEOGEN_REPLICATE_MODEL=" + model(emulator.replicate()),
                    "VIDEOGEN_PROVIDER=replicate")));
  }

  private static EmulatedVendor azure(
      Vendor vendor, FakeVideoGenerator fake, VideoEmulator emulator, String key, String api) {
    return new EmulatedVendor(
        vendor,
        fake,
        () ->
            List.of(
                "AZURE_OPENAI_ENDPOINT=" + emulator.azureEndpoint(),
                "AZURE_OPENAI_API_KEY=" + key,
                "AZURE_OPENAI_DEPLOYMENT=" + model(fake),
                "VIDEOGEN_AZURE_API=" + api,
                "VIDEOGEN_PROVIDER=azure"));
  }

  private static String model(FakeVideoGenerator fake) {
    return fake.capabilities().defaultModel().orElse("");
  }

  /** The variables by their names, in the order in which they are told; unmodifiable. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String variable : variables.get()) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return Collections.unmodifiableMap(environment);
  }
}
