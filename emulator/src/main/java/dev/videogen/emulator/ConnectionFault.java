package dev.videogen.emulator;

/** How a connection ends that carries no response. */
enum ConnectionFault {
  /** It is reset. */
  RESET,
  /** It is closed without a byte. */
  EMPTY,
  /** Bytes are sent that are no HTTP, and it is closed. */
  GARBAGE
}
