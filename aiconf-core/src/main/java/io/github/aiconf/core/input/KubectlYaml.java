package io.github.aiconf.core.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * YAML with the booleans of kubectl: beside {@code yes} and {@code on} also {@code y} and
 * {@code n}.
 */
final class KubectlYaml extends YAMLFactory {

  private static final long serialVersionUID = 1L;
  private static final LoaderOptions OPTIONS = options();
  private static final YAMLFactory INSTANCE = new KubectlYaml();

  private KubectlYaml() {
    super(builder().loaderOptions(OPTIONS).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION));
  }

  static JsonParser parser(InputStream in) throws IOException {
    return INSTANCE.createParser(in);
  }

  @Override
  protected YAMLParser _createParser(InputStream in, IOContext context) throws IOException {
    return new YAMLParser(
        context,
        _parserFeatures,
        _yamlParserFeatures,
        OPTIONS,
        _objectCodec,
        _createReader(in, null, context)) {
      @Override
      protected JsonToken _decodeScalar(ScalarEvent scalar) throws IOException {
        JsonToken token = super._decodeScalar(scalar);
        if (token != JsonToken.VALUE_STRING || !scalar.isPlain()) {
          return token;
        }
        return switch (scalar.getValue()) {
          case "y", "Y" -> JsonToken.VALUE_TRUE;
          case "n", "N" -> JsonToken.VALUE_FALSE;
          default -> token;
        };
      }
    };
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }
}
