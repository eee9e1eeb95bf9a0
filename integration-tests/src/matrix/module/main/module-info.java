/** The app as a module: it names the library's API alone, and the provider's module is resolved. */
module shop {
  requires dev.videogen.api;
}
