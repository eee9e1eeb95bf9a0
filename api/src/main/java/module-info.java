/** The API of videogen: what apps use, and what vendors implement. */
module dev.videogen.api {
  requires java.desktop;
  requires org.slf4j;
  requires static org.jspecify;
}
