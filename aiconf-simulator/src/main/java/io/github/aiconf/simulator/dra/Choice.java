package io.github.aiconf.simulator.dra;

import java.util.Arrays;

/** What a search chose. */
final class Choice {

  /** How many devices. */
  final int size;

  /** Of the devices, in the order taken; may be longer. */
  final int[] positions;

  /** The variant that each device is for; may be longer. */
  final int[] variants;

  /** By request: the variant chosen. */
  final int[] alternatives;

  Choice(int size, int[] positions, int[] variants, int[] alternatives) {
    this.size = size;
    this.positions = positions;
    this.variants = variants;
    this.alternatives = alternatives;
  }

  /** One that no search changes any more. */
  Choice copy(int requests) {
    return new Choice(
        size,
        Arrays.copyOf(positions, size),
        Arrays.copyOf(variants, size),
        Arrays.copyOf(alternatives, requests));
  }
}
