package dev.videogen.openai;

/** In which form a create is sent. */
public enum RequestFormat {
  /**
   * As the dialect wants it; else as JSON unless a file goes with it, and as the other for good
   * once a server has taken that after it refused the first for its form.
   */
  AUTO,
  /** Always as JSON; a file becomes a {@code data:} URL. */
  JSON,
  /** Always as {@code multipart/form-data}, which is all that vLLM-Omni takes. */
  MULTIPART
}
