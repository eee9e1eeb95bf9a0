package dev.videogen.http.auth;

import java.util.Map;

/** Nothing to prove, and so nothing that plain http could give away. */
enum NoCredentials implements Credentials {
  INSTANCE;

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }
}
