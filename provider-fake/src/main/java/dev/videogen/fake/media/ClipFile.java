package dev.videogen.fake.media;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A clip laid out as an MP4 file: the header, and then, second by second, the samples of its
 * tracks.
 */
final class ClipFile {

  private final ByteChunks pieces = new ByteChunks();
  private final String etag;

  ClipFile(VideoLoop loop, int width, int height, int seconds, boolean audio, String comment) {
    Track video = new VideoTrack(loop, width, height, seconds);
    List<Track> tracks = audio ? List.of(video, new AudioTrack(seconds)) : List.of(video);
    ByteBuffer header = ByteBuffer.wrap(MovieHeader.write(tracks, comment));
    pieces.add(header);
    for (int second = 0; second < seconds; second++) {
      for (Track track : tracks) {
        pieces.add(track.chunk(second));
      }
    }
    // The header says what lies where, so it and the loop determine every byte of the file.
    etag = Etag.of(header, loop.fingerprint());
  }

  long length() {
    return pieces.length();
  }

  String etag() {
    return etag;
  }

  InputStream open(long offset) {
    return pieces.open(offset);
  }
}
