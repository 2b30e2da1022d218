package io.github.aiconf.api.health;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;

/**
 * The certificates in a {@code caBundle}; the latest of their ends counts, since a bundle may hold
 * an old one beside the new.
 */
record CaBundle(int certificates, Instant end, String problem) {

  static CaBundle of(String base64) {
    if (base64.isEmpty()) {
      return new CaBundle(0, Instant.MIN, "is empty");
    }
    try {
      byte[] pem = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
      Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem));
      Instant end = read.stream()
          .map(certificate -> ((X509Certificate) certificate).getNotAfter().toInstant())
          .max(Instant::compareTo)
          .orElse(Instant.MIN);
      return new CaBundle(read.size(), end, read.isEmpty() ? "holds no certificate" : "");
    } catch (CertificateException | IllegalArgumentException e) {
      return new CaBundle(0, Instant.MIN, "is not a certificate");
    }
  }

  boolean isValidAt(Instant time) {
    return problem.isEmpty() && end.isAfter(time);
  }

  @Override
  public String toString() {
    return problem.isEmpty() ? "is valid until " + end : problem;
  }
}
