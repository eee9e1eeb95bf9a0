/**
 * Following many jobs at once on few requests and few threads: {@link
 * dev.videogen.follow.JobFollower} reads them, a {@link dev.videogen.follow.JobHandle} is what
 * becomes of one.
 */
@NullMarked
package dev.videogen.follow;

import org.jspecify.annotations.NullMarked;
