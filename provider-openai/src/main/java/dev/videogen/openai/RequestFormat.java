package dev.videogen.openai;

/** In which form a create is sent. */
public enum RequestFormat {
  /**
   * As JSON unless a file goes with it, and as a form for good once a server has taken a form after
   * it refused JSON.
   */
  AUTO,
  /** Always as JSON; a file becomes a {@code data:} URL. */
  JSON,
  /** Always as {@code multipart/form-data}, which is all that vLLM-Omni takes. */
  MULTIPART
}
