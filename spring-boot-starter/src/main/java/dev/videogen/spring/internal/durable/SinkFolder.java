package dev.videogen.spring.internal.durable;

import dev.videogen.durable.VideoSink;
import dev.videogen.spring.internal.settings.EnvironmentSettings;
import dev.videogen.spring.internal.settings.OwnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a setting names for videos. */
final class SinkFolder {

  private SinkFolder() {}

  static VideoSink of(EnvironmentSettings settings) {
    Path folder =
        settings
            .ownIfSet(OwnSettings.DURABLE_FOLDER)
            .orElseThrow(
                () ->
                    EnvironmentSettings.wrong(
                        "videogen.durable.enabled is set, and it is not said where videos go:"
                            + " declare one bean of VideoSink, or set videogen.durable.folder."));
    try {
      return VideoSink.folder(Files.createDirectories(folder));
    } catch (IOException failure) {
      throw EnvironmentSettings.wrong(
          "the folder of videogen.durable.folder cannot be made: " + failure + ".");
    }
  }
}
