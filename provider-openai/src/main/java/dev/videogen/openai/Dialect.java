package dev.videogen.openai;

import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.DataUrl;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * Which server's variant of OpenAI's wire format is spoken: how a create is written that its server
 * takes.
 *
 * <p>Sources: vLLM-Omni's {@code docs/serving/videos_api.md} and {@code protocol/videos.py},
 * Dynamo's {@code protocols/openai/videos.rs}, LiteLLM's documents of October 2026, and what is
 * known of SGLang's and new-api's requests; that new-api takes a picture as a text alone is
 * remembered, not seen.
 */
enum Dialect {
  /** OpenAI's own at its address; at any other, what is common to the servers that speak it. */
  AUTO(RequestFormat.AUTO, Picture.OBJECT),
  /** OpenAI's own, with its models' limits and prices, wherever the base URL leads. */
  OPENAI(RequestFormat.AUTO, Picture.OBJECT),
  /** vLLM-Omni's: forms alone, and a picture by its address in a field of its own. */
  VLLM_OMNI(RequestFormat.MULTIPART, Picture.IMAGE_REFERENCE),
  /** SGLang's: a picture by its address in a field of its own, and seconds as a number. */
  SGLANG(RequestFormat.AUTO, Picture.REFERENCE_URL),
  /**
   * NVIDIA Dynamo's: JSON alone, a picture as a text, seconds as a number, what is not OpenAI's in
   * {@code nvext}; and a create is responded to when its job has ended, which cannot be read again.
   */
  DYNAMO(RequestFormat.JSON, Picture.TEXT),
  /** That of LiteLLM's proxy, which passes on what OpenAI's own takes. */
  LITELLM(RequestFormat.AUTO, Picture.OBJECT),
  /** That of new-api and the gateways of its family: a picture as a text. */
  NEW_API(RequestFormat.AUTO, Picture.TEXT);

  /** Dynamo's names below {@code nvext}. */
  private static final Set<String> NVEXT = Set.of("seed", "fps", "negative_prompt");

  /** How a picture is written that is no file of a form. */
  private enum Picture {
    OBJECT,
    TEXT,
    IMAGE_REFERENCE,
    REFERENCE_URL
  }

  private final RequestFormat format;
  private final Picture picture;

  Dialect(RequestFormat format, Picture picture) {
    this.format = format;
    this.picture = picture;
  }

  /** In which form a create is sent where no other is configured. */
  RequestFormat format() {
    return format;
  }

  /** Whether pictures that were uploaded before can be named by their ids. */
  boolean takesFileIds() {
    return picture == Picture.OBJECT;
  }

  /** Whether a create is responded to when its job has ended, and no job can be read. */
  boolean isFinalAtCreate() {
    return this == DYNAMO;
  }

  /** What is known of the operations of a server that is not OpenAI's. */
  Capabilities capabilities() {
    Capabilities.Builder known = Capabilities.builder().lacks(Feature.CANCEL);
    return switch (this) {
      case DYNAMO, NEW_API -> known.listing(Listing.NONE).lacks(Feature.DELETE).build();
      case VLLM_OMNI, SGLANG -> known.listing(Listing.PARTIAL).supports(Feature.DELETE).build();
      case AUTO, OPENAI, LITELLM -> known.build();
    };
  }

  /** A duration as its field has it. */
  Object seconds(BigDecimal seconds) {
    return this == SGLANG || this == DYNAMO ? seconds : seconds.toPlainString();
  }

  /** The name of the field in which a picture stands that is no file of a form. */
  String pictureField(Media media) {
    return switch (picture) {
      case OBJECT, TEXT -> "input_reference";
      case IMAGE_REFERENCE -> "image_reference";
      // A file goes where a path would.
      case REFERENCE_URL -> media.url().isPresent() ? "reference_url" : "input_reference";
    };
  }

  /** The picture as it stands there. */
  Object picture(Media media) {
    if (media.fileId().isPresent()) {
      return Map.of("file_id", media.fileId().get());
    }
    String address = DataUrl.of(Operation.CREATE, media);
    return switch (picture) {
      case OBJECT, IMAGE_REFERENCE -> Map.of("image_url", address);
      case TEXT, REFERENCE_URL -> address;
    };
  }

  /** Whether a field stands in {@code nvext}. */
  boolean isExtension(String field) {
    return this == DYNAMO && NVEXT.contains(field);
  }
}
