/**
 * Something that must be left as often as it is entered: a lock, a transaction, an indentation. Thread 0 is the only one.
 *
 * ```
 * byte 0   the word that says how many are inside
 * ```
 */
import type { Kernel } from '../../src/lab/experiment.ts';

const BYTES = 128;

export interface Door {
  readonly words: Int32Array;
  readonly at: number;
  /** Steps of arithmetic for each visit. */
  readonly work: number;
  readonly seed: number;
  readonly register: FinalizationRegistry<string>;
}

export function door(loop: (door: Door, iterations: number) => number): Kernel<Door> {
  return {
    bytes: () => BYTES,
    setup({ memory, parameters, seed }) {
      // It finds nobody: whoever enters takes itself off again. It would run between samples, never inside one.
      const register = new FinalizationRegistry<string>((who) => {
        throw new Error(`${who} was never left`);
      });
      return { words: new Int32Array(memory), at: 0, work: parameters.work!, seed, register };
    },
    run: loop,
    audit: ({ words, at }) => (words[at] === 0 ? undefined : `${words[at]} are still inside`),
  };
}
