package dev.videogen.internal.fit;

import dev.videogen.VideoRequest;
import dev.videogen.capabilities.ModelCapabilities;

/** A prompt says something, and no more than the model reads. */
final class PromptRule {

  private PromptRule() {}

  static void check(VideoRequest request, ModelCapabilities model, Refusal refusal) {
    if (request.prompt().isEmpty()) {
      checkWithout(request, model, refusal);
      return;
    }
    String prompt = request.prompt().get();
    if (prompt.isBlank()) {
      throw refusal.invalid(
          "The prompt is blank. Say what is to be seen, or leave the prompt out.");
    }
    int length = prompt.codePointCount(0, prompt.length());
    int longest = model.maxPromptLength().orElse(Integer.MAX_VALUE);
    if (length > longest) {
      throw refusal.invalid(
          "The prompt has %d characters, and %s takes at most %d. Shorten it."
              .formatted(length, model.name(), longest));
    }
  }

  private static void checkWithout(VideoRequest request, ModelCapabilities model, Refusal refusal) {
    if (model.promptRequired()) {
      throw refusal.invalid(
          "The request has no prompt, and " + model.name() + " needs one. Say what is to be seen.");
    }
    if (request.inputs().isEmpty() && request.source().isEmpty()) {
      throw refusal.invalid(
          "The request has neither a prompt nor a picture. Say or show what is to be seen.");
    }
  }
}
