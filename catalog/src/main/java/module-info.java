/** The models, modes and prices of vendors, read by providers and the fake's presets. */
module dev.videogen.catalog {
  requires transitive dev.videogen.api;
  requires static org.jspecify;

  exports dev.videogen.catalog;
}
