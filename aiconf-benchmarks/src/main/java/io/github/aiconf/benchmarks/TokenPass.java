package io.github.aiconf.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The rival of reading a snapshot: unpacks it and looks at each JSON token, nothing more.
 *
 * <pre>{@code
 * java -XX:+UseSerialGC -cp aiconf-benchmarks/target/benchmarks.jar io.github.aiconf.benchmarks.TokenPass FILE
 * }</pre>
 */
public final class TokenPass {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int BUFFER_BYTES = 1 << 16;

  private TokenPass() {}

  /** Prints the number of tokens of a file. */
  public static void main(String[] args) throws IOException {
    System.out.println(tokens(Path.of(args[0])));
  }

  static long tokens(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES);
        JsonParser parser = JSON.createParser(in)) {
      long tokens = 0;
      while (parser.nextToken() != null) {
        tokens++;
      }
      return tokens;
    }
  }
}
