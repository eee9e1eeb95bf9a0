package dev.videogen.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vendor refuses the prompt or an input on grounds of its content policy. Nothing was created.
 *
 * <p>Change the prompt; sending it again does not help.
 */
public final class ContentPolicyException extends VideoException {

  private static final long serialVersionUID = 1;

  private final @Nullable String revisedPrompt;

  /**
   * A refusal.
   *
   * @param details what is known of it
   * @param revisedPrompt the prompt that the vendor would take instead; null where it names none
   */
  public ContentPolicyException(ErrorDetails details, @Nullable String revisedPrompt) {
    super(ErrorKind.CONTENT_POLICY, details);
    this.revisedPrompt = revisedPrompt;
  }

  /**
   * The prompt that the vendor would take instead.
   *
   * @return the prompt, or empty if the vendor names none
   */
  public Optional<String> revisedPrompt() {
    return Optional.ofNullable(revisedPrompt);
  }

  @Override
  ContentPolicyException copy(ErrorDetails changed) {
    return new ContentPolicyException(changed, revisedPrompt);
  }
}
