package dev.videogen.durable;

import dev.videogen.Download;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where the videos of purchases go: a folder, or an app's own store of objects.
 *
 * <p>Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface VideoSink {

  /**
   * Keeps a video. When this returns, it is there whole and stays. It may be called again for the
   * same name, if a node was killed before that was noted; then it may keep what is there, or
   * replace it by the same video, but not add a second one.
   *
   * @param video the video; {@link Download#open()} reads it, {@link Download#saveTo(Path)} saves
   *     it
   * @param name a name of letters, digits and dashes that ends with {@code .mp4}; always the same
   *     for the same video, and of no other
   * @return where it is
   * @throws IOException if it cannot be kept; it is tried again later
   * @throws dev.videogen.errors.VideoException if it cannot be read; it is tried again later
   */
  URI save(Download video, String name) throws IOException;

  /**
   * A folder that all nodes have, or the one node's own.
   *
   * @param folder where to; it must exist
   * @return a sink whose files are whole whenever they are there
   */
  static VideoSink folder(Path folder) {
    return new FolderSink(folder.toAbsolutePath());
  }
}
