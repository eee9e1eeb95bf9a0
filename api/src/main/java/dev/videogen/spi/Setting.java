package dev.videogen.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A setting that a provider declares: its name, its type, its default and what it is for.
 *
 * <pre>{@code
 * static final Setting<String> API_KEY =
 *     Setting.text("api-key", "the key of the account").asSecret().readAlsoFrom("OPENAI_API_KEY");
 * }</pre>
 *
 * <p>An instance's own setting is named without the instance: {@code api-key} of the instance
 * {@code east} is configured as {@code videogen.east.api-key}. A {@linkplain #asShared() shared}
 * one, such as {@code read-timeout}, is configured for all instances as {@code
 * videogen.read-timeout} and for one as {@code videogen.east.read-timeout}.
 *
 * <p>Immutable. Two settings are equal only if they are the same object.
 *
 * @param <T> the type of its values
 */
public final class Setting<T> {

  /** Turns the text of a setting into its value. */
  private record Form<T>(String description, Function<String, T> reader) {}

  private final String name;
  private final String description;
  private final Form<T> form;
  private final @Nullable T defaultValue;
  private final @Nullable String vendorVariable;
  private final boolean secret;
  private final boolean shared;
  private final boolean group;

  private Setting(
      String name,
      String description,
      Form<T> form,
      @Nullable T defaultValue,
      @Nullable String vendorVariable,
      boolean secret,
      boolean shared,
      boolean group) {
    this.name = Objects.requireNonNull(name, "name");
    this.description = Objects.requireNonNull(description, "description");
    this.form = form;
    this.defaultValue = defaultValue;
    this.vendorVariable = vendorVariable;
    this.secret = secret;
    this.shared = shared;
    this.group = group;
  }

  private static <T> Setting<T> of(
      String name, String description, String form, Function<String, T> reader) {
    return new Setting<>(
        name, description, new Form<>(form, reader), null, null, false, false, false);
  }

  /**
   * A setting whose value is any text but a blank one.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   */
  public static Setting<String> text(String name, String description) {
    return of(name, description, "a text that is not blank", SettingForms::text);
  }

  /**
   * A setting whose value is a duration: {@code 200ms}, {@code 3s}, {@code 10m}, {@code 1h}, or
   * ISO-8601 such as {@code PT10M}.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   */
  public static Setting<Duration> duration(String name, String description) {
    return of(
        name,
        description,
        "a duration above zero such as 200ms, 3s or 10m",
        SettingForms::duration);
  }

  /**
   * A setting whose value is a whole number of 1 or more.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   */
  public static Setting<Integer> count(String name, String description) {
    return of(name, description, "a whole number of 1 or more", SettingForms::count);
  }

  /**
   * A setting whose value is {@code true} or {@code false}.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   */
  public static Setting<Boolean> flag(String name, String description) {
    return of(name, description, "true or false", SettingForms::flag);
  }

  /**
   * A setting whose value is an absolute http or https address.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   */
  public static Setting<URI> address(String name, String description) {
    return of(name, description, "an absolute http or https address", SettingForms::address);
  }

  /**
   * A setting whose value is one of a few words: the constants of an enum in lower case, with
   * dashes for underscores.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @param values the enum
   * @param <E> the enum
   * @return the setting
   */
  public static <E extends Enum<E>> Setting<E> choice(
      String name, String description, Class<E> values) {
    String words =
        Arrays.stream(values.getEnumConstants())
            .map(Setting::word)
            .collect(Collectors.joining(", "));
    return of(name, description, "one of " + words, text -> SettingForms.choice(values, text));
  }

  /**
   * Settings whose names share a beginning and are otherwise free, such as {@code
   * http.header.NAME}.
   *
   * @param name the shared beginning, without its last dot
   * @param description what they are for, in a few words
   * @return the setting, for {@link ProviderContext#group}
   */
  public static Setting<String> group(String name, String description) {
    Form<String> form = new Form<>("a text that is not blank", SettingForms::text);
    return new Setting<>(name, description, form, null, null, false, false, true);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The same setting with a default.
   *
   * @param value what holds if nothing is configured
   * @return a changed copy
   */
  public Setting<T> withDefault(T value) {
    return new Setting<>(name, description, form, value, vendorVariable, secret, shared, group);
  }

  /**
   * The same setting, its value never to be shown.
   *
   * @return a changed copy
   */
  public Setting<T> asSecret() {
    return new Setting<>(
        name, description, form, defaultValue, vendorVariable, true, shared, group);
  }

  /**
   * The same setting, to be configured for all instances at once or for one alone.
   *
   * @return a changed copy
   */
  public Setting<T> asShared() {
    return new Setting<>(
        name, description, form, defaultValue, vendorVariable, secret, true, group);
  }

  /**
   * The same setting, read for the default instance from the vendor's usual variable, too.
   *
   * @param variable such as {@code OPENAI_API_KEY}
   * @return a changed copy
   */
  public Setting<T> readAlsoFrom(String variable) {
    return new Setting<>(name, description, form, defaultValue, variable, secret, shared, group);
  }

  /**
   * The name without {@code videogen.} and without the instance.
   *
   * @return such as {@code api-key}
   */
  public String name() {
    return name;
  }

  /**
   * What it is for.
   *
   * @return a few words
   */
  public String description() {
    return description;
  }

  /**
   * What its values look like.
   *
   * @return a few words, for messages
   */
  public String form() {
    return form.description();
  }

  /**
   * What holds if nothing is configured.
   *
   * @return the default, or empty if there is none
   */
  public Optional<T> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /**
   * The vendor's usual environment variable for it.
   *
   * @return such as {@code OPENAI_API_KEY}, or empty if there is none
   */
  public Optional<String> vendorVariable() {
    return Optional.ofNullable(vendorVariable);
  }

  /**
   * Whether its value is never to be shown.
   *
   * @return true for keys
   */
  public boolean isSecret() {
    return secret;
  }

  /**
   * Whether it can be configured for all instances at once.
   *
   * @return false if it belongs to one instance
   */
  public boolean isShared() {
    return shared;
  }

  /**
   * Whether it stands for all names that begin with its own.
   *
   * @return true if it was made by {@link #group}
   */
  public boolean isGroup() {
    return group;
  }

  /**
   * Reads a value.
   *
   * @param text what is configured
   * @return the value
   * @throws IllegalArgumentException if the text is not of this setting's {@link #form()}
   */
  public T read(String text) {
    return form.reader().apply(text);
  }

  /** The name. */
  @Override
  public String toString() {
    return "Setting[" + name + "]";
  }
}
