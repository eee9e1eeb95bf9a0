package dev.videogen.fake.media;

import java.util.Arrays;

/**
 * Knows which macroblocks a decoder no longer shows as they should be: those whose cells have
 * changed, and those into which the deblocking filter has carried something of a neighbour that was
 * there only for a while. Not thread-safe.
 */
final class StaleMacroblocks {

  private static final int CELLS = IntraMacroblocks.CELLS;

  private final int columns;
  private final int rows;
  private final int[] shown;
  private final boolean[] changed;
  private final boolean[] smeared;

  /** In macroblocks: where cells may have changed this time, and where the time before. */
  private Area now = Area.NONE;

  private Area before = Area.NONE;

  StaleMacroblocks(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    shown = new int[CELLS * columns * CELLS * rows];
    changed = new boolean[columns * rows];
    smeared = new boolean[columns * rows];
  }

  /** All are as they should be. */
  void clear(int[] cells) {
    System.arraycopy(cells, 0, shown, 0, shown.length);
    Arrays.fill(changed, false);
    Arrays.fill(smeared, false);
    now = Area.NONE;
  }

  /** Looks for changes within an area of cells. */
  void compare(int[] cells, Area area) {
    forget();
    before = now;
    now =
        new Area(
            area.left() / CELLS,
            area.top() / CELLS,
            (area.right() + CELLS - 1) / CELLS,
            (area.bottom() + CELLS - 1) / CELLS);
    for (int row = now.top(); row < now.bottom(); row++) {
      for (int column = now.left(); column < now.right(); column++) {
        changed[row * columns + column] = replace(cells, row, column);
      }
    }
  }

  private void forget() {
    for (int row = now.top(); row < now.bottom(); row++) {
      Arrays.fill(changed, row * columns + now.left(), row * columns + now.right(), false);
    }
  }

  private boolean replace(int[] cells, int row, int column) {
    int stride = CELLS * columns;
    boolean differs = false;
    for (int i = 0; i < CELLS; i++) {
      int from = (CELLS * row + i) * stride + CELLS * column;
      for (int at = from; at < from + CELLS; at++) {
        differs |= cells[at] != shown[at];
        shown[at] = cells[at];
      }
    }
    return differs;
  }

  /** The macroblocks that may be stale. */
  Area reach() {
    Area area = now.and(before);
    return new Area(
        Math.max(0, area.left() - 1),
        Math.max(0, area.top() - 1),
        Math.min(columns, area.right() + 1),
        Math.min(rows, area.bottom() + 1));
  }

  /**
   * Whether the macroblock is stale; if so, it is taken to be renewed. To be asked once for each
   * within reach.
   */
  boolean take(int row, int column) {
    int at = row * columns + column;
    if (changed[at]) {
      smeared[at] = false;
      return true;
    }
    // As long as its neighbours change, it would only be smeared again.
    boolean stale = smeared[at];
    smeared[at] = besideChange(row, column);
    return stale && !smeared[at];
  }

  private boolean besideChange(int row, int column) {
    int at = row * columns + column;
    return (column > 0 && changed[at - 1])
        || (column + 1 < columns && changed[at + 1])
        || (row > 0 && changed[at - columns])
        || (row + 1 < rows && changed[at + columns]);
  }
}
