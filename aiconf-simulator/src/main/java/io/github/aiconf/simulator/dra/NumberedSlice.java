package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.ResourceSlice;

/**
 * A slice and the numbers of its devices.
 *
 * @param order ascends in the order of the slices
 */
record NumberedSlice(ResourceSlice slice, int first, long order) {

  int end() {
    return first + slice.devices().size();
  }
}
