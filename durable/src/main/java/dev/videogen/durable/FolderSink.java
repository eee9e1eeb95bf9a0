package dev.videogen.durable;

import dev.videogen.Download;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder. A file appears there in one step, so that what is there under a name is whole. */
record FolderSink(Path folder) implements VideoSink {

  @Override
  public URI save(Download video, String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      video.saveTo(file);
    }
    return file.toUri();
  }
}
