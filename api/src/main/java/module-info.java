/** The API of videogen: what apps use, and what vendors implement. */
module dev.videogen.api {
  requires org.slf4j;
  // For cropping and turning pictures alone, which is refused where it is not there.
  requires static java.desktop;
  // For the server of webhooks alone: who starts one requires it.
  requires static jdk.httpserver;
  requires static transitive org.jspecify;

  exports dev.videogen;
  exports dev.videogen.budget;
  exports dev.videogen.capabilities;
  exports dev.videogen.config;
  exports dev.videogen.errors;
  exports dev.videogen.follow;
  exports dev.videogen.journal;
  exports dev.videogen.recovery;
  exports dev.videogen.settings;
  exports dev.videogen.spi;
  exports dev.videogen.webhook;

  uses dev.videogen.spi.VideoGeneratorProvider;
}
