/**
 * Where the data of the Arc kernels lies. Offsets in one shared buffer stand for Rust's references, on both sides
 * of every comparison.
 *
 * ```
 * byte 0     directory: word t is the address of thread t's Arc (of all threads': word 0). Thread 0, in setup.
 * byte 128   a heap (src/memory): Arcs, values. Thread 0, in setup; counts: the threads that clone and drop.
 * …          for deep clones: one heap that all threads write, or one for each thread, written by that thread alone
 * ```
 */
import type { Kernel, KernelContext, ParameterValues } from '../../src/lab/experiment.ts';
import { ARC_HEADER, initialize } from '../../src/memory/arc-counts.ts';
import { Heap } from '../../src/memory/heap.ts';
import { FIRST_BLOCK } from '../../src/memory/heap-layout.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';
import { fillNoise, fillRing, wordsOf } from './value.ts';

/** Lines of 128 bytes, because some processors fetch 64-byte lines in pairs; twice that between owners. */
const LINE = 128;
const APART = 256;
const HEAP = 128;
const PAGE = 4096;

/** What a thread that uses an Arc holds. */
export interface Held {
  readonly words: Int32Array;
  /** Index of the strong count. */
  readonly strong: number;
  /** Index of the value's first word. */
  readonly value: number;
  /** The `work` parameter, 0 where there is none. */
  readonly work: number;
  readonly seed: number;
}

interface ArcState extends Held {
  readonly expected: number;
}

const sizeOf = (parameters: ParameterValues): number => parameters.size ?? 64;

/** Arcs, one for all threads or one for each; every thread holds a handle from the start to the end. */
export function arcs(
  owners: 'one' | 'each',
  loop: (held: Held, iterations: number) => number,
): Kernel<ArcState> {
  const count = (threads: number) => (owners === 'one' ? 1 : threads);
  return {
    bytes: (parameters, threads) =>
      HEAP + FIRST_BLOCK + count(threads) * (sizeOf(parameters) + APART + 2 * LINE) + PAGE,
    setup(context) {
      const { memory, parameters, threads, thread, seed } = context;
      const words = new Int32Array(memory);
      const handles = owners === 'one' ? threads : 1;
      if (thread === 0) {
        const heap = Heap.create(memory, { from: HEAP });
        for (let owner = 0; owner < count(threads); owner++)
          words[owner] = newArc(heap, sizeOf(parameters), handles, seed);
      }
      const inner = words[owners === 'one' ? 0 : thread]!;
      return {
        words,
        strong: inner >> 2,
        value: (inner + ARC_HEADER) >> 2,
        work: parameters.work ?? 0,
        seed,
        expected: handles,
      };
    },
    run: loop,
    audit({ words, strong, expected }) {
      const found = Atomics.load(words, strong);
      if (found !== expected)
        return `the strong count is ${found}, not ${expected}: an update of the count was lost`;
      const weak = Atomics.load(words, strong + 1);
      return weak === 1 ? undefined : `the weak count is ${weak}, not 1`;
    },
  };
}

/** An Arc on lines that hold nothing else, with `handles` owners; returns its address. */
function newArc(heap: Heap, size: number, handles: number, seed: number): number {
  const inner = heap.allocate(ARC_HEADER + size + APART, LINE);
  initialize(heap.words, inner >> 2);
  heap.words[inner >> 2] = handles;
  fillRing(heap.words, (inner + ARC_HEADER) >> 2, wordsOf(size), seed);
  return inner;
}

/** What a thread that makes deep clones holds. */
export interface Cloner {
  /** All threads' with a lock, or the thread's own without one. */
  readonly heap: Heap;
  readonly words: Int32Array;
  /** Addresses in bytes: of the one value that all threads copy, and of a fixed place in the heap. */
  readonly source: number;
  readonly slot: number;
  readonly size: number;
}

const SOURCE = 128;
const homeBytes = (size: number): number => Math.ceil((FIRST_BLOCK + 2 * size + 1024) / PAGE) * PAGE;
/**
 * Source and copy lie half a page apart, modulo a page: where they agree in their low 12 bits, some processors take
 * a load for one that must wait for an earlier store, and the copy becomes many times slower.
 */
const homesFrom = (size: number): number =>
  Math.ceil((SOURCE + size) / PAGE) * PAGE + SOURCE + PAGE / 2 - (FIRST_BLOCK + 8);

function ownHeap({ memory, thread }: KernelContext, size: number): Heap {
  const from = homesFrom(size) + thread * homeBytes(size);
  return Heap.create(memory, { from, to: from + homeBytes(size), shared: false });
}

/** As large as all threads' own together. Laid out by thread 0, which is set up first. */
function sharedHeap({ memory, thread }: KernelContext, size: number): Heap {
  const from = homesFrom(size);
  return thread === 0 ? Heap.create(memory, { from }) : Heap.attach(memory, from);
}

/**
 * Deep clones into one heap that all threads have (`shared`), or into one for each (`own`). `slot`: the copy goes to a
 * fixed place in the thread's own heap instead, nothing is allocated.
 */
export function cloners(
  place: 'shared' | 'own' | 'slot',
  loop: (cloner: Cloner, iterations: number) => number,
): Kernel<Cloner> {
  return {
    bytes: (parameters, threads) => homesFrom(sizeOf(parameters)) + threads * homeBytes(sizeOf(parameters)),
    setup(context) {
      const { parameters, thread, seed } = context;
      const size = sizeOf(parameters);
      const heap = place === 'shared' ? sharedHeap(context, size) : ownHeap(context, size);
      if (thread === 0) fillNoise(heap.words, SOURCE >> 2, wordsOf(size), seed);
      const slot = place === 'slot' ? heap.allocate(size) : 0;
      return { heap, words: heap.words, source: SOURCE, slot, size };
    },
    run: loop,
    audit({ heap, slot }, mine, all) {
      verifyHeap(heap);
      const { live, allocations } = heap.statistics;
      const kept = slot ? 1 : 0;
      if (live !== kept) return `${live - kept} clones were not freed`;
      const expected = slot ? 1 : (place === 'shared' ? all : mine) >>> 0;
      return allocations === expected ? undefined : `${allocations} allocations, not ${expected}`;
    },
  };
}
