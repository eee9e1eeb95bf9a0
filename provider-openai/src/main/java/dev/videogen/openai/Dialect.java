package dev.videogen.openai;

/** Which server's variant of OpenAI's wire format is spoken. */
enum Dialect {
  /** OpenAI's own at its address; at any other, what is common to the servers that speak it. */
  AUTO,
  /** OpenAI's own, with its models' limits and prices, wherever the base URL leads. */
  OPENAI,
  /** vLLM-Omni's: forms alone. */
  VLLM_OMNI,
  /** SGLang's: a picture by its address as plain text, and jobs that it lists. */
  SGLANG,
  /** NVIDIA Dynamo's: a create is answered when its job has ended. */
  DYNAMO,
  /** That of LiteLLM's proxy. */
  LITELLM,
  /** That of new-api and the gateways of its family. */
  NEW_API
}
