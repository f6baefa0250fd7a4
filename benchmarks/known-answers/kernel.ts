import { type Kernel, type KernelContext, type Kernels, kernel } from '../../src/lab/experiment.ts';

const WORDS_PER_LINE = 32;

interface Counter {
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly index: number;
  calls: number;
}

function counter(stride: number) {
  return ({ memory, thread }: KernelContext): Counter => ({
    words: new Int32Array(memory),
    index: thread * stride,
    calls: 0,
  });
}

/** `numerator / denominator` steps of dependent arithmetic for each operation. */
function steps(numerator: number, denominator: number): Kernel<Counter> {
  return kernel({
    bytes: () => 4096,
    setup: counter(WORDS_PER_LINE),
    run: (_, iterations) => {
      const n = Math.floor((iterations * numerator) / denominator);
      let x = 1;
      for (let i = 0; i < n; i++) x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
      return x;
    },
  });
}

function increments(stride: number): Kernel<Counter> {
  return kernel({
    bytes: () => 65_536,
    setup: counter(stride),
    run: ({ words, index }, iterations) => {
      const before = Atomics.load(words, index);
      for (let i = 0; i < iterations; i++) Atomics.add(words, index, 1);
      return (Atomics.load(words, index) - before) >>> 0;
    },
    audit: ({ words, index }, mine) =>
      Atomics.load(words, index) === (mine | 0) ? undefined : `counted ${words[index]} of ${mine}`,
  });
}

/** Sixteen strings; `copy` says how each operation gets hold of them. */
function strings(copy: (all: readonly string[]) => readonly string[]): Kernel<readonly string[]> {
  return kernel<readonly string[]>({
    bytes: () => 4096,
    setup: () => Array.from({ length: 16 }, (_, i) => `word ${i}`),
    run: (all, iterations) => {
      let sum = 0;
      for (let i = 0; i < iterations; i++) sum = (Math.imul(sum, 31) + copy(all)[15]!.length) >>> 0;
      return sum;
    },
  });
}

const sound = steps(1, 1);
const faulty = (change: Partial<Kernel<Counter>>): Kernel<Counter> => ({ ...sound, ...change });

export const kernels: Kernels = {
  same: { first: steps(1, 1), second: steps(1, 1) },
  'same-threads': { first: steps(1, 1), second: steps(1, 1) },
  tenth: { more: steps(11, 10), less: steps(1, 1) },
  double: { more: steps(2, 1), less: steps(1, 1) },
  counters: { 'same-line': increments(1), padded: increments(WORDS_PER_LINE) },
  allocations: { strings: strings((all) => all.slice()), arc: strings((all) => all) },
  throws: {
    sound,
    faulty: faulty({
      run: () => {
        throw new Error('this kernel throws on purpose');
      },
    }),
  },
  hangs: {
    sound,
    faulty: faulty({
      run: ({ words }) => {
        while (Atomics.load(words, 9) === 0);
        return 0;
      },
    }),
  },
  wrong: {
    sound,
    // Right at first, so that it is not found before the rounds; then another each time.
    faulty: faulty({
      run: (state, iterations) => (++state.calls > 5 ? state.calls : sound.run(state, iterations)),
    }),
  },
  lost: { sound, faulty: faulty({ audit: () => 'an update was lost on purpose' }) },
  huge: { sound, faulty: faulty({ bytes: () => 2 ** 46 }) },
};
