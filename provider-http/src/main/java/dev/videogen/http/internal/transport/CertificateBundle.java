package dev.videogen.http.internal.transport;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A file of certificates in PEM, such as a company's own. As with curl it stands instead of those
 * that Java brings along.
 */
public final class CertificateBundle {

  private static final int MAX_BYTES = 16 << 20;
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  private final String name;
  private final String file;

  private CertificateBundle(String name, String file) {
    this.name = name;
    this.file = file;
  }

  /**
   * Trusts the certificates of a file and no others.
   *
   * @param name what names the file, for messages
   * @param file where it is
   * @throws ConfigurationException if it cannot be read or holds no certificate
   */
  public static SSLContext trust(String name, String file) {
    return new CertificateBundle(name, file).trust();
  }

  private SSLContext trust() {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      Matcher certificates = CERTIFICATE.matcher(text());
      while (certificates.find()) {
        trusted.setCertificateEntry("ca-" + trusted.size(), certificate(certificates.group(1)));
      }
      if (trusted.size() == 0) {
        throw wrong("it holds no certificate in PEM", null);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, managers.getTrustManagers(), null);
      return tls;
    } catch (IOException | InvalidPathException unreadable) {
      throw wrong("it cannot be read: " + unreadable, unreadable);
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw wrong("a certificate in it cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  private String text() throws IOException {
    try (InputStream stream = Files.newInputStream(Path.of(file))) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it is larger than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static Certificate certificate(String base64) throws CertificateException {
    byte[] bytes = Base64.getMimeDecoder().decode(base64);
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(bytes));
  }

  private ConfigurationException wrong(String why, @Nullable Exception cause) {
    return new ConfigurationException(
        ErrorDetails.builder(
                Operation.OPEN,
                name + " names " + file + " as the certificates to trust, and " + why)
            .cause(cause)
            .build());
  }
}
