package io.github.aiconf.core.live;

import io.github.aiconf.api.cluster.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The certificate that a user of a kubeconfig shows to the server. */
final class ClientCertificate {

  private final @Nullable X509Certificate certificate;
  private final String problem;

  private ClientCertificate(@Nullable X509Certificate certificate, String problem) {
    this.certificate = certificate;
    this.problem = problem;
  }

  /**
   * The certificate of a user; empty where there is none.
   *
   * @param kubeconfig relative names of files begin at its folder
   */
  static Optional<ClientCertificate> of(Value user, Path kubeconfig) {
    String data = user.text("client-certificate-data");
    if (!data.isEmpty()) {
      return Optional.of(ofData(data));
    }
    String file = user.text("client-certificate");
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(ofFile(kubeconfig.toAbsolutePath().resolveSibling(file)));
  }

  /** Why it cannot be shown now; empty where it can. */
  Optional<String> problem(Instant now) {
    if (certificate == null) {
      return Optional.of(problem);
    }
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (end.isBefore(now)) {
      return Optional.of("has a client certificate that expired at " + end + "; renew it");
    }
    return begin.isAfter(now)
        ? Optional.of("has a client certificate that is valid only from " + begin
            + "; check the clock of this machine")
        : Optional.empty();
  }

  private static ClientCertificate ofData(String data) {
    try {
      return parsed(Base64.getMimeDecoder().decode(data.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException | IllegalArgumentException e) {
      return new ClientCertificate(
          null, "has a client-certificate-data that is not a certificate; copy it again");
    }
  }

  private static ClientCertificate ofFile(Path file) {
    try {
      return parsed(Files.readAllBytes(file));
    } catch (IOException e) {
      return new ClientCertificate(
          null, "names the client certificate " + file + ", which cannot be read; check the path");
    } catch (CertificateException e) {
      return new ClientCertificate(
          null, "names the client certificate " + file + ", which is not a certificate");
    }
  }

  private static ClientCertificate parsed(byte[] pem) throws CertificateException {
    return new ClientCertificate(
        (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem)),
        "");
  }
}
