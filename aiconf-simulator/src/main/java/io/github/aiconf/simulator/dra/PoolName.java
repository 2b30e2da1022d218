package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.ResourceSlice;

/** The name of a pool, which is unique with that of its driver. */
record PoolName(String driver, String pool) {

  static PoolName of(ResourceSlice slice) {
    return new PoolName(slice.driver(), slice.pool().name());
  }

  boolean is(String ofDriver, String name) {
    return driver.equals(ofDriver) && pool.equals(name);
  }
}
