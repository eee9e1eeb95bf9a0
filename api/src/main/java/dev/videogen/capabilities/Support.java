package dev.videogen.capabilities;

/** Whether something can be had from a provider or a model. */
public enum Support {
  /** It can be had. */
  SUPPORTED,
  /** It cannot be had; asking for it is refused before anything is sent. */
  UNSUPPORTED,
  /** Nobody knows; asking for it is passed on to the vendor. */
  UNKNOWN
}
