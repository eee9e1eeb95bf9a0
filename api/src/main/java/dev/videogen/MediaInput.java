package dev.videogen;

/**
 * A medium in a request together with what it is for. Some vendors tell references apart by their
 * order, so the order of a request's inputs counts.
 *
 * @param role what the medium is for
 * @param media the medium
 */
public record MediaInput(MediaRole role, Media media) {

  /**
   * The feature that a model must have to take this input. For a reference the kind of medium
   * decides, so the head of a file is read.
   *
   * @return the feature of the role, or of the medium's kind for a reference
   */
  public Feature feature() {
    return switch (role) {
      case FIRST_FRAME -> Feature.FIRST_FRAME;
      case LAST_FRAME -> Feature.LAST_FRAME;
      case REFERENCE ->
          switch (media.kind()) {
            case IMAGE -> Feature.REFERENCE_IMAGE;
            case VIDEO -> Feature.REFERENCE_VIDEO;
            case AUDIO -> Feature.REFERENCE_AUDIO;
          };
    };
  }
}
