/**
 * What every HTTP provider shares, so that a new one is a wire interface, a mapping and a table of
 * capabilities.
 *
 * <ul>
 *   <li>The settings: {@link dev.videogen.http.HttpSettings}, {@link
 *       dev.videogen.http.auth.VendorKey}.
 *   <li>The wire: an interface annotated for Feign, whose methods return {@link
 *       dev.videogen.http.wire.JsonResponse}; ids in its paths are {@link
 *       dev.videogen.http.wire.PathSegment}s, bodies are maps or a {@link
 *       dev.videogen.http.wire.MultipartBody}, files inside JSON are {@link
 *       dev.videogen.http.wire.DataUrl}s.
 *   <li>The mapping: a {@link dev.videogen.http.JobMapping}, made of pure functions over {@link
 *       dev.videogen.http.wire.JsonView} and {@link dev.videogen.http.StatusMap}.
 *   <li>The rest is {@link dev.videogen.http.VendorConnection}: pools, {@link
 *       dev.videogen.http.auth.Credentials}, time-outs, retries, {@link
 *       dev.videogen.http.Submission paid requests}, {@link dev.videogen.http.MediaRequest files},
 *       {@link dev.videogen.http.wire.VendorRules errors}, logs.
 *   <li>Where the vendor itself says what it can do: {@link dev.videogen.http.FetchedCapabilities}.
 * </ul>
 */
@NullMarked
package dev.videogen.http;

import org.jspecify.annotations.NullMarked;
