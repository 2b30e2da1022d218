/**
 * Tests of aiconf against a real control plane: what is stated about objects is shown by an API
 * server.
 */
@NullMarked
package io.github.aiconf.integration;

import org.jspecify.annotations.NullMarked;
