package dev.videogen;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a vendor says of a file before it is read.
 *
 * @param mediaType its type without parameters, such as {@code video/mp4}; empty if the vendor does
 *     not say
 * @param length bytes, or empty if the vendor does not say
 * @param etag the tag that tells this state of the file from any other; empty if there is none
 */
public record DownloadInfo(
    Optional<String> mediaType, OptionalLong length, Optional<String> etag) {}
