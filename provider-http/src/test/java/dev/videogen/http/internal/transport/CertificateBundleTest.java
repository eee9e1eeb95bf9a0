package dev.videogen.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.errors.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Certificates that the environment names")
class CertificateBundleTest {

  @TempDir Path folder;

  private static String anyCertificate() throws Exception {
    TrustManagerFactory javas =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    javas.init((KeyStore) null);
    X509Certificate any =
        Arrays.stream(javas.getTrustManagers())
            .map(X509TrustManager.class::cast)
            .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
            .findFirst()
            .orElseThrow();
    String base64 = Base64.getMimeEncoder().encodeToString(any.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }

  @Test
  @DisplayName("may be the same in a file and in a folder, as where a system has both")
  void both() throws Exception {
    Path file = Files.writeString(folder.resolve("all.pem"), anyCertificate());

    assertThat(
            new CertificateBundle()
                .addFile("SSL_CERT_FILE", file.toString())
                .addFolders("SSL_CERT_DIR", folder.toString())
                .trust())
        .isNotNull();
  }

  @Test
  @DisplayName("are missed where a folder has none")
  void none() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new CertificateBundle().addFolders("SSL_CERT_DIR", folder.toString()))
        .withMessageContaining("no certificate");
  }
}
