package dev.videogen.emulator;

import dev.videogen.VideoException;

/** What a vendor's APIs have in common: how they refuse, and how they number their answers. */
interface VendorWords {

  /** The header with the number of an answer. */
  String requestIdHeader();

  /** A model that the vendor does not have. */
  Refusal noSuchModel(String model);

  /** The answer to a call that was refused before the fake was asked. */
  Answer refusal(Refusal refusal);

  /** The answer to a call that ended with an error of the fake. */
  Answer error(VideoException error);
}
