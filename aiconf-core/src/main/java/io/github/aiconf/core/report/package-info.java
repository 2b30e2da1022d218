/**
 * Reports: one {@link io.github.aiconf.core.ConformanceReport} as text for people, JSON, JUnit XML
 * or Markdown.
 *
 * <p>Start at {@link io.github.aiconf.core.report.ReportWriters}. What comes from a cluster is
 * never trusted: control characters do not reach a terminal, and markup does not reach a page. The
 * form of the JSON is described by {@code report-v1.schema.json} beside these classes.
 */
@NullMarked
package io.github.aiconf.core.report;

import org.jspecify.annotations.NullMarked;
