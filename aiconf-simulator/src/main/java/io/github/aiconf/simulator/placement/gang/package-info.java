/**
 * Whether a gang of pods can be placed together, exactly: a {@code GangSolver} gives a witness that
 * {@code WitnessCheck} can replay, or a certificate that {@code CertificateCheck} can verify.
 */
@NullMarked
package io.github.aiconf.simulator.placement.gang;

import org.jspecify.annotations.NullMarked;
