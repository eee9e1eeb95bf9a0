package dev.videogen.azure;

import java.util.Locale;

/** In which quality the jobs API hands a video out. */
enum VideoQuality {
  HIGH,
  LOW;

  /** The vendor's word. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
