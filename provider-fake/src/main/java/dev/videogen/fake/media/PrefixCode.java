package dev.videogen.fake.media;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A Huffman code for the symbols of one channel of a lossless WebP (RFC 9649, 3.7.2): short words
 * for frequent symbols.
 */
final class PrefixCode {

  private static final int MAX_BITS = 15;

  /** Symbols of the code in which lengths are written: 0-15 for a length, 16-18 for repeats. */
  private static final int LENGTH_SYMBOLS = 19;

  private final int[] lengths;
  private final int[] words;
  private final int used;
  private final int lastUsed;

  private PrefixCode(int[] counts) {
    int used = 0;
    int lastUsed = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        used++;
        lastUsed = symbol;
      }
    }
    this.used = used;
    this.lastUsed = lastUsed;
    lengths = lengths(counts);
    words = words(lengths);
  }

  /** The best code for symbols of which each occurs so often. */
  static PrefixCode of(int[] counts) {
    return new PrefixCode(counts);
  }

  /** A code for a channel in which only this symbol (0-255) occurs: it takes no bits at all. */
  static PrefixCode constant(int symbol) {
    int[] counts = new int[symbol + 1];
    counts[symbol] = 1;
    return of(counts);
  }

  /** Writes the code itself, before anything is written in it. */
  void describe(LowBitWriter out) {
    if (used <= 1) {
      out.bits(1, 1).bits(0, 1).bits(1, 1).bits(lastUsed, 8); // simple: one symbol, of eight bits
      return;
    }
    out.bits(0, 1).bits(LENGTH_SYMBOLS - 4, 4); // normal, with a code for the lengths to come
    // That code is plain four bits: a Huffman code would save less than it takes to explain. Its
    // own lengths come in a
    // peculiar order, with the repeats, which are not used, in places 0, 1 and 8.
    for (int place = 0; place < LENGTH_SYMBOLS; place++) {
      out.bits(place <= 1 || place == 8 ? 0 : 4, 3);
    }
    out.bits(0, 1); // the lengths of all symbols follow
    for (int length : lengths) {
      out.bits(reverse(length, 4), 4);
    }
  }

  /** The length of a symbol's word in bits. */
  int length(int symbol) {
    return lengths[symbol];
  }

  void write(int symbol, LowBitWriter out) {
    out.bits(words[symbol], lengths[symbol]);
  }

  private static int[] lengths(int[] counts) {
    int[] weights = counts.clone();
    int[] lengths = new int[counts.length];
    while (depths(tree(weights), 0, lengths) > MAX_BITS) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] =
            (weights[i] + 1) / 2; // less of a difference, so less of a difference in length
      }
    }
    return lengths;
  }

  private record Node(int weight, int symbol, @Nullable Node left, @Nullable Node right) {}

  /** Joins the two lightest until one is left; null if no symbol occurs. */
  private static @Nullable Node tree(int[] weights) {
    PriorityQueue<Node> nodes =
        new PriorityQueue<>(Comparator.comparingInt(Node::weight).thenComparingInt(Node::symbol));
    for (int symbol = 0; symbol < weights.length; symbol++) {
      if (weights[symbol] > 0) {
        nodes.add(new Node(weights[symbol], symbol, null, null));
      }
    }
    for (int next = weights.length; nodes.size() > 1; next++) {
      Node left = nodes.remove();
      Node right = nodes.remove();
      nodes.add(new Node(left.weight + right.weight, next, left, right));
    }
    return nodes.poll();
  }

  /** Notes how deep each leaf lies, and returns the deepest. */
  private static int depths(@Nullable Node node, int depth, int[] lengths) {
    if (node == null) {
      return 0;
    }
    if (node.left == null) {
      lengths[node.symbol] = depth;
      return depth;
    }
    return Math.max(depths(node.left, depth + 1, lengths), depths(node.right, depth + 1, lengths));
  }

  /**
   * Words in the order of their lengths, then symbols, as a decoder gives them out; their first bit
   * is written first.
   */
  private static int[] words(int[] lengths) {
    int[] words = new int[lengths.length];
    int next = 0;
    for (int length = 1; length <= MAX_BITS; length++) {
      next <<= 1;
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          words[symbol] = reverse(next++, length);
        }
      }
    }
    return words;
  }

  private static int reverse(int word, int length) {
    return Integer.reverse(word) >>> (32 - length);
  }
}
