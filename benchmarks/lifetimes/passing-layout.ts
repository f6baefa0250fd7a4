/** The value that is lent: words, from a place that is the same for all sizes. */
import type { Kernel } from '../../src/lab/experiment.ts';
import { drawn, step } from './random.ts';

type Callee = (words: Int32Array, address: number, size: number) => number;

/** Addresses and size in bytes. */
export interface Passed {
  readonly words: Int32Array;
  readonly value: number;
  readonly size: number;
  readonly callee: Callee;
}

const VALUE = 128;

export function passing(
  callee: Callee,
  loop: (passed: Passed, iterations: number) => number,
): Kernel<Passed> {
  return {
    bytes: ({ size }) => VALUE + size! + 128,
    setup({ memory, parameters, seed }) {
      const words = new Int32Array(memory);
      let x = seed | 0;
      for (let i = 0; i < parameters.size! >> 2; i++) {
        x = step(x);
        words[(VALUE >> 2) + i] = drawn(x);
      }
      return { words, value: VALUE, size: parameters.size!, callee };
    },
    run: loop,
  };
}
