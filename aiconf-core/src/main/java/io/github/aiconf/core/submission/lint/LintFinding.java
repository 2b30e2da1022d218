package io.github.aiconf.core.submission.lint;

import io.github.aiconf.core.submission.edit.TextEdit;
import io.github.aiconf.core.submission.yaml.Place;
import java.util.Optional;

/**
 * One thing that lint has to say.
 *
 * @param severity whose word it is
 * @param rule the id of the rule, for example {@code status-invalid}
 * @param subject what it is about: a field of the metadata, the id of a requirement, a file
 * @param file the file in which it shows, from the root of the program's repository
 * @param place where in that file
 * @param message what is wrong
 * @param next what to do
 * @param edit the change that certainly puts it right; empty where a human has to decide
 */
public record LintFinding(
    Severity severity,
    String rule,
    String subject,
    String file,
    Place place,
    String message,
    String next,
    Optional<TextEdit> edit) {}
