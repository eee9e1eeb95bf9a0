package dev.videogen.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The file of an archive, which is opened when the first line of it is asked for. What cannot be
 * read is an {@link UncheckedIOException} unless it says otherwise.
 */
final class ArchiveFile implements Closeable {

  private static final int LINE_AT_FIRST = 1 << 10;

  private final JournalFile journal;

  private final @Nullable ArchiveHeader header;
  private @Nullable FileChannel opened;

  ArchiveFile(JournalFile journal, @Nullable ArchiveHeader header) {
    this.journal = journal;
    this.header = header;
  }

  FileChannel channel() throws IOException {
    if (opened == null) {
      if (header == null) {
        throw new IOException(journal.path() + " has no archive");
      }
      opened = journal.openArchive(header);
    }
    return opened;
  }

  ArchiveLine at(long offset) {
    byte[] line = bytes(offset);
    return new ArchiveLine(line, 0, line.length);
  }

  JournaledSubmission submission(long offset) {
    byte[] line = bytes(offset);
    try {
      return submission(line, 0, line.length, offset);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  JournaledSubmission submission(byte[] bytes, int start, int end, long offset) throws IOException {
    return SubmissionFormat.read(new String(bytes, start, end - start, StandardCharsets.UTF_8))
        .orElseThrow(() -> damaged(offset));
  }

  private byte[] bytes(long offset) {
    try {
      for (int size = LINE_AT_FIRST; size <= LineReader.MAX_LINE; size *= 2) {
        byte[] bytes = LineReader.bytes(channel(), offset, size);
        for (int end = 0; end < bytes.length; end++) {
          if (bytes[end] == LineReader.END_OF_LINE) {
            return Arrays.copyOf(bytes, end);
          }
        }
      }
      throw damaged(offset);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  IOException damaged(long offset) {
    return new IOException(
        "the archive of "
            + journal.path()
            + " is damaged at byte "
            + offset
            + ", so it is not known which keys are taken and what is spent: restore it");
  }

  @Override
  public void close() {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
