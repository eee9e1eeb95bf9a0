package dev.videogen.http.internal.submission;

import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.http.wire.PathSegment;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.SendGate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A paid request of one instance.
 *
 * @param send sends it once
 * @param fingerprint by which its job is recognised
 * @param key the app's own key, from which that on the wire is derived
 * @param id makes the vendor's id in a response the id of its job
 * @param retrieve reads a job by its id; empty if the vendor has no such call
 * @param list reads a page of jobs; empty if the vendor has no such call
 * @param listing what the pages hold
 * @param gate what each attempt must pass last
 */
public record PaidRequest(
    Supplier<VideoJob> send,
    JobFingerprint fingerprint,
    Optional<String> key,
    UnaryOperator<String> id,
    Optional<Function<PathSegment, VideoJob>> retrieve,
    Optional<Function<ListQuery, Page<VideoJob>>> list,
    Listing listing,
    SendGate gate) {}
