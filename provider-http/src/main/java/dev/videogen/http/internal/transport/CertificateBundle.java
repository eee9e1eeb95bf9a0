package dev.videogen.http.internal.transport;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Certificates in PEM, such as a company's own, in files and folders. As with curl they stand
 * instead of those that Java brings along. For one thread.
 */
public final class CertificateBundle {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateBundle.class);

  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_FILES = 10_000;

  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  /** How files of a folder are named: by the hash of a subject, or by what they are. */
  private static final Pattern IN_FOLDER =
      Pattern.compile("(?i)[0-9a-f]{8}\\.\\d+|.*\\.(?:pem|crt|cer)");

  private final Set<Certificate> certificates = new LinkedHashSet<>();

  /** How many were read, each as often as it is there. */
  private int read;

  /**
   * Trusts the certificates of a file and no others.
   *
   * @param name what names the file, for messages
   * @param file where it is
   * @throws ConfigurationException if it cannot be read or holds no certificate
   */
  public static SSLContext trust(String name, String file) {
    return new CertificateBundle().addFile(name, file).trust();
  }

  /** Adds those of a file. */
  public CertificateBundle addFile(String name, String file) {
    try {
      int before = read;
      addAll(text(Path.of(file)));
      if (read == before) {
        throw wrong(name, file, "it holds no certificate in PEM", null);
      }
      return this;
    } catch (IOException | InvalidPathException unreadable) {
      throw wrong(name, file, "it cannot be read: " + unreadable, unreadable);
    } catch (CertificateException | IllegalArgumentException unusable) {
      throw wrong(
          name, file, "a certificate in it cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  /**
   * Adds those of all files in folders. A file there that holds none, or one that cannot be used,
   * is passed over.
   *
   * @param name what names the folders, for messages
   * @param folders with the system's separator of paths between them
   * @throws ConfigurationException if there is none in any of them
   */
  public CertificateBundle addFolders(String name, String folders) {
    int before = read;
    for (String folder : folders.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!folder.isEmpty()) {
        addFolder(folder);
      }
    }
    if (read == before) {
      throw wrong(name, folders, "there is no certificate in PEM", null);
    }
    return this;
  }

  private void addFolder(String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file :
          files
              .filter(each -> IN_FOLDER.matcher(each.getFileName().toString()).matches())
              .filter(Files::isRegularFile)
              .sorted()
              .limit(MAX_FILES)
              .toList()) {
        addUsable(file);
      }
    } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
      LOG.warn("Certificates in {} cannot be read: {}", folder, unreadable.toString());
    }
  }

  private void addUsable(Path file) {
    try {
      addAll(text(file));
    } catch (IOException | CertificateException | IllegalArgumentException unusable) {
      LOG.warn("The certificate {} cannot be used: {}", file, unusable.toString());
    }
  }

  private void addAll(String text) throws CertificateException {
    Matcher found = CERTIFICATE.matcher(text);
    while (found.find()) {
      certificates.add(certificate(found.group(1)));
      read++;
    }
  }

  /** Trusts those that were added, and no others. */
  public SSLContext trust() {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (Certificate each : certificates) {
        trusted.setCertificateEntry("ca-" + trusted.size(), each);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, managers.getTrustManagers(), null);
      return tls;
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException("Java cannot trust certificates", broken);
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
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

  private static ConfigurationException wrong(
      String name, String place, String why, @Nullable Exception cause) {
    return new ConfigurationException(
        ErrorDetails.builder(
                Operation.OPEN,
                name + " names " + place + " as the certificates to trust, and " + why)
            .cause(cause)
            .build());
  }
}
