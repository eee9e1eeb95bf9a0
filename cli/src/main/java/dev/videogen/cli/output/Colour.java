package dev.videogen.cli.output;

/** A colour that a word is printed in, by the codes that terminals share. */
public enum Colour {
  /** What is well. */
  GREEN("32"),
  /** What is worth a look. */
  YELLOW("33"),
  /** What is wrong. */
  RED("1;31");

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  /** A word in this colour, and what follows in none. */
  String around(String word) {
    return "\u001b[" + code + "m" + word + "\u001b[0m";
  }
}
