package io.github.aiconf.simulator.selector;

import com.google.common.collect.MapMaker;
import io.github.aiconf.simulator.model.Device;
import java.util.concurrent.ConcurrentMap;

/** Remembers what devices look like to selectors for as long as the devices are there. */
final class DeviceViews {

  /** The value is {@link DeviceValues}, or the text of an error. */
  private record View(String driver, Object value) {}

  private final boolean lists;
  private final ConcurrentMap<Device, View> views = new MapMaker().weakKeys().makeMap();

  DeviceViews(boolean lists) {
    this.lists = lists;
  }

  /** The device as {@link DeviceValues}, or the text of the error that forbids it. */
  Object of(String driver, Device device) {
    View view = views.get(device);
    if (view == null || !view.driver().equals(driver)) {
      view = new View(driver, convert(driver, device));
      views.put(device, view);
    }
    return view.value();
  }

  private Object convert(String driver, Device device) {
    try {
      return DeviceValues.of(driver, device, lists);
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
