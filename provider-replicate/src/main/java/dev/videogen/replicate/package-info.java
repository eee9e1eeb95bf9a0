/**
 * The provider {@code replicate}: every video model that runs there, behind one token.
 *
 * <p>Sources: Replicate's published specification of its predictions and files for the calls and
 * the fields of a prediction; the models' pages for the names of inputs, most of which are
 * remembered, and are said to be where they stand.
 */
@NullMarked
package dev.videogen.replicate;

import org.jspecify.annotations.NullMarked;
