package dev.videogen.spring.internal.settings;

import dev.videogen.JobRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The instances that an app declares, as {@code videogen.west.type} or {@code VIDEOGEN_WEST_TYPE}.
 */
final class DeclaredInstances {

  private static final Pattern TYPE_VARIABLE = Pattern.compile("VIDEOGEN_(.+)_TYPE");

  private DeclaredInstances() {}

  /** The spellings of all settings, those of the instances among them that are declared. */
  static SettingSpellings spellings(List<WrittenSettings> sources) {
    Map<String, String> types = new LinkedHashMap<>();
    for (WrittenSettings source : sources) {
      for (WrittenSetting written : source.properties()) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(written.name(), '.');
        if (name.getNumberOfElements() == 3 && SettingSpellings.dashed(name).endsWith(".type")) {
          types.putIfAbsent(
              SettingSpellings.PREFIX + SettingSpellings.dashed(name), written.value());
        }
      }
    }
    SettingSpellings ofProperties = SettingSpellings.of(types);
    for (WrittenSettings source : sources) {
      for (WrittenSetting written : source.variables()) {
        Matcher type = TYPE_VARIABLE.matcher(written.name().toUpperCase(Locale.ROOT));
        if (type.matches() && ofProperties.ofVariable(written.name()).isEmpty()) {
          String instance = SettingSpellings.word(type.group(1));
          if (JobRef.isInstanceName(instance)) {
            types.putIfAbsent(SettingSpellings.PREFIX + instance + ".type", written.value());
          }
        }
      }
    }
    return SettingSpellings.of(types);
  }
}
