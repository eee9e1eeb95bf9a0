package dev.videogen.internal.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * What kind of file begins with some bytes. Bytes that are in no table are {@link #TEXT} if none of
 * them is a control character, else {@link #UNKNOWN}: the table need not be complete to keep an
 * error page from being taken for a video.
 */
public enum FileSignature {
  /** MP4, MOV and their siblings, WebM, Matroska, AVI, MPEG, FLV, ASF. */
  VIDEO,
  /** PNG, JPEG, WebP, GIF, AVIF, HEIC, TIFF, BMP; moving ones, too. */
  PICTURE,
  /** JSON, HTML or any other text, in UTF-8, Latin-1 or UTF-16 with its mark. */
  TEXT,
  /** What is certainly none of these: sound, a document, an archive, a program. */
  OTHER,
  /** Binary data that is not known here. */
  UNKNOWN;

  /** How many bytes decide. */
  public static final int HEAD = 512;

  /** From so many bytes on, a signature cannot be mistaken for the beginning of another. */
  public static final int MIN_HEAD = 16;

  private record Entry(int offset, String bytes, FileSignature kind) {

    boolean matches(String head) {
      return head.startsWith(bytes, offset);
    }
  }

  private static final List<Entry> TABLE =
      List.of(
          new Entry(0, "\u001aE\u00df\u00a3", VIDEO),
          new Entry(8, "AVI LIST", VIDEO),
          new Entry(0, "FLV\u0001", VIDEO),
          new Entry(0, "0&\u00b2u\u008ef\u00cf\u0011", VIDEO),
          new Entry(0, "\0\0\u0001\u00ba", VIDEO),
          new Entry(0, "\0\0\u0001\u00b3", VIDEO),
          new Entry(0, "\u0089PNG\r\n\u001a\n", PICTURE),
          new Entry(0, "\u00ff\u00d8\u00ff", PICTURE),
          new Entry(0, "GIF87a", PICTURE),
          new Entry(0, "GIF89a", PICTURE),
          new Entry(8, "WEBPVP8", PICTURE),
          new Entry(0, "II*\0", PICTURE),
          new Entry(0, "MM\0*", PICTURE),
          new Entry(0, "\0\0\0\u000cJXL ", PICTURE),
          new Entry(8, "WAVEfmt ", OTHER),
          new Entry(0, "ID3", OTHER),
          new Entry(0, "fLaC", OTHER),
          new Entry(0, "%PDF-", OTHER),
          new Entry(0, "PK\u0003\u0004", OTHER),
          new Entry(0, "\u001f\u008b\u0008", OTHER),
          new Entry(0, "\u007fELF", OTHER));

  /** The boxes that a file of the family of MP4 and QuickTime may begin with. */
  private static final Set<String> BOXES =
      Set.of("ftyp", "styp", "moov", "moof", "mdat", "wide", "free", "skip", "pnot", "sidx");

  private static final Set<String> PICTURE_BRANDS =
      Set.of("avif", "avis", "heic", "heix", "heim", "heis", "mif1", "msf1");

  private static final Set<String> SOUND_BRANDS = Set.of("M4A ", "M4B ", "F4A ", "F4B ");

  private static final int TRANSPORT_PACKET = 188;

  /**
   * The kind of a file.
   *
   * @param head its first {@link #HEAD} bytes, or all if it has fewer; more are not looked at
   * @return the kind; {@link #UNKNOWN} of no bytes
   */
  public static FileSignature of(byte[] head) {
    int length = Math.min(head.length, HEAD);
    String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    if (isBox(text)) {
      return ofBrand(text);
    }
    for (Entry entry : TABLE) {
      if (entry.matches(text)) {
        return entry.kind();
      }
    }
    if (isTransportStream(text)) {
      return VIDEO;
    }
    return isText(text) ? TEXT : UNKNOWN;
  }

  /** The length of a box is binary, so that a text in which such a word stands is none. */
  private static boolean isBox(String text) {
    return text.length() >= 8 && text.charAt(0) < ' ' && BOXES.contains(text.substring(4, 8));
  }

  private static FileSignature ofBrand(String text) {
    String brand = text.startsWith("ftyp", 4) && text.length() >= 12 ? text.substring(8, 12) : "";
    if (PICTURE_BRANDS.contains(brand)) {
      return PICTURE;
    }
    return SOUND_BRANDS.contains(brand) ? OTHER : VIDEO;
  }

  private static boolean isTransportStream(String text) {
    return text.length() > 2 * TRANSPORT_PACKET
        && text.charAt(0) == 'G'
        && text.charAt(TRANSPORT_PACKET) == 'G'
        && text.charAt(2 * TRANSPORT_PACKET) == 'G'
        && !isText(text);
  }

  private static boolean isText(String text) {
    boolean wide = text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff");
    return !text.isEmpty() && (wide || text.chars().noneMatch(FileSignature::isBinary));
  }

  private static boolean isBinary(int character) {
    boolean blank = "\t\n\u000b\f\r\u001b".indexOf(character) >= 0;
    return character == 0x7f || (character < ' ' && !blank);
  }
}
