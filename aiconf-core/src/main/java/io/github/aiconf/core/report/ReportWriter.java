package io.github.aiconf.core.report;

import io.github.aiconf.core.ConformanceReport;
import java.io.IOException;
import java.io.Writer;

/** A form of report. It shows what the {@link ConformanceReport} says and decides nothing. */
public interface ReportWriter {

  /**
   * Writes the whole report.
   *
   * @param out flushed, not closed; where it leads to bytes, it has to encode them as UTF-8
   * @throws IOException if {@code out} does not take it
   */
  void write(ConformanceReport report, Writer out) throws IOException;
}
