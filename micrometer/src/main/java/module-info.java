/** Observations and meters of a client, by Micrometer. */
module dev.videogen.micrometer {
  requires transitive dev.videogen.api;
  requires transitive micrometer.commons;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.videogen.micrometer;
}
