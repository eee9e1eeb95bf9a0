package dev.videogen.config;

import java.util.Locale;

/**
 * The names of settings in the environment: upper case, with underscores for dots and dashes, after
 * {@code VIDEOGEN_}. The way back is not unique: {@code VIDEOGEN_A_B_C} may be {@code a.b-c} or
 * {@code a-b.c}, so variables are compared with those of all known names. Where a name is free, as
 * that of an instance or of a header, it is read in lower case with dashes: {@code
 * VIDEOGEN_HTTP_HEADER_X_TEAM} is {@code http.header.x-team}.
 */
final class Variables {

  /** What every variable of videogen's begins with. */
  static final String PREFIX = "VIDEOGEN_";

  private Variables() {}

  /** Whether a variable is meant for videogen, however its letters are written. */
  static boolean isOurs(String variable) {
    return variable.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /** The variable of a setting: {@code VIDEOGEN_OPENAI_BASE_URL} of {@code openai.base-url}. */
  static String of(String name) {
    return PREFIX + part(name);
  }

  /** What stands after the beginning that all have. */
  static String rest(String variable) {
    return variable.substring(PREFIX.length());
  }

  /** A name as part of a variable: {@code BASE_URL} of {@code base-url}. */
  static String part(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** A part of a variable as a free name: {@code x-team} of {@code X_TEAM}. */
  static String word(String part) {
    return part.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
