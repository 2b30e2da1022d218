package io.github.aiconf.core.submission.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A report of {@code aiconf check}, or what {@code aiconf submission import} wrote.
 *
 * @param file where it was read from
 * @param source what it is, for notes: the tool, the cluster's version, the date
 * @param checklist the release whose checklist was asked about; empty for what was imported
 * @param imported whether another suite ran
 * @param proofs what it says, by requirement
 */
public record ProofFile(
    Path file,
    String source,
    Optional<KubernetesRelease> checklist,
    boolean imported,
    List<Proof> proofs) {

  /** The schema of what {@code import} writes. */
  public static final String IMPORTED = "https://aiconf.github.io/schema/imported-v1.json";

  private static final String REPORT = "https://aiconf.github.io/schema/report-v1.json";
  private static final long MAX_BYTES = 256L * 1024 * 1024;

  private static final ObjectMapper MAPPER = mapper();

  /** Copies the list. */
  public ProofFile {
    proofs = List.copyOf(proofs);
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(200).build());
    return mapper;
  }

  /**
   * Reads a report.
   *
   * @throws InputException if it is none
   */
  public static ProofFile read(Path file) {
    JsonNode json;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InputException(file + ": it is too large for a report; check the path");
      }
      try (InputStream in = Files.newInputStream(file)) {
        json = MAPPER.readTree(in);
      }
    } catch (JsonProcessingException e) {
      throw new InputException(
          file + ":" + Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ": it is no JSON; give what aiconf check -o json wrote",
          e);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
    return switch (json.path("schema").asText()) {
      case REPORT -> report(file, json);
      case IMPORTED -> imported(file, json);
      default ->
        throw new InputException(
            file
                + ": it is no report of aiconf; give what aiconf check -o json, or aiconf submission import, wrote");
    };
  }

  private static ProofFile report(Path file, JsonNode json) {
    JsonNode cluster = json.path("cluster");
    String source = "aiconf " + json.path("toolVersion").asText()
        + (cluster.has("version") ? ", Kubernetes " + cluster.path("version").asText() : "")
        + ", " + date(cluster.path("time").asText());
    List<Proof> proofs = new ArrayList<>();
    for (JsonNode requirement : json.path("requirements")) {
      proofs.add(new Proof(
          requirement.path("id").asText(),
          verdict(file, requirement),
          assurance(file, requirement),
          onSimulatedHardware(requirement),
          summary(requirement),
          List.of()));
    }
    return new ProofFile(
        file, source, KubernetesRelease.parse(json.path("checklist").asText()), false, proofs);
  }

  private static boolean onSimulatedHardware(JsonNode requirement) {
    for (JsonNode check : requirement.path("checks")) {
      if (check.path("simulatedHardware").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  private static String summary(JsonNode requirement) {
    String summary = "";
    for (JsonNode check : requirement.path("checks")) {
      if (check.path("verdict").asText().equals(requirement.path("verdict").asText())) {
        summary = check.path("summary").asText();
      }
    }
    return summary;
  }

  private static ProofFile imported(Path file, JsonNode json) {
    List<Proof> proofs = new ArrayList<>();
    for (JsonNode requirement : json.path("requirements")) {
      List<String> evidence = new ArrayList<>();
      requirement.path("evidence").forEach(entry -> evidence.add(entry.asText()));
      proofs.add(new Proof(
          requirement.path("id").asText(),
          verdict(file, requirement),
          assurance(file, requirement),
          requirement.path("simulatedHardware").asBoolean(),
          requirement.path("summary").asText(),
          evidence));
    }
    return new ProofFile(file, json.path("source").asText(), Optional.empty(), true, proofs);
  }

  private static Verdict verdict(Path file, JsonNode requirement) {
    String text = requirement.path("verdict").asText();
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.name().equals(text))
        .findFirst()
        .orElseThrow(() -> unknown(file, requirement, "verdict", text));
  }

  private static Optional<Assurance> assurance(Path file, JsonNode requirement) {
    String text = requirement.path("assurance").asText();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Arrays.stream(Assurance.values())
        .filter(assurance -> assurance.name().equals(text))
        .findFirst()
        .orElseThrow(() -> unknown(file, requirement, "assurance", text)));
  }

  private static InputException unknown(
      Path file, JsonNode requirement, String field, String value) {
    return new InputException(file + ": " + requirement.path("id").asText() + " has the " + field
        + " '" + value + "', which is none; write the report again");
  }

  private static String date(String time) {
    int end = time.indexOf('T');
    return end < 0 ? time : time.substring(0, end);
  }
}
