package dev.videogen.jackson;

/** JSON that is not of the form. */
final class MalformedJsonException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /**
   * @param path where it stands; empty at the top
   * @param problem what is wrong with it
   */
  MalformedJsonException(String path, String problem) {
    super(path.isEmpty() ? problem : path + ": " + problem);
  }
}
