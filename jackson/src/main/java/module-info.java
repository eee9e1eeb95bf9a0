/** Public values of videogen as JSON. */
module dev.videogen.jackson {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive dev.videogen.api;
  requires static org.jspecify;

  exports dev.videogen.jackson;

  provides com.fasterxml.jackson.databind.Module with
      dev.videogen.jackson.VideogenModule;
}
