package io.github.aiconf.api.cluster;

import io.github.aiconf.api.Reason;

/**
 * Something that could not be read.
 *
 * @param what for example {@code pods}, {@code deployments.apps}, {@code discovery}
 * @param reason why, for example {@link Reason#RBAC_DENIED}
 * @param detail what the source said
 * @param next what to do about it
 */
public record Gap(String what, Reason reason, String detail, String next) {}
