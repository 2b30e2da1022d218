/** A submission's directory and its {@code PRODUCT.yaml}, read as the program's validator does. */
@NullMarked
package io.github.aiconf.core.submission.product;

import org.jspecify.annotations.NullMarked;
