package dev.videogen.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A setting that a provider declares: its name, its type, its default and what it is for.
 *
 * <pre>{@code
 * static final Setting<String> API_KEY =
 *     Setting.key("api-key", "the key of the account").readAlsoFrom("OPENAI_API_KEY");
 * }</pre>
 *
 * <p>An instance's own setting is named without the instance: {@code api-key} of the instance
 * {@code east} is configured as {@code videogen.east.api-key}. A {@linkplain #asShared() shared}
 * one, such as {@code read-timeout}, is configured for all instances as {@code
 * videogen.read-timeout} and for one as {@code videogen.east.read-timeout}, which goes before. In
 * the environment, names are upper case with underscores: {@code VIDEOGEN_EAST_READ_TIMEOUT}.
 *
 * <p>Immutable. Two settings are equal only if they are the same object.
 *
 * @param <T> the type of its values
 */
public final class Setting<T> {

  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*");

  /** What declares an instance: {@code videogen.east.type=azure}. */
  private static final String RESERVED = "type";

  private static final Form<String> HEADER =
      new Form<>("visible ASCII on one line", PastedText::header, PastedText::flawOfHeader);

  private final String name;
  private final String description;
  private final Form<T> form;
  private final @Nullable T defaultValue;
  private final @Nullable String vendorVariable;
  private final boolean secret;
  private final boolean shared;
  private final boolean group;
  private final Reach reach;

  private Setting(
      String name,
      String description,
      Form<T> form,
      @Nullable T defaultValue,
      @Nullable String vendorVariable,
      boolean secret,
      boolean shared,
      boolean group,
      Reach reach) {
    this.name = checked(name);
    this.description = Objects.requireNonNull(description, "description");
    this.form = form;
    this.defaultValue = defaultValue;
    this.vendorVariable = vendorVariable;
    this.secret = secret;
    this.shared = shared;
    this.group = group;
    this.reach = reach;
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches() || name.equals(RESERVED)) {
      throw new IllegalArgumentException(
          "a setting's name is lower-case words with dashes, and dots between groups, but not \""
              + RESERVED
              + "\": \""
              + name
              + '"');
    }
    return name;
  }

  private static <T> Setting<T> of(
      String name, String description, String form, Function<String, Optional<T>> reader) {
    return new Setting<>(
        name, description, new Form<>(form, reader), null, null, false, false, false, Reach.NONE);
  }

  private Setting<T> reaching(Reach value) {
    return new Setting<>(
        name, description, form, defaultValue, vendorVariable, secret, shared, group, value);
  }

  /**
   * A setting whose value is any text of one line but a blank one.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<String> text(String name, String description) {
    return of(name, description, "a text of one line that is not blank", SettingForms::text);
  }

  /**
   * A {@linkplain #asSecret() secret} setting whose value is a key or a token: visible ASCII
   * without blanks. What a copy brings along is dropped: invisible characters such as a byte order
   * mark, and blanks, line ends and quotes around it.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<String> key(String name, String description) {
    Form<String> form =
        new Form<>(
            "visible ASCII without blanks, as keys are", PastedText::key, PastedText::flawOfKey);
    return new Setting<>(name, description, form, null, null, true, false, false, Reach.NONE);
  }

  /**
   * A setting whose value goes into a header: visible ASCII and blanks. What a copy brings along is
   * dropped as from a {@link #key}. It {@link #leadsElsewhere() leads elsewhere}: headers say who
   * pays, and gateways route by them.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<String> header(String name, String description) {
    return new Setting<>(
        name, description, HEADER, null, null, false, false, false, Reach.ANYTHING);
  }

  /**
   * A setting whose value is a duration above zero and of at most 365 days: {@code 200ms}, {@code
   * 3s}, {@code 10m}, {@code 1h}, or ISO-8601 such as {@code PT10M}.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<Duration> duration(String name, String description) {
    return of(
        name,
        description,
        "a duration such as 200ms, 3s, 10m or PT1H30M, above zero and at most 365 days",
        SettingForms::duration);
  }

  /**
   * A setting whose value is a whole number of 1 or more.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<Integer> count(String name, String description) {
    return of(name, description, "a whole number of 1 or more", SettingForms::count);
  }

  /**
   * A setting whose value is a number of bytes of 1 or more: {@code 500000}, {@code 64KiB}, {@code
   * 500MB}, {@code 4GiB}.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<Long> bytes(String name, String description) {
    return of(
        name, description, "a size such as 500MB, 4GiB or a number of bytes", SettingForms::bytes);
  }

  /**
   * A setting whose value is an amount of US dollars, 0 or more.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<BigDecimal> dollars(String name, String description) {
    return of(name, description, "US dollars such as 5 or 0.80, 0 or more", SettingForms::dollars);
  }

  /**
   * A setting whose value is a path in the default file system; a relative one begins in the
   * working directory. It {@link #leadsElsewhere() leads elsewhere}.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<Path> file(String name, String description) {
    return of(name, description, "the path of a file", SettingForms::file).reaching(Reach.PATH);
  }

  /**
   * A setting whose value is {@code true} or {@code false}.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<Boolean> flag(String name, String description) {
    return of(name, description, "true or false", SettingForms::flag);
  }

  /**
   * A setting whose value is an absolute http or https address. The name of its host has no
   * underscore, for which {@link URI} knows no host. It {@link #leadsElsewhere() leads elsewhere}.
   *
   * @param name lower-case words with dashes, and dots between groups
   * @param description what it is for, in a few words
   * @return the setting
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<URI> address(String name, String description) {
    return of(
            name,
            description,
            "an http or https address such as http://localhost:8000/v1 (no underscore in the host)",
            SettingForms::address)
        .reaching(Reach.ADDRESS);
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
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
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
   * http.header.NAME}, and whose values are those of headers, visible ASCII and blanks. They {@link
   * #leadsElsewhere() lead elsewhere}. The free part is compared without regard to case; that of a
   * variable is read in lower case with dashes for underscores: {@code VIDEOGEN_HTTP_HEADER_X_TEAM}
   * is {@code http.header.x-team}.
   *
   * @param name the shared beginning, without its last dot
   * @param description what they are for, in a few words
   * @return the setting, for {@link dev.videogen.spi.ProviderContext#group}
   * @throws IllegalArgumentException if the name is of another form, or {@code type}, which is
   *     taken
   */
  public static Setting<String> group(String name, String description) {
    return new Setting<>(name, description, HEADER, null, null, false, false, true, Reach.ANYTHING);
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
    Objects.requireNonNull(value, "value");
    return new Setting<>(
        name, description, form, value, vendorVariable, secret, shared, group, reach);
  }

  /**
   * The same setting, its value never to be shown.
   *
   * @return a changed copy
   */
  public Setting<T> asSecret() {
    return new Setting<>(
        name, description, form, defaultValue, vendorVariable, true, shared, group, reach);
  }

  /**
   * The same setting, to be configured for all instances at once or for one alone.
   *
   * @return a changed copy
   */
  public Setting<T> asShared() {
    return new Setting<>(
        name, description, form, defaultValue, vendorVariable, secret, true, group, reach);
  }

  /**
   * The same setting, which {@link #leadsElsewhere() leads elsewhere} whatever its value: a proxy
   * even on this machine, a file of certificates, a permission, a scope of tokens.
   *
   * @return a changed copy
   */
  public Setting<T> asLeadingElsewhere() {
    return reaching(Reach.ANYTHING);
  }

  /**
   * The same setting, read for the default instance from the vendor's usual variable, too.
   *
   * @param variable such as {@code OPENAI_API_KEY}
   * @return a changed copy
   */
  public Setting<T> readAlsoFrom(String variable) {
    Objects.requireNonNull(variable, "variable");
    return new Setting<>(
        name, description, form, defaultValue, variable, secret, shared, group, reach);
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
   * Whether its value decides where secrets or files go. Such a value is not taken from a {@code
   * ./videogen.properties} that nobody named, which may have come with a stranger's folder, unless
   * the file holds itself the secrets that would go there, the address is one of this machine, or
   * the path stays inside the file's folder.
   *
   * @return true for addresses, paths, headers, proxies, permissions and the like
   */
  public boolean leadsElsewhere() {
    return reach != Reach.NONE;
  }

  /**
   * Whether one value of a setting that may {@link #leadsElsewhere() lead elsewhere} does.
   *
   * @param value a value of this setting
   * @param folder where it was written
   * @return false for an address of this machine, a path inside the folder once links are followed,
   *     and a permission that is not given
   */
  public boolean leadsElsewhere(T value, Path folder) {
    return reach.leadsElsewhere(value, folder);
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
   * Reads a value. Blanks and quotes around it and invisible characters do not count.
   *
   * @param text what is configured
   * @return the value
   * @throws IllegalArgumentException if the text is not of this setting's {@link #form()}; the
   *     message says what is allowed, and of a key or a header which character is not, and does not
   *     show the text, which may be a secret
   */
  public T read(String text) {
    return form.reader()
        .apply(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "allowed for "
                        + name
                        + " is "
                        + form.description()
                        + flaw(text).map(flaw -> "; " + flaw).orElse("")));
  }

  /**
   * What is wrong with a text beyond not being of the {@link #form()}, without the text.
   *
   * @param text what is configured
   * @return such as {@code its character 3 is U+2013 (EN DASH)}; empty if there is no more to say
   */
  public Optional<String> flaw(String text) {
    return form.flaw().apply(text);
  }

  /** The name. */
  @Override
  public String toString() {
    return "Setting[" + name + "]";
  }
}
