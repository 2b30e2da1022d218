package io.github.aiconf.simulator.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Beside a map of the JDK. */
class PersistentMapTest {

  /** Few hashes, so that many keys share one. */
  private record Key(int number) {

    @Override
    public int hashCode() {
      return number % 7 == 0 ? 1 : (number % 40) << 20;
    }
  }

  private static Map<Key, Integer> entries(PersistentMap<Key, Integer> map) {
    Map<Key, Integer> entries = new HashMap<>();
    map.forEach((key, value) -> assertThat(entries.put(key, value)).isNull());
    return entries;
  }

  @Test
  void holdsWhatWasPutAndLeavesEarlierMapsAsTheyWere() {
    Random random = new Random(1);
    PersistentMap<Key, Integer> map = PersistentMap.empty();
    Map<Key, Integer> model = new HashMap<>();
    List<PersistentMap<Key, Integer>> maps = new ArrayList<>();
    List<Map<Key, Integer>> models = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      Key key = new Key(random.nextInt(200));
      if (random.nextInt(3) == 0) {
        map = map.without(key);
        model.remove(key);
      } else {
        map = map.with(key, i);
        model.put(key, i);
      }
      assertThat(map.get(key)).isEqualTo(model.get(key));
      if (i % 50 == 0) {
        maps.add(map);
        models.add(Map.copyOf(model));
      }
    }
    for (int i = 0; i < maps.size(); i++) {
      assertThat(entries(maps.get(i))).isEqualTo(models.get(i));
      for (int number = 0; number < 200; number++) {
        assertThat(maps.get(i).get(new Key(number))).isEqualTo(models.get(i).get(new Key(number)));
      }
    }
  }
}
