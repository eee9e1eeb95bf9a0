/** Holds the pages that people read to what is there: samples, links, settings, errors. */
@NullMarked
package dev.videogen.integration.pages;

import org.jspecify.annotations.NullMarked;
