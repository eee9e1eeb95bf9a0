package dev.videogen.durable;

import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Requests as they are stored: as JSON, with the content of their media in a table of its own, each
 * once. A medium has a slot: its place among the inputs, or -1 as a source.
 */
final class Requests {

  private static final int SOURCE = -1;

  /** How often what another transaction keeps and a third throws away is looked for. */
  private static final int MAX_ATTEMPTS = 3;

  /** Longer media are for addresses: each node that sends one has it in memory. */
  private static final int MAX_CONTENT = 64 << 20;

  /**
   * Stands in the JSON where the content of a slot belongs; which slots these are, a table says.
   */
  private static final Media STORED = Media.fileId("stored");

  private final Dialect dialect;

  Requests(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * A request and what is stored beside it.
   *
   * @param json the request without the content of its media
   * @param content by slots
   */
  record Stored(String json, Map<Integer, byte[]> content) {}

  /**
   * The form in which a request is stored.
   *
   * @throws InvalidRequestException if it needs a file of this machine, or a medium is too long
   */
  static Stored toStored(VideoRequest request) {
    Map<Integer, byte[]> content = new HashMap<>();
    VideoRequest.Builder stored = request.toBuilder();
    List<MediaInput> inputs = new ArrayList<>();
    for (MediaInput input : request.inputs()) {
      int slot = inputs.size();
      inputs.add(new MediaInput(input.role(), withoutContent(input.media(), slot, content)));
    }
    stored.inputs(inputs);
    request
        .source()
        .filter(source -> source.media().isPresent())
        .ifPresent(
            source ->
                stored.source(withMedia(source, media -> withoutContent(media, SOURCE, content))));
    return new Stored(Json.of(stored.build()), content);
  }

  private static VideoSource withMedia(VideoSource source, UnaryOperator<Media> change) {
    Media media = change.apply(source.media().orElseThrow());
    VideoSource changed =
        switch (source.feature()) {
          case EDIT -> VideoSource.edit(media);
          case EXTEND -> VideoSource.extend(media);
          default -> source;
        };
    return source.output().isPresent() ? changed.withOutput(source.output().getAsInt()) : changed;
  }

  private static Media withoutContent(Media media, int slot, Map<Integer, byte[]> content) {
    if (media.path().isPresent()) {
      throw invalid(
          media
              + " is a file of this machine, and another may send the request, or this one when"
              + " the file is gone. Give its content (Media.of(bytes)) or an address");
    }
    if (!media.hasContent()) {
      return media;
    }
    content.put(slot, content(media));
    Media stored = media.mediaType().map(STORED::as).orElse(STORED);
    return media.isCropped() ? stored.cropped() : stored;
  }

  private static byte[] content(Media media) {
    try (InputStream stream = media.open()) {
      byte[] bytes = stream.readNBytes(MAX_CONTENT + 1);
      if (bytes.length > MAX_CONTENT) {
        throw invalid(
            media
                + " is longer than the "
                + MAX_CONTENT
                + " bytes that are stored; give an address");
      }
      return bytes;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InvalidRequestException invalid(String why) {
    return new InvalidRequestException(
        ErrorDetails.builder(Operation.CREATE, why + ". Nothing was stored.").build());
  }

  /** Keeps the content of a purchase's media. */
  void keep(Connection connection, UUID purchase, Stored stored) throws SQLException {
    for (Map.Entry<Integer, byte[]> slot : stored.content().entrySet()) {
      String hash = hash(slot.getValue());
      keep(connection, hash, slot.getValue());
      Sql.update(
          connection,
          "INSERT INTO videogen_purchase_media (purchase, slot, hash) VALUES (?, ?, ?)",
          purchase,
          slot.getKey(),
          hash);
    }
  }

  private void keep(Connection connection, String hash, byte[] content) throws SQLException {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      if (isKept(connection, hash) || insert(connection, hash, content)) {
        return;
      }
    }
  }

  /** Whether it is there, and stays there until the transaction ends. */
  private boolean isKept(Connection connection, String hash) throws SQLException {
    return Sql.find(
            connection,
            "SELECT 1 FROM videogen_media WHERE hash = ?" + dialect.keepingRow(),
            row -> true,
            hash)
        .isPresent();
  }

  private boolean insert(Connection connection, String hash, byte[] content) throws SQLException {
    try {
      return Sql.update(
              connection,
              "INSERT INTO videogen_media (hash, content) VALUES (?, ?)" + dialect.unlessThere(),
              hash,
              content)
          == 1;
    } catch (SQLException failure) {
      if (dialect.isDuplicate(failure)) {
        return false;
      }
      throw failure;
    }
  }

  /** The request of a purchase, whole. */
  Optional<VideoRequest> find(Connection connection, UUID purchase) throws SQLException {
    Optional<VideoRequest> stored =
        Sql.find(
                connection,
                "SELECT request FROM videogen_purchase WHERE id = ? AND request IS NOT NULL",
                row -> row.getString("request"),
                purchase)
            .map(Json::request);
    if (stored.isEmpty()) {
      return stored;
    }
    Map<Integer, byte[]> content = new HashMap<>();
    Sql.list(
        connection,
        "SELECT s.slot, m.content FROM videogen_purchase_media s JOIN videogen_media m ON m.hash ="
            + " s.hash WHERE s.purchase = ?",
        row -> content.put(row.getInt("slot"), row.getBytes("content")),
        purchase);
    return stored.map(request -> whole(request, content));
  }

  private static VideoRequest whole(VideoRequest stored, Map<Integer, byte[]> content) {
    VideoRequest.Builder whole = stored.toBuilder();
    List<MediaInput> inputs = new ArrayList<>();
    for (MediaInput input : stored.inputs()) {
      byte[] bytes = content.get(inputs.size());
      inputs.add(
          bytes == null ? input : new MediaInput(input.role(), withContent(input.media(), bytes)));
    }
    whole.inputs(inputs);
    byte[] source = content.get(SOURCE);
    if (source != null) {
      whole.source(withMedia(stored.source().orElseThrow(), media -> withContent(media, source)));
    }
    return whole.build();
  }

  private static Media withContent(Media stored, byte[] bytes) {
    Media media = stored.mediaType().map(Media.of(bytes)::as).orElseGet(() -> Media.of(bytes));
    return stored.isCropped() ? media.cropped() : media;
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
