package dev.videogen.http;

import dev.videogen.http.wire.PathSegment;

/**
 * A job that is asked for below a path, as {@link ScopedIds} reads its id.
 *
 * @param model the job's model
 * @param path at which the job is asked for, its vendor's id at the end
 * @param vendorId the vendor's own id of it, as one segment
 * @param jobId the id of the job, before it is wrapped
 */
public record ScopedId(String model, PathSegment path, PathSegment vendorId, String jobId) {}
