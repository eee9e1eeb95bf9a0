package dev.videogen.emulator;

import dev.videogen.Media;

/**
 * A file in a form.
 *
 * @param name the name that it was given; blank if none
 * @param media its content
 */
record UploadedFile(String name, Media media) {}
