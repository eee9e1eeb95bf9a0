package dev.videogen;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that was saved whole.
 *
 * @param path where it is
 * @param length bytes
 * @param mediaType its type as the vendor gave it, such as {@code video/mp4}; empty if it gave none
 * @param sha256 its checksum in lower-case hexadecimal digits; empty unless {@linkplain
 *     SaveOptions#withSha256() asked for}
 */
public record SavedFile(
    Path path, long length, Optional<String> mediaType, Optional<String> sha256) {}
