package dev.videogen.emulator;

import dev.videogen.errors.VideoException;

/** What a vendor's APIs have in common: how they word errors and number their responses. */
interface VendorErrors {

  /** The header with the number of a response. */
  String requestIdHeader();

  /** A model that the vendor does not have. */
  RejectedRequestException noSuchModel(String model);

  /** A path at which the vendor serves nothing. */
  RejectedRequestException noSuchPath(Call call);

  /** The response to a call that was refused before the fake was asked. */
  Response refusal(RejectedRequestException refusal);

  /** The response to a call that ended with an error of the fake. */
  Response error(VideoException error);
}
