package dev.videogen.azure;

/** Which of Azure's two APIs is spoken. */
enum AzureApi {
  /** Azure's own, of Sora 1. */
  JOBS("sora"),
  /** OpenAI's wire format, of Sora 2. */
  VIDEOS("sora-2");

  private final String defaultDeployment;

  AzureApi(String defaultDeployment) {
    this.defaultDeployment = defaultDeployment;
  }

  /** The model's own name, which the portal proposes for its deployment. */
  String defaultDeployment() {
    return defaultDeployment;
  }
}
