package dev.videogen.cli.session;

/** How much is logged to standard error: warnings, unless more is asked for. */
final class Logging {

  private static final String LEVEL_OF_VIDEOGEN = "org.slf4j.simpleLogger.log.dev.videogen";

  private Logging() {}

  /**
   * Logs all that videogen does. To be called before the first logger is made. Other libraries stay
   * as quiet as they were: at this level some of them would log keys.
   */
  static void beVerbose() {
    System.setProperty(LEVEL_OF_VIDEOGEN, "debug");
  }
}
