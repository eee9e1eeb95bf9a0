/** An app on the module path: it requires the API, and finds what provider there is. */
module shop {
  requires dev.videogen.api;
}
