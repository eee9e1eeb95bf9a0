package dev.videogen.settings;

import dev.videogen.internal.text.FolderPath;
import java.net.URI;
import java.nio.file.Path;

/** What the value of a setting may lead elsewhere, if a stranger has written it. */
enum Reach {
  /** Nothing. */
  NONE,
  /** What is sent, unless the address is one of this machine. */
  ADDRESS,
  /** What is read or written, unless the path stays where the setting was written. */
  PATH,
  /** What is sent, whatever the value; but for a permission that is not given. */
  ANYTHING;

  boolean leadsElsewhere(Object value, Path folder) {
    return switch (this) {
      case NONE -> false;
      case ADDRESS -> !(value instanceof URI address && Loopback.isLoopback(address));
      case PATH -> !(value instanceof Path path && FolderPath.isInside(path, folder));
      case ANYTHING -> !Boolean.FALSE.equals(value);
    };
  }
}
