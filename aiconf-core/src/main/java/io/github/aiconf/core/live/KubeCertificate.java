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

/** A certificate that a kubeconfig holds or names. */
final class KubeCertificate {

  private final @Nullable X509Certificate certificate;
  private final String problem;

  private KubeCertificate(@Nullable X509Certificate certificate, String problem) {
    this.certificate = certificate;
    this.problem = problem;
  }

  /**
   * The certificate of a user or of a cluster; empty where there is none.
   *
   * @param owner the user or cluster
   * @param field the field that names a file; with {@code -data} behind it, the one that holds the
   *     certificate
   * @param kubeconfig relative names of files begin at its folder
   */
  static Optional<KubeCertificate> of(Value owner, String field, Path kubeconfig) {
    String data = owner.text(field + "-data");
    if (!data.isEmpty()) {
      return Optional.of(ofData(data, field));
    }
    String file = owner.text(field);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(ofFile(kubeconfig.toAbsolutePath().resolveSibling(file), field));
  }

  /** Why it cannot be read; empty where it can. */
  Optional<String> unreadable() {
    return certificate == null ? Optional.of(problem) : Optional.empty();
  }

  /** Why it cannot be shown now; empty where it can. */
  Optional<String> unusable(Instant now) {
    if (certificate == null) {
      return unreadable();
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

  private static KubeCertificate ofData(String data, String field) {
    try {
      return parsed(Base64.getMimeDecoder().decode(data.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException | IllegalArgumentException e) {
      return new KubeCertificate(
          null, "has a " + field + "-data that is not a certificate; copy it again");
    }
  }

  private static KubeCertificate ofFile(Path file, String field) {
    String names = "names the " + field + " " + file + ", which ";
    try {
      return parsed(Files.readAllBytes(file));
    } catch (IOException e) {
      return new KubeCertificate(null, names + "cannot be read; check the path");
    } catch (CertificateException e) {
      return new KubeCertificate(null, names + "is not a certificate; copy it again");
    }
  }

  private static KubeCertificate parsed(byte[] pem) throws CertificateException {
    return new KubeCertificate(
        (X509Certificate) CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem)),
        "");
  }
}
