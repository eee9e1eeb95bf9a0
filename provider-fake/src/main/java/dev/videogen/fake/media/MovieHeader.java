package dev.videogen.fake.media;

import java.util.List;

/**
 * Everything of an MP4 file that comes before its samples: {@code ftyp}, {@code moov} and the start
 * of {@code mdat}.
 */
final class MovieHeader {

  private static final int TIMESCALE = 1000;
  private static final int UNDETERMINED_LANGUAGE = 0x55C4;
  private static final int[] UNITY = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};

  private final List<Track> tracks;
  private final String comment;

  private MovieHeader(List<Track> tracks, String comment) {
    this.tracks = tracks;
    this.comment = comment;
  }

  /**
   * Writes the header of a file in which the tracks' chunks follow each other second by second.
   *
   * @param tracks of the same length; the first is the picture
   */
  static byte[] write(List<Track> tracks, String comment) {
    MovieHeader header = new MovieHeader(tracks, comment);
    // Where the chunks begin depends on the header's length, which does not depend on where they
    // begin.
    int length = header.write(0).length;
    return header.write(length);
  }

  private byte[] write(int samplesFrom) {
    int seconds = tracks.get(0).seconds();
    int[][] offsets = new int[tracks.size()][seconds];
    int end = samplesFrom;
    for (int second = 0; second < seconds; second++) {
      for (int track = 0; track < offsets.length; track++) {
        offsets[track][second] = end;
        end += tracks.get(track).chunk(second).remaining();
      }
    }
    BoxWriter out = new BoxWriter();
    out.begin("ftyp").text("isom").u32(512).text("isomiso2avc1mp41").end();
    out.begin("moov");
    movie(out);
    for (int i = 0; i < tracks.size(); i++) {
      track(tracks.get(i), i + 1, offsets[i], out);
    }
    userData(out);
    out.end();
    return out.u32(8 + end - samplesFrom).text("mdat").toByteArray();
  }

  private void movie(BoxWriter out) {
    out.begin("mvhd", 0).zeros(8).u32(TIMESCALE).u32(milliseconds());
    out.u32(0x10000).u16(0x100).zeros(10); // normal speed, full volume
    matrix(out);
    out.zeros(24).u32(tracks.size() + 1).end();
  }

  private int milliseconds() {
    return TIMESCALE * tracks.get(0).seconds();
  }

  private static void matrix(BoxWriter out) {
    for (int value : UNITY) {
      out.u32(value);
    }
  }

  private void track(Track track, int id, int[] offsets, BoxWriter out) {
    out.begin("trak");
    out.begin("tkhd", 3)
        .zeros(8)
        .u32(id)
        .zeros(4)
        .u32(milliseconds())
        .zeros(8); // enabled, in the movie
    out.zeros(4).u16(track.volume()).zeros(2);
    matrix(out);
    out.u32((long) track.width() << 16).u32((long) track.height() << 16).end();
    out.begin("mdia");
    out.begin("mdhd", 0).zeros(8).u32(track.ticksPerSecond()).u32(track.ticks());
    out.u16(UNDETERMINED_LANGUAGE).u16(0).end();
    out.begin("hdlr", 0).zeros(4).text(track.handler()).zeros(12).text("videogen").u8(0).end();
    out.begin("minf");
    track.writeMediaHeader(out);
    out.begin("dinf").begin("dref", 0).u32(1).begin("url ", 1).end().end().end();
    SampleTable.write(track, offsets, out);
    out.end().end().end();
  }

  private void userData(BoxWriter out) {
    out.begin("udta").begin("meta", 0);
    out.begin("hdlr", 0).zeros(4).text("mdirappl").zeros(9).end();
    out.begin("ilst").begin("\u00A9cmt").begin("data").u32(1).u32(0).text(comment);
    out.end().end().end().end().end();
  }
}
