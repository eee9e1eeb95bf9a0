/** The fault matrix: everything that can go wrong on the way to a vendor, at every operation. */
@NullMarked
package dev.videogen.conformance.faults;

import org.jspecify.annotations.NullMarked;
