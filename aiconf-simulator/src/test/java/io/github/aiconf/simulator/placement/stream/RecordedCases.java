package io.github.aiconf.simulator.placement.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Cases with what kube-scheduler 1.36.3 answered. */
final class RecordedCases {

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private RecordedCases() {}

  /** Those in a resource beside this class. */
  static List<Map<String, Object>> resource(String name) {
    try (InputStream file = RecordedCases.class.getResourceAsStream(name)) {
      return read(name.endsWith(".gz") ? new GZIPInputStream(file) : file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those in a file of the folder that a system property names. */
  static List<Map<String, Object>> file(String property, String name) {
    try (InputStream file = Files.newInputStream(Path.of(System.getProperty(property), name))) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, Object>> read(InputStream file) throws IOException {
    List<Map<String, Object>> cases = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null) {
      cases.add(JSON.readValue(line, TREE));
      line = lines.readLine();
    }
    return cases;
  }
}
