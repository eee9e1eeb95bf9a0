package dev.videogen.journal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The first line of a journal that has an archive. It says which parts of the archive count: what a
 * process that was killed has left in it does not.
 *
 * @param at when it was written
 * @param generation another one each time that the journal's file is written anew
 * @param archive the name of the archive's file, in the journal's folder
 * @param id what the archive's own first line says, too
 * @param parts from where to where, in order
 */
record ArchiveHeader(Instant at, UUID generation, String archive, UUID id, List<Part> parts) {

  static final String KIND = "archived";

  /** In an archive's own first line. */
  static final String ARCHIVE_KIND = "archive";

  /**
   * Bytes of an archive.
   *
   * @param start where they begin
   * @param end where the next byte is
   */
  record Part(long start, long end) {}

  ArchiveHeader {
    parts = List.copyOf(parts);
  }

  /** The next generation, with what was added to the archive. */
  ArchiveHeader with(Instant now, Part added) {
    List<Part> more = new ArrayList<>(parts);
    int last = more.size() - 1;
    if (last >= 0 && more.get(last).end() == added.start()) {
      more.set(last, new Part(more.get(last).start(), added.end()));
    } else {
      more.add(added);
    }
    return new ArchiveHeader(now, UUID.randomUUID(), archive, id, more);
  }

  String toJson() {
    List<BigDecimal> ends =
        parts.stream()
            .flatMap(part -> List.of(part.start(), part.end()).stream())
            .map(BigDecimal::valueOf)
            .toList();
    return JsonText.write(
        EntryFields.empty()
            .put("kind", KIND)
            .put("at", at)
            .put("generation", generation)
            .put("archive", archive)
            .put("id", id)
            .put("parts", ends)
            .values());
  }

  /** The first line of an archive. */
  static String firstLine(UUID id, Instant at) {
    return JsonText.write(
        EntryFields.empty().put("kind", ARCHIVE_KIND).put("at", at).put("id", id).values());
  }

  /** Whether a line is the first one of the archive. */
  boolean isFirstLine(String line) {
    return JsonText.read(line)
        .map(EntryFields::new)
        .filter(fields -> fields.find("kind", ARCHIVE_KIND::equals).orElse(false))
        .filter(fields -> fields.find("id", id.toString()::equals).orElse(false))
        .isPresent();
  }

  /** Whether a line begins as a header does, however it goes on. */
  static boolean isBegun(String line) {
    return line.startsWith("{\"kind\":\"" + KIND + "\"");
  }

  /**
   * Reads what was written.
   *
   * @return the header; empty if the line is none
   */
  static Optional<ArchiveHeader> read(String line) {
    try {
      return JsonText.read(line)
          .map(EntryFields::new)
          .filter(fields -> fields.find("kind", KIND::equals).orElse(false))
          .map(
              fields ->
                  new ArchiveHeader(
                      fields.get("at", Instant::parse),
                      fields.get("generation", UUID::fromString),
                      fields.text("archive"),
                      fields.get("id", UUID::fromString),
                      parts(fields.texts("parts"))));
    } catch (IllegalArgumentException | DateTimeException other) {
      return Optional.empty();
    }
  }

  private static List<Part> parts(List<String> ends) {
    List<Part> parts = new ArrayList<>();
    for (int index = 0; index + 1 < ends.size(); index += 2) {
      parts.add(new Part(Long.parseLong(ends.get(index)), Long.parseLong(ends.get(index + 1))));
    }
    return parts;
  }
}
