package dev.videogen.conformance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server's certificate, made by the JDK's own tool, and the trust in it. */
final class Certificate {

  private static final String PASSWORD = "changeit";

  private Certificate() {}

  /**
   * Makes a certificate for this machine.
   *
   * @param folder where its key store may lie
   * @param name of the file
   * @return what proves to be the server that it is for, and trusts that server and no other
   */
  static SSLContext make(Path folder, String name) {
    Path store = folder.resolve(name);
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-J-XX:TieredStopAtLevel=1",
                  // What makes a password hard to guess takes longer than all the rest.
                  "-J-Dkeystore.pkcs12.macIterationCount=1",
                  "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
                  "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
                  "-genkeypair",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  PASSWORD,
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + name,
                  "-ext",
                  "san=ip:127.0.0.1,dns:localhost")
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return context(store);
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException("there is no certificate", failed);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("there is no certificate", interrupt);
    }
  }

  private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory identity =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    identity.init(keys, PASSWORD.toCharArray());
    // A key store without trusted entries trusts nobody, so the certificate is entered once more.
    keys.setCertificateEntry("trusted", keys.getCertificate("mykey"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
