package dev.videogen.integration;

import java.util.List;

/** What plays a wire in memory, on which request lines are seen. */
public interface WireLines {

  /** The request lines so far, the oldest first. */
  List<String> lines();
}
