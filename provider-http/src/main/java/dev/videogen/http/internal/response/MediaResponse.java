package dev.videogen.http.internal.response;

import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.spi.ByteRange;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the headers say about a file.
 *
 * @param offset where in the file the body begins; empty if that cannot be told
 * @param totalLength the length of the whole file
 * @param mediaType without parameters, by its registered name
 * @param etag a strong entity tag
 * @param encoded whether the body is compressed, so that neither length nor offset mean the file
 */
public record MediaResponse(
    OptionalLong offset,
    OptionalLong totalLength,
    Optional<String> mediaType,
    Optional<String> etag,
    boolean encoded) {

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes\\s+(\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

  public static MediaResponse of(int status, ResponseHeaders headers) {
    Optional<String> mediaType =
        headers
            .get("content-type")
            .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .filter(type -> !type.isEmpty())
            // Widespread, but there is no such type.
            .map(type -> type.equals("image/jpg") ? "image/jpeg" : type);
    Optional<String> etag = headers.get("etag").filter(tag -> tag.startsWith("\""));
    boolean encoded =
        headers
            .get("content-encoding")
            .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
            .isPresent();
    if (status != 206) {
      return new MediaResponse(OptionalLong.of(0), length(headers), mediaType, etag, encoded);
    }
    Matcher range = CONTENT_RANGE.matcher(headers.get("content-range").orElse(""));
    boolean readable = range.matches();
    return new MediaResponse(
        readable ? OptionalLong.of(Long.parseLong(range.group(1))) : OptionalLong.empty(),
        readable && !range.group(2).equals("*")
            ? OptionalLong.of(Long.parseLong(range.group(2)))
            : OptionalLong.empty(),
        mediaType,
        etag,
        encoded);
  }

  /** Whether it is the file that was asked for, from the offset that was asked for or from 0. */
  public boolean continues(ByteRange range) {
    boolean sameFile = range.etag().isEmpty() || etag.isEmpty() || etag.equals(range.etag());
    return offset.equals(OptionalLong.of(0))
        || (offset.equals(OptionalLong.of(range.offset())) && sameFile);
  }

  /** Whether it is an error page or an error object, sent with the status of a success. */
  public boolean isNoMedia() {
    return mediaType
        .filter(type -> type.equals("application/json") || type.equals("text/html"))
        .isPresent();
  }

  private static OptionalLong length(ResponseHeaders headers) {
    return headers
        .get("content-length")
        .filter(text -> text.matches("\\d{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }
}
