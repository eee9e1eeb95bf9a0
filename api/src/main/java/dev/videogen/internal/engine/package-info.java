/**
 * What blocking calls and the follower of many jobs both stand on: the states of one wait, work in
 * its order, threads.
 */
@NullMarked
package dev.videogen.internal.engine;

import org.jspecify.annotations.NullMarked;
