/**
 * Keeps a record of every paid submission, so that a process that was killed at any moment can say
 * on restart which jobs it paid for and which submissions are uncertain.
 */
@NullMarked
package dev.videogen.journal;

import org.jspecify.annotations.NullMarked;
