package dev.videogen.emulator;

import dev.videogen.errors.Operation;
import java.time.Instant;
import java.util.Optional;

/** One vendor's wire format, served from a fake. */
interface Dialect {

  /** Whose jobs a call is about. */
  Vendor vendor(Call call);

  /** Whether a call is meant for this dialect. */
  boolean claims(Call call);

  /** What a call asks for; empty if it is none of the dialect's. */
  Optional<Operation> operation(Call call);

  /**
   * Does what a call asks for.
   *
   * @throws RejectedRequestException if the call is wrong in itself
   * @throws dev.videogen.errors.VideoException if the fake refuses it
   */
  Response respond(Call call);

  /** The vendor's time, by which its jobs go. */
  Instant now();

  /** How the vendor words errors. */
  VendorErrors errors();
}
