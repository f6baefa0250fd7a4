/**
 * The table that is read often and written now and then, where its locks lie, and what is checked.
 *
 * ```
 * byte 128                 the shared lock: a Mutex or an RwLock, then its table; or a Mutex, then the address of the current Arc.
 *                          Written by every thread that locks
 * byte 384                 the version of the current Arc: written by who holds the lock, read by all
 * byte 512 + 256 * t       thread t's own Mutex and table. Written by thread t, and by every writer
 *          + 128           how often thread t has written. Written by thread t
 * after the last of these  the heap of the Arcs
 * ```
 */
import { type Kernel, type KernelContext, kernel } from '../../src/lab/experiment.ts';
import { ARC_HEADER, decrement, decrementWeak, initialize } from '../../src/memory/arc-counts.ts';
import { Heap } from '../../src/memory/heap.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';
import { threadMayWait } from '../../src/memory/lock.ts';
import { MUTEX_VALUE } from '../../src/memory/mutex.ts';
import { RW_LOCK_VALUE } from '../../src/memory/rw-lock-words.ts';
import { LINE, wrong } from './layout.ts';

export const PLACES = 15;
/** A table is its version, then its entries: 64 bytes. */
export const TABLE_WORDS = 1 + PLACES;
const VERSIONS = 0xff_ffff;

const LOCK = LINE / 4;
const VERSION = (3 * LINE) / 4;
const own = (thread: number): number => (4 * LINE + 2 * LINE * thread) / 4;
const written = (thread: number): number => own(thread) + LINE / 4;
const HEAP_BYTES = 16_384;

/** What a thread holds; places are indices of words. */
export interface Reader {
  readonly words: Int32Array<SharedArrayBuffer>;
  /** The lock that all threads share. */
  readonly lock: number;
  /** The version of the current Arc. */
  readonly version: number;
  /** This thread's own lock. */
  readonly mine: number;
  /** Where this thread counts its writes. */
  readonly written: number;
  readonly threads: number;
  readonly mayWait: boolean;
  /** Reads from one write to the next. */
  readonly every: number;
  readonly seed: number;
  readonly thread: number;
  /** Where Arcs are allocated. */
  readonly heap: Heap;
  /** Reads until this thread writes again. */
  left: number;
  /** The Arc that this thread holds (its address), and that Arc's version. */
  held: number;
  seen: number;
}

/** A place after each place: following them from place 0 visits all of them before it comes back. */
export function fillTable(words: Int32Array, table: number, seed: number): void {
  const step = [1, 2, 4, 7, 8, 11, 13, 14][(seed >>> 0) % 8]!;
  words[table] = 0;
  for (let place = 0; place < PLACES; place++) words[table + 1 + place] = (place + step) % PLACES;
}

/** The entry's place. Each entry holds its table's version, too: with another one, it was read while somebody wrote. */
export function lookUp(words: Int32Array, table: number, place: number): number {
  const entry = words[table + 1 + place]!;
  if (entry >>> 8 !== words[table]) throw new Error('a table was read while it was written');
  return entry & 255;
}

/** Writes the next version into every entry. */
export function update(words: Int32Array, table: number): void {
  const version = (words[table]! + 1) & VERSIONS;
  words[table] = version;
  for (let place = table + 1; place < table + TABLE_WORDS; place++)
    words[place] = (version << 8) | (words[place]! & 255);
}

/** A new Arc with a copy of the table at `from`; returns its address. */
export function newArc(heap: Heap, from: number): number {
  const inner = heap.allocate(ARC_HEADER + TABLE_WORDS * 4);
  initialize(heap.words, inner >> 2);
  heap.words.copyWithin((inner + ARC_HEADER) >> 2, from, from + TABLE_WORDS);
  return inner;
}

export function dropArc(heap: Heap, inner: number): void {
  if (decrement(heap.words, inner >> 2) && decrementWeak(heap.words, inner >> 2)) heap.free(inner);
}

/** Index of an Arc's table. */
export const tableOf = (inner: number): number => (inner + ARC_HEADER) >> 2;
export const ownLock = own;

/** Where the tables are: behind the shared lock, in each thread's own, or in Arcs. `still`: nobody writes. */
type Where = 'mutex' | 'rwlock' | 'copies' | 'arc' | 'still';

function setUp(where: Where, context: KernelContext): Reader {
  const { memory, parameters, threads, thread, seed } = context;
  const words = new Int32Array(memory);
  const from = own(threads) * 4;
  if (thread === 0) layOut(where, words, threads, seed, Heap.create(memory, { from }));
  const heap = Heap.attach(memory, from);
  const held = where === 'arc' ? words[LOCK + MUTEX_VALUE]! : 0;
  if (held) Atomics.add(words, held >> 2, 1);
  const every = parameters.every!;
  return {
    ...{ words, lock: LOCK, version: VERSION, mine: own(thread), written: written(thread), threads, heap },
    ...{ mayWait: threadMayWait(), every, seed, thread, left: every, held, seen: 0 },
  };
}

function layOut(where: Where, words: Int32Array, threads: number, seed: number, heap: Heap): void {
  // What an Arc is first copied from, too.
  fillTable(words, LOCK + (where === 'rwlock' ? RW_LOCK_VALUE : MUTEX_VALUE), seed);
  for (let each = 0; each < threads; each++) fillTable(words, own(each) + MUTEX_VALUE, seed);
  if (where === 'arc') words[LOCK + MUTEX_VALUE] = newArc(heap, LOCK + MUTEX_VALUE);
}

/** Threads that read and, now and then, write: `run` is the timed loop. */
export function readers(where: Where, run: (reader: Reader, iterations: number) => number): Kernel<Reader> {
  return kernel<Reader>({
    bytes: (_, threads) => own(threads) * 4 + HEAP_BYTES,
    setup: (context) => setUp(where, context),
    run,
    audit: (reader, mine) => audit(where, reader, mine),
  });
}

function audit(where: Where, reader: Reader, mine: number): string | undefined {
  const { words, every, threads, thread, mine: ownCopy, heap } = reader;
  let all = 0;
  for (let each = 0; each < threads; each++) all += Atomics.load(words, written(each));
  const table = {
    mutex: LOCK + MUTEX_VALUE,
    still: LOCK + MUTEX_VALUE,
    rwlock: LOCK + RW_LOCK_VALUE,
    copies: ownCopy + MUTEX_VALUE,
    arc: tableOf(words[LOCK + MUTEX_VALUE]!),
  }[where];
  verifyHeap(heap);
  const { live } = heap.statistics;
  if (where === 'arc' && (live < 1 || live > threads + 1)) return `${live} tables are alive`;
  const writes = where === 'still' ? 0 : Math.floor(mine / every);
  return (
    wrong(`the number of writes of thread ${thread}`, Atomics.load(words, written(thread)), writes) ??
    wrong('the version', words[table]!, all & VERSIONS)
  );
}
