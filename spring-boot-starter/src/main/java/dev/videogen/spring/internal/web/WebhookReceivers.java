package dev.videogen.spring.internal.web;

import dev.videogen.VideoClient;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import dev.videogen.webhook.WebhookReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instances whose webhooks are taken: the default one, and those that settings for it name. */
final class WebhookReceivers {

  /** Where webhooks are taken unless a path is set. */
  static final String DEFAULT_PATH = "/videogen/webhook";

  private static final Pattern OF_INSTANCE =
      Pattern.compile("([a-z0-9-]+)\\.webhook\\.(secret|jwks-url|url)");
  private static final Pattern WANTED =
      Pattern.compile("webhook\\.(path|url)|" + OF_INSTANCE.pattern());

  private WebhookReceivers() {}

  /** Whether the app's settings say that webhooks come. */
  static boolean areWanted(EnvironmentSettings settings) {
    return settings.names().stream().anyMatch(WANTED.asMatchPredicate());
  }

  /**
   * The receivers of a client's instances.
   *
   * @throws ConfigurationException if there is none, or a setting for one is wrong
   */
  static List<WebhookReceiver> of(VideoClient client, EnvironmentSettings settings) {
    Set<String> named = new TreeSet<>();
    for (String name : settings.names()) {
      Matcher setting = OF_INSTANCE.matcher(name);
      if (setting.matches()) {
        named.add(setting.group(1));
      }
    }
    List<WebhookReceiver> receivers = new ArrayList<>();
    if (!named.contains(client.instance())) {
      ofDefault(client).ifPresent(receivers::add);
    }
    named.forEach(instance -> receivers.add(client.on(instance).webhooks().build()));
    if (receivers.isEmpty()) {
      throw EnvironmentSettings.wrong(
          "videogen.webhook.path or videogen.webhook.url is set, but no webhook can be shown to be a"
              + " vendor's: set videogen."
              + client.instance()
              + ".webhook.secret, if that vendor signs webhooks, or leave both out.");
    }
    return receivers;
  }

  private static Optional<WebhookReceiver> ofDefault(VideoClient client) {
    try {
      return Optional.of(client.webhooks().build());
    } catch (ConfigurationException | UnsupportedRequestException none) {
      return Optional.empty();
    }
  }
}
