package dev.videogen.cli.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.cli.output.JobJson;
import java.util.List;

/** What is known of providers as JSON. */
final class ProviderJson {

  private ProviderJson() {}

  static ObjectNode of(List<ProviderView> views, List<SettingView> client) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode providers = json.putArray("providers");
    views.forEach(view -> add(view, providers.addObject()));
    settings(client, json);
    return json;
  }

  private static void add(ProviderView view, ObjectNode json) {
    json.put("name", view.name());
    json.put("type", view.type());
    json.put("description", view.description());
    json.put("ready", view.problem() == null);
    json.put("chosen", view.chosen());
    if (view.problem() != null) {
      json.put("problem", view.problem());
    } else {
      json.setAll(JobJson.of(view.capabilities()));
    }
    settings(view.settings(), json);
  }

  private static void settings(List<SettingView> settings, ObjectNode json) {
    ArrayNode array = json.putArray("settings");
    settings.forEach(setting -> add(setting, array.addObject()));
  }

  private static void add(SettingView view, ObjectNode json) {
    json.put("property", view.property());
    json.put("variable", view.variable());
    view.setting().vendorVariable().ifPresent(name -> json.put("vendor_variable", name));
    json.put("description", view.setting().description());
    json.put("form", view.setting().form());
    json.put("secret", view.setting().isSecret());
    json.put("set", view.isSet());
  }
}
