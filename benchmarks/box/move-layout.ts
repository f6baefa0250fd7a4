/**
 * The value that is passed, and the frame of the function that gets it.
 *
 * ```
 * byte 128   the value
 * …          the frame: room for the value, or for the three words of a vector
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';
import { fillNoise } from './noise.ts';

type Callee = (words: Int32Array, address: number, size: number) => number;

export interface Passed {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  /** Addresses in bytes. */
  readonly value: number;
  readonly frame: number;
  readonly size: number;
  readonly callee: Callee;
}

const VALUE = 128;
const PAGE = 4096;
/**
 * Value and frame lie half a page apart, modulo a page: where they agree in their low 12 bits, some processors take
 * a load for one that must wait for an earlier store, and the copy becomes many times slower.
 */
const frameOf = (size: number): number => Math.ceil((VALUE + size) / PAGE) * PAGE + VALUE + PAGE / 2;

export function passing(
  callee: Callee,
  loop: (passed: Passed, iterations: number) => number,
): Kernel<Passed> {
  return {
    bytes: ({ size }) => frameOf(size!) + size! + PAGE,
    setup({ memory, parameters, seed }) {
      const size = parameters.size!;
      const words = new Int32Array(memory);
      fillNoise(words, VALUE >> 2, size >> 2, seed);
      return { words, bytes: new Uint8Array(memory), value: VALUE, frame: frameOf(size), size, callee };
    },
    run: loop,
  };
}
