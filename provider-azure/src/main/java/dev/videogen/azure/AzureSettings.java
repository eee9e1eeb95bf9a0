package dev.videogen.azure;

import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.settings.Setting;
import java.net.URI;

/** What can be configured of an instance. */
final class AzureSettings {

  static final Setting<URI> ENDPOINT =
      Setting.address("endpoint", "the resource, such as https://NAME.openai.azure.com")
          .readAlsoFrom("AZURE_OPENAI_ENDPOINT");

  static final Setting<String> API_KEY =
      Setting.key("api-key", "a key of the resource; without one, Microsoft Entra ID is asked")
          .readAlsoFrom("AZURE_OPENAI_API_KEY");

  static final Setting<AzureApi> API =
      Setting.choice("api", "jobs for Sora 1, videos for Sora 2", AzureApi.class)
          .withDefault(AzureApi.JOBS);

  static final Setting<String> DEPLOYMENT =
      Setting.text(
              "deployment",
              "the model of requests that name none (if not set, sora; with api=videos sora-2)")
          .readAlsoFrom("AZURE_OPENAI_DEPLOYMENT");

  static final Setting<String> API_VERSION =
      Setting.text("api-version", "if not set, preview; with api=videos none is sent");

  static final Setting<String> SCOPE =
      Setting.text("scope", "for what a token is asked of Microsoft Entra ID")
          .withDefault("https://cognitiveservices.azure.com/.default")
          .asLeadingElsewhere();

  static final Setting<VideoQuality> VIDEO_QUALITY =
      Setting.choice("video-quality", "of downloads, with api=jobs", VideoQuality.class)
          .withDefault(VideoQuality.HIGH);

  static final Setting<Listing> LISTING =
      Setting.choice(
          "listing",
          "which jobs a list has; if not set, complete at a resource's own address, partial at that"
              + " of a gateway, after whose errors a create is then never sent again",
          Listing.class);

  private AzureSettings() {}
}
