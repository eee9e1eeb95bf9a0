/** The rules every provider keeps, as a JUnit 5 kit. */
module dev.videogen.conformance {
  requires org.assertj.core;
  requires transitive dev.videogen.api;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires static org.jspecify;
}
