/** A video generator in memory, for tests of apps. */
module dev.videogen.fake {
  requires dev.videogen.catalog;
  requires java.desktop;
  requires org.slf4j;
  requires transitive dev.videogen.api;
  requires static org.jspecify;
  requires static transitive org.junit.jupiter.api;

  exports dev.videogen.fake;
  exports dev.videogen.fake.junit;

  provides dev.videogen.spi.VideoGeneratorProvider with
      dev.videogen.fake.FakeVideoGeneratorProvider;
}
