package dev.videogen.fake.media;

/**
 * A row of variable-length codewords, written as the standard prints them: {@code "1 01 001"};
 * {@code "-"} where there is none.
 */
final class CodewordTable {

  private final int[] codes;
  private final int[] lengths;

  private CodewordTable(int[] codes, int[] lengths) {
    this.codes = codes;
    this.lengths = lengths;
  }

  static CodewordTable of(String row) {
    String[] words = row.split(" ", -1);
    int[] codes = new int[words.length];
    int[] lengths = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      if (!words[i].equals("-")) {
        codes[i] = Integer.parseInt(words[i], 2);
        lengths[i] = words[i].length();
      }
    }
    return new CodewordTable(codes, lengths);
  }

  static CodewordTable[] of(String[] rows) {
    CodewordTable[] tables = new CodewordTable[rows.length];
    for (int i = 0; i < rows.length; i++) {
      tables[i] = of(rows[i]);
    }
    return tables;
  }

  void write(int index, BitWriter out) {
    out.bits(codes[index], lengths[index]);
  }
}
