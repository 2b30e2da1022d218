package io.github.aiconf.core.submission.program;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which tests of other suites speak for which requirement. */
public final class TestSuites {

  /**
   * A test that speaks for a requirement.
   *
   * @param suite the suite that it belongs to
   * @param test its whole name; empty where a part of the name decides
   * @param contains that part
   * @param id the requirement
   * @param proves whether it demonstrates the requirement, or shows a part of it
   */
  public record Mapping(String suite, String test, String contains, String id, boolean proves) {

    private boolean matches(String name) {
      return test.isEmpty() ? name.contains(contains) : name.equals(test);
    }
  }

  private static final String FILE = "suites.yaml";

  /** Read with the first question, and once. */
  private static final class Read {
    static final List<Mapping> MAPPINGS = read();
  }

  private TestSuites() {}

  /** All mappings. */
  public static List<Mapping> all() {
    return Read.MAPPINGS;
  }

  /** What a test by its name speaks for; of a subtest its parent decides. */
  public static Optional<Mapping> of(String name) {
    return Read.MAPPINGS.stream().filter(mapping -> mapping.matches(name)).findFirst();
  }

  private static List<Mapping> read() {
    try (InputStream in =
        TestSuites.class.getResourceAsStream("/io/github/aiconf/core/submission/program/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException("the data file " + FILE + " is missing");
      }
      List<Mapping> mappings = new ArrayList<>();
      for (Value suite : Document.read(in, FILE).get(0).value().get("suites").items()) {
        for (Value test : suite.get("tests").items()) {
          mappings.add(new Mapping(
              suite.text("name"),
              test.text("test"),
              test.text("contains"),
              test.text("id"),
              test.text("weight").equals("proves")));
        }
      }
      return List.copyOf(mappings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
