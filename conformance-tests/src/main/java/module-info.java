/** The rules every provider keeps, as a JUnit 5 class to extend. */
module dev.videogen.conformance {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires transitive dev.videogen.api;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires static org.jspecify;

  exports dev.videogen.conformance;
  exports dev.videogen.conformance.faults;
  exports dev.videogen.conformance.testing;

  opens dev.videogen.conformance to
      org.junit.platform.commons;
  opens dev.videogen.conformance.faults to
      org.junit.platform.commons;
}
