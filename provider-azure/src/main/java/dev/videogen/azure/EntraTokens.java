package dev.videogen.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.videogen.http.auth.Credentials;
import dev.videogen.http.auth.TokenUnavailableException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tokens from Microsoft Entra ID, by way of Azure Identity. Each call asks for one. */
final class EntraTokens implements Supplier<Credentials.Token> {

  /** Azure Identity reports on all that it tried, in a paragraph each. */
  private static final int MAX_REASON_LENGTH = 240;

  private final Supplier<TokenCredential> credentials;
  private final String scope;
  private final String advice;
  private @Nullable TokenCredential credential;

  private EntraTokens(Supplier<TokenCredential> credentials, String scope, String advice) {
    this.credentials = credentials;
    this.scope = scope;
    this.advice = advice;
  }

  /** Tokens from a credential of the app's. */
  static EntraTokens of(TokenCredential credential, String scope) {
    return new EntraTokens(
        () -> credential, scope, "Check the TokenCredential that was given in code.");
  }

  /**
   * Tokens from whatever Azure Identity finds here: the environment, a workload or managed
   * identity, the Azure CLI. It is not looked for before a token is needed.
   *
   * @param keySetting what to set to do without
   */
  static EntraTokens ofThisMachine(String scope, String keySetting) {
    return new EntraTokens(
        () -> new DefaultAzureCredentialBuilder().build(),
        scope,
        "Sign in with \"az login\", or set AZURE_TENANT_ID, AZURE_CLIENT_ID and"
            + " AZURE_CLIENT_SECRET, or give the machine a managed identity or the client a"
            + " TokenCredential, or set "
            + keySetting
            + ".");
  }

  @Override
  public Credentials.Token get() {
    AccessToken token = token();
    if (token == null) {
      throw new TokenUnavailableException("Microsoft Entra ID gave none. " + advice, null);
    }
    return new Credentials.Token(token.getToken(), token.getExpiresAt().toInstant());
  }

  private @Nullable AccessToken token() {
    try {
      return credential().getTokenSync(new TokenRequestContext().addScopes(scope));
    } catch (RuntimeException failed) {
      throw new TokenUnavailableException(
          "Microsoft Entra ID gave none for " + scope + " (" + reason(failed) + "). " + advice,
          failed);
    }
  }

  private synchronized TokenCredential credential() {
    if (credential == null) {
      credential = credentials.get();
    }
    return credential;
  }

  /** The first thing that is said, without the link to a page of help. */
  private static String reason(RuntimeException failed) {
    String message =
        failed.getMessage() == null ? failed.getClass().getName() : failed.getMessage();
    String first =
        message.strip().lines().findFirst().orElse("").split("To mitigate", 2)[0].strip();
    return first.length() > MAX_REASON_LENGTH
        ? first.substring(0, MAX_REASON_LENGTH) + "..."
        : first;
  }
}
