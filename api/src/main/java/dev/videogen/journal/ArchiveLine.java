package dev.videogen.journal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What is kept at hand of a line of an archive. It is picked out of the bytes: a million lines are
 * read at each start, and few of them are ever asked for.
 */
final class ArchiveLine {

  private static final byte[] SUBMISSION = bytes("submission");
  private static final byte[] AT = bytes("at");
  private static final byte[] STATE = bytes("state");
  private static final byte[] CHARGE = bytes("charge_usd");
  private static final byte[] JOB = bytes("job");
  private static final byte[] KEY = bytes("key");
  private static final byte[] INSTANCE = bytes("instance");
  private static final SubmissionState[] STATES = SubmissionState.values();
  private static final int DATE_LENGTH = 10;

  private final byte[] line;
  private final int end;
  private int position;
  private int[] submission = {};
  private int[] at = {};
  private int[] state = {};
  private int[] charge = {};
  private int[] job = {};
  private int[] key = {};

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is no submission
   */
  ArchiveLine(byte[] bytes, int start, int end) {
    this.line = bytes;
    this.position = start;
    this.end = end;
    members();
    if (submission.length == 0 || at.length == 0 || state.length == 0 || charge.length == 0) {
      throw new IllegalArgumentException("no submission");
    }
  }

  /** The bytes of a word as they stand between its quotes. */
  static byte[] bytes(String word) {
    String quoted = JsonText.quoted(word);
    return quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.UTF_8);
  }

  static long hash(String word) {
    byte[] bytes = bytes(word);
    return ArchiveTable.hash(bytes, 0, bytes.length);
  }

  /** Those that are looked for stand before the instance. */
  private void members() {
    take('{');
    while (true) {
      int[] name = string();
      take(':');
      if (is(name, INSTANCE) && line[end - 1] == '}') {
        return;
      }
      keep(name, value());
      if (next() != ',') {
        position--;
        take('}');
        return;
      }
    }
  }

  private void keep(int[] name, int[] value) {
    if (is(name, SUBMISSION)) {
      submission = value;
    } else if (is(name, AT)) {
      at = value;
    } else if (is(name, STATE)) {
      state = value;
    } else if (is(name, CHARGE)) {
      charge = value;
    } else if (is(name, JOB)) {
      job = value;
    } else if (is(name, KEY)) {
      key = value;
    }
  }

  private boolean is(int[] span, byte[] word) {
    return span[1] - span[0] == word.length
        && Arrays.equals(line, span[0], span[1], word, 0, word.length);
  }

  private int[] value() {
    int start = position;
    int first = next();
    if (first == '"') {
      position--;
      return string();
    }
    if (first == '[') {
      while (next() != ']') {
        position--;
        if (line[position] == '"') {
          string();
        } else {
          position++;
        }
      }
    } else {
      while (next() != ',' && line[position - 1] != '}') {
        // A number or a word.
      }
      position--;
    }
    return new int[] {start, position};
  }

  private int[] string() {
    take('"');
    int start = position;
    int at = start;
    while (at < end && line[at] != '"') {
      at += line[at] == '\\' ? 2 : 1;
    }
    position = at;
    take('"');
    return new int[] {start, at};
  }

  private int next() {
    if (position >= end) {
      throw new IllegalArgumentException("a torn line");
    }
    return line[position++];
  }

  private void take(char wanted) {
    if (next() != wanted) {
      throw new IllegalArgumentException("expected " + wanted);
    }
  }

  private long hash(int[] span) {
    return ArchiveTable.hash(line, span[0], span[1]);
  }

  private String text(int[] span) {
    return new String(line, span[0], span[1] - span[0], StandardCharsets.UTF_8);
  }

  long submission() {
    return hash(submission);
  }

  boolean isOfSubmission(byte[] id) {
    return is(submission, id);
  }

  byte[] submissionId() {
    return Arrays.copyOfRange(line, submission[0], submission[1]);
  }

  boolean hasJob() {
    return job.length > 0;
  }

  long job() {
    return hash(job);
  }

  boolean hasKey() {
    return key.length > 0;
  }

  long key() {
    return hash(key);
  }

  SubmissionState state() {
    for (SubmissionState each : STATES) {
      if (isCalled(each.name())) {
        return each;
      }
    }
    throw new IllegalArgumentException("no state");
  }

  private boolean isCalled(String name) {
    boolean same = name.length() == state[1] - state[0];
    for (int index = 0; same && index < name.length(); index++) {
      same = name.charAt(index) == (line[state[0] + index] & ~0x20);
    }
    return same;
  }

  LocalDate day() {
    String moment = text(at);
    // What is in UTC has its day in front, unless the year has more than four digits.
    return moment.indexOf('T') == DATE_LENGTH && moment.endsWith("Z")
        ? LocalDate.of(
            Integer.parseInt(moment, 0, 4, 10),
            Integer.parseInt(moment, 5, 7, 10),
            Integer.parseInt(moment, 8, DATE_LENGTH, 10))
        : DailySums.dayOf(Instant.parse(moment));
  }

  BigDecimal charge() {
    return EntryFields.amount(text(charge));
  }
}
