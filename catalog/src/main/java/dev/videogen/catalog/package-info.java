/**
 * The models, modes and prices of vendors whose tables are known, with their sources. A provider
 * and the fake's preset of the same vendor read the same table.
 */
@NullMarked
package dev.videogen.catalog;

import org.jspecify.annotations.NullMarked;
