package dev.videogen.journal;

import dev.videogen.journal.ArchiveHeader.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes a journal small again. What is settled is added to its archive and flushed; what is left is
 * written to a file beside the journal, whose first line says how much of the archive counts, and
 * flushed; that file is moved over the journal. Up to the move the old journal is in force, and
 * what the archive has beyond its parts does not count; from the move on the new one is.
 *
 * <p>Whoever runs it has the journal's lock, and its file not open: some systems replace no file
 * that is open.
 *
 * @param file the journal's file
 * @param header what its first line says of an archive; empty if it has none
 * @param at the time of the entry that came last
 */
record JournalCompaction(JournalFile file, Optional<ArchiveHeader> header, Instant at) {

  private static final int BUFFER = 1 << 16;

  /**
   * Compacts the journal.
   *
   * @param replay what is in the journal, all of it
   * @param maxCreated how many submissions stay of which something is left to be done
   * @throws IOException if that failed; the old journal is in force then
   */
  void run(JournalReplay replay, int maxCreated) throws IOException {
    List<SubmissionDraft> archived = replay.archivable(maxCreated);
    ArchiveHeader next = archive(archived);
    Set<SubmissionDraft> gone = new HashSet<>(archived);
    Stream<String> left =
        replay.drafts().stream()
            .filter(draft -> !gone.contains(draft))
            .flatMap(draft -> draft.entries().stream())
            .map(JournalEntry::toJson);
    replace(Stream.concat(Stream.of(next.toJson()), left));
  }

  private ArchiveHeader archive(List<SubmissionDraft> drafts) throws IOException {
    ArchiveHeader before = header.isPresent() ? header.get() : newArchive();
    try (FileChannel channel =
            FileChannel.open(
                file.archive(before),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      // Where a journal was copied, the copies have one archive.
      if (lock == null) {
        throw new IOException("its archive is in use");
      }
      file.checkArchive(before, channel);
      long end = channel.size();
      channel.position(end);
      if (LineReader.bytes(channel, end - 1, 1)[0] != LineReader.END_OF_LINE) {
        // A process was killed here.
        write(channel, Stream.of(""));
      }
      long start = channel.position();
      write(channel, drafts.stream().map(draft -> SubmissionFormat.write(draft.finished())));
      if (channel.position() > ArchiveTable.maxOffset()) {
        throw new IOException("its archive is too large");
      }
      channel.force(true);
      return before.with(at, new Part(start, channel.position()));
    }
  }

  private ArchiveHeader newArchive() throws IOException {
    UUID id = UUID.randomUUID();
    String name = file.path().getFileName() + ".archive-" + id.toString().substring(0, 8);
    try (FileChannel channel = file.created(file.beside(name))) {
      write(channel, Stream.of(ArchiveHeader.firstLine(id, at)));
      channel.force(true);
    }
    file.flushFolder();
    return new ArchiveHeader(at, id, name, id, List.of());
  }

  private void replace(Stream<String> lines) throws IOException {
    Path fresh = file.beside(file.path().getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      try (FileChannel channel = file.created(fresh)) {
        write(channel, lines);
        channel.force(true);
      }
      file.replaceWith(fresh);
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(fresh);
      throw failure;
    }
  }

  private static void write(FileChannel channel, Stream<String> lines) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (String line : (Iterable<String>) lines::iterator) {
      byte[] bytes = (line + (char) LineReader.END_OF_LINE).getBytes(StandardCharsets.UTF_8);
      if (bytes.length > buffer.remaining()) {
        drain(buffer, channel);
      }
      if (bytes.length > buffer.remaining()) {
        drain(ByteBuffer.wrap(bytes).position(bytes.length), channel);
      } else {
        buffer.put(bytes);
      }
    }
    drain(buffer, channel);
  }

  private static void drain(ByteBuffer buffer, FileChannel channel) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }
}
