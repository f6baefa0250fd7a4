/** Which cells rc/ref-cell adds to: a random place, so many from there on, another random place. */
import type { Kernel, KernelContext } from '../../src/lab/experiment.ts';

/** Cells. With a flag each, of 8 bytes natively, they just fit into a first-level cache of 32 kB. */
export const CELLS = 2000;

/** The next random number. */
export const next = (x: number): number => (Math.imul(x, 1664525) + 1013904223) | 0;

/** A place under `span`, which is under 2^15: the upper bits are the random ones. */
export const placeOf = (x: number, span: number): number => ((x >>> 16) * span) >>> 16;

export interface Cells {
  readonly words: Int32Array;
  /** Neighbors that are added to in a row. */
  readonly row: number;
  /** Rows begin at the places under this. */
  readonly span: number;
  readonly seed: number;
}

/** `stride` words for each cell, the value last; `first` words before them all. */
export function cells(
  { stride, first }: { readonly stride: number; readonly first: number },
  loop: (cells: Cells, iterations: number) => number,
): Kernel<Cells> {
  return {
    bytes: () => 4 * (first + CELLS * stride),
    setup: ({ memory, parameters, seed }: KernelContext): Cells => {
      const row = parameters.row!;
      return { words: new Int32Array(memory), row, span: CELLS - row + 1, seed };
    },
    run: loop,
    audit({ words }, mine) {
      let sum = 0;
      let flags = 0;
      for (let i = 0; i < words.length; i++)
        if (i >= first && (i - first) % stride === stride - 1) sum = (sum + words[i]!) >>> 0;
        else if (words[i] !== 0) flags++;
      if (flags > 0) return `${flags} cells are still borrowed`;
      return sum === mine >>> 0 ? undefined : `the cells say ${sum}, not ${mine >>> 0}`;
    },
  };
}
