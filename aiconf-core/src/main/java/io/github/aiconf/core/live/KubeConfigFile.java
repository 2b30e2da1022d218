package io.github.aiconf.core.live;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.InputException;
import io.github.aiconf.core.manifest.Document;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A kubeconfig, looked at before the client does, so that what is wrong with it is said with file
 * and line. The client then reads the same file.
 */
final class KubeConfigFile {

  private final Path path;
  private final Document document;

  private KubeConfigFile(Path path, Document document) {
    this.path = path;
    this.document = document;
  }

  static KubeConfigFile read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      List<Document> documents = Document.read(in, path.toString());
      if (documents.isEmpty() || documents.get(0).value().fields().isEmpty()) {
        throw new InputException(
            path + ": the kubeconfig is empty; give one with --kubeconfig or $KUBECONFIG");
      }
      return new KubeConfigFile(path, documents.get(0));
    } catch (NoSuchFileException e) {
      throw new InputException(
          path
              + ": there is no kubeconfig; give one with --kubeconfig or $KUBECONFIG, or check a recording with --snapshot",
          e);
    } catch (IOException e) {
      throw new InputException(path + ": the kubeconfig cannot be read: " + e.getMessage(), e);
    }
  }

  /** The context that is asked for, or the current one. */
  String context(Optional<String> wanted) {
    String name = wanted.orElseGet(() -> document.value().text("current-context"));
    if (name.isEmpty()) {
      throw document.refuse("current-context", "is not set; choose a context with --context");
    }
    if (entry("contexts", name).isEmpty()) {
      TreeSet<String> known = new TreeSet<>();
      document.value().items("contexts").forEach(c -> known.add(c.text("name")));
      throw document.refuse(
          "contexts",
          "has no '" + name + "'; there are: "
              + (known.isEmpty() ? "none" : String.join(", ", known)));
    }
    return name;
  }

  /** The address of the server of a context. */
  String server(String context) {
    String cluster =
        entry("contexts", context).map(c -> c.text("context.cluster")).orElse("");
    String server =
        entry("clusters", cluster).map(c -> c.text("cluster.server")).orElse("");
    if (server.isEmpty()) {
      throw document.refuse(
          "clusters",
          "has no server for '" + cluster + "', which the context '" + context + "' names");
    }
    return server;
  }

  /**
   * Refuses a client certificate whose time is over: the server would only say that it is not
   * authorised.
   */
  void requireValidCertificate(String context, Instant now) {
    String user = entry("contexts", context).map(c -> c.text("context.user")).orElse("");
    String data =
        entry("users", user).map(u -> u.text("user.client-certificate-data")).orElse("");
    if (data.isEmpty()) {
      return;
    }
    Instant end = end(data, user);
    if (end.isBefore(now)) {
      throw document.refuse(
          "users", "the client certificate of '" + user + "' expired at " + end + "; renew it");
    }
  }

  Config config(String context) {
    try {
      return Config.fromKubeconfig(context, path.toFile());
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw new InputException(path + ": the kubeconfig cannot be used: " + e.getMessage(), e);
    }
  }

  private Optional<Value> entry(String list, String name) {
    return document.value().items(list).stream()
        .filter(e -> e.text("name").equals(name))
        .findFirst();
  }

  private Instant end(String data, String user) {
    try {
      byte[] pem = Base64.getMimeDecoder().decode(data.getBytes(StandardCharsets.US_ASCII));
      X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(pem));
      return certificate.getNotAfter().toInstant();
    } catch (CertificateException | IllegalArgumentException e) {
      throw document.refuse(
          "users", "the client-certificate-data of '" + user + "' is not a certificate");
    }
  }
}
