/** False sharing: the experiments. */
import { type CaseRef, type Experiment, experiment, type Parameter } from '../../src/lab/experiment.ts';

const threadCount = {
  id: 'threads',
  label: 'Threads',
  unit: 'threads',
  default: 2,
} as const satisfies Partial<Parameter>;

/** From one thread alone upwards, as an axis. */
const threadsAxis: Parameter = { ...threadCount, values: [1, 2, 3, 4, 6, 8, 12, 16], scale: 'log' };
const threadsOf = (parameters: Readonly<Record<string, number>>): number => parameters.threads!;

/** Lines that need fewer points stand at powers of two: sixteen threads should not take much longer than two. */
const atPowersOfTwo = (parameters: Readonly<Record<string, number>>): boolean =>
  Number.isInteger(Math.log2(threadsOf(parameters)));

const apart = (variant: string, stride: number): CaseRef => ({ variant, at: { stride } });
const running = (variant: string, threads: number): CaseRef => ({ variant, at: { threads } });

const stride = experiment({
  id: 'false-sharing/stride',
  title: 'Counters, closer and closer',
  question: 'How far apart must two counters be before two threads stop slowing each other down?',
  measure: 'nanoseconds per operation, each thread',
  parameters: [
    {
      id: 'stride',
      label: 'Distance',
      unit: 'bytes',
      values: [4, 16, 32, 48, 64, 128, 256],
      default: 256,
      scale: 'log',
    },
    { ...threadCount, values: [2, 3, 4, 6, 8, 12, 16], scale: 'log' },
  ],
  axis: 'stride',
  variants: [
    {
      id: 'atomic',
      label: 'atomic add',
      description: 'Adds one, atomically, to a counter that only this thread touches.',
      threads: threadsOf,
      color: 1,
    },
    {
      id: 'plain',
      label: 'plain add',
      description: 'Loads, adds one and stores, without atomics, in a word that only this thread touches.',
      threads: threadsOf,
      exists: (parameters) => [4, 32, 48, 64, 256].includes(parameters.stride!),
      color: 3,
    },
    {
      id: 'loads',
      label: 'load',
      description: 'Loads a word that nobody writes; each load waits for the one before.',
      threads: threadsOf,
      // A line without an edge needs few points.
      exists: (parameters) => [4, 64, 256].includes(parameters.stride!),
      color: 4,
    },
  ],
  claims: [
    {
      id: 'mesi-lines',
      sentence:
        'Cores hand memory to each other by the cache line, not by the variable: what counts is whether two variables lie within the same 64 bytes.',
      criterion:
        'Atomic counters 4, 16, 32 and 48 bytes apart take over 3 times as long as counters 256 bytes apart; 64 bytes apart, less than 1.2 times.',
      test: {
        all: [
          ...[4, 16, 32, 48].map((bytes) => ({
            ratio: [apart('atomic', bytes), apart('atomic', 256)] as const,
            above: 3,
          })),
          { ratio: [apart('atomic', 64), apart('atomic', 256)], below: 1.2 },
        ],
      },
      because:
        'A core must own a whole line before it may change any byte of it. Lines of 64 bytes are usual, not universal: where they have 128, or where the hardware fetches them in pairs, counters 64 bytes apart still meet.',
    },
    {
      id: 'false-sharing-def',
      sentence:
        'Values that have nothing to do with each other slow each other down when threads change them on one cache line.',
      criterion:
        'Atomic adds 4 bytes apart take over 3 times as long as 256 bytes apart, while loads 4 bytes apart take less than 1.2 times as long.',
      test: {
        all: [
          { ratio: [apart('atomic', 4), apart('atomic', 256)], above: 3 },
          { ratio: [apart('loads', 4), apart('loads', 256)], below: 1.2 },
        ],
      },
      because:
        'To change a line a core must be the only one that holds it; to read it, any number of cores may hold copies. Plain stores lie in between: the store buffer lets a thread go on while the line is on its way.',
    },
  ],
  effects: [
    {
      id: 'adjacent',
      label: 'atomic adds, 4 bytes apart against 256',
      ratio: [apart('atomic', 4), apart('atomic', 256)],
    },
    {
      id: 'edge',
      label: 'atomic adds, 48 bytes apart against 64',
      ratio: [apart('atomic', 48), apart('atomic', 64)],
    },
    {
      id: 'next-line',
      label: 'atomic adds, 64 bytes apart against 256',
      ratio: [apart('atomic', 64), apart('atomic', 256)],
    },
    {
      id: 'plain',
      label: 'plain adds, 4 bytes apart against 256',
      ratio: [apart('plain', 4), apart('plain', 256)],
    },
    {
      id: 'loads',
      label: 'loads, 4 bytes apart against 256',
      ratio: [apart('loads', 4), apart('loads', 256)],
    },
  ],
});

const refcount = experiment({
  id: 'false-sharing/refcount',
  title: 'Reading beside a reference count',
  question: 'Does it slow a reader down when other threads clone the Arc that it reads through?',
  measure: 'nanoseconds per operation of the thread that is observed',
  parameters: [threadsAxis],
  axis: 'threads',
  variants: [
    {
      id: 'reader-beside',
      label: 'reader, count beside the value',
      description:
        'Reads the value of an Arc, on the line of its counts, while the other threads clone and drop it.',
      threads: threadsOf,
      observe: 0,
      color: 1,
    },
    {
      id: 'reader-padded',
      label: 'reader, value on its own line',
      description: 'Reads a value 128 bytes from its counts, while the other threads clone and drop.',
      threads: threadsOf,
      observe: 0,
      color: 2,
    },
    {
      id: 'cloner-beside',
      label: 'cloner, count beside the value',
      description: 'Clones and drops an Arc whose value another thread reads all the time.',
      threads: threadsOf,
      observe: 1,
      exists: (parameters) => threadsOf(parameters) > 1 && atPowersOfTwo(parameters),
      color: 3,
    },
    {
      id: 'cloner-padded',
      label: 'cloner, value on its own line',
      description: 'Clones and drops an Arc whose value, 128 bytes away, another thread reads all the time.',
      threads: threadsOf,
      observe: 1,
      exists: (parameters) => threadsOf(parameters) > 1 && atPowersOfTwo(parameters),
      color: 4,
    },
  ],
  claims: [
    {
      id: 'arc-reader-slowed',
      sentence:
        'Whoever reads an Arc’s value pays when another thread clones the Arc, because its count lies on the same line.',
      criterion:
        'Beside one cloner, a read takes over 1.5 times as long as alone; with the value on a line of its own, less than 1.2 times.',
      test: {
        all: [
          { ratio: [running('reader-beside', 2), running('reader-beside', 1)], above: 1.5 },
          { ratio: [running('reader-padded', 2), running('reader-padded', 1)], below: 1.2 },
        ],
      },
      because:
        'Each clone takes the line away from the reader, who must fetch it again. The cloner pays, too: a read does not destroy its copy, but turns it into a shared one, and the next clone must ask for ownership again.',
    },
  ],
  effects: [
    {
      id: 'reader',
      label: 'a read beside a cloner’s count against a read alone',
      ratio: [running('reader-beside', 2), running('reader-beside', 1)],
    },
    {
      id: 'padded-reader',
      label: 'a read a line away from the count against a read alone',
      ratio: [running('reader-padded', 2), running('reader-padded', 1)],
    },
    {
      id: 'cloner',
      label: 'a clone and drop beside a reader against a line away from it',
      ratio: [running('cloner-beside', 2), running('cloner-padded', 2)],
    },
  ],
});

const neighbors = experiment({
  id: 'false-sharing/neighbors',
  title: 'Two Arcs on one line, and one Arc',
  question: 'When threads clone Arcs, is it the Arc that they share, or only its cache line?',
  measure: 'nanoseconds per clone and drop, each thread',
  parameters: [threadsAxis],
  axis: 'threads',
  variants: [
    {
      id: 'one-line',
      label: 'own Arcs, 16 bytes apart',
      description: 'Clones and drops an Arc that only this thread knows, next to those of the other threads.',
      threads: threadsOf,
      color: 1,
    },
    {
      id: 'far',
      label: 'own Arcs, 128 bytes apart',
      description: 'Clones and drops an Arc that only this thread knows, on a line of its own.',
      threads: threadsOf,
      color: 2,
    },
    {
      id: 'one-arc',
      label: 'one Arc for all',
      description: 'Clones and drops the one Arc that all threads share.',
      threads: threadsOf,
      color: 5,
    },
  ],
  claims: [
    {
      id: 'false-sharing-arc-common',
      sentence:
        'Counting references on several threads causes false sharing, because the counts of small Arcs lie on one line.',
      criterion:
        'Two threads that clone and drop unrelated Arcs 16 bytes apart take over 3 times as long as with Arcs 128 bytes apart.',
      test: { ratio: [running('one-line', 2), running('far', 2)], above: 3 },
      because:
        'This is about unrelated Arcs that happen to be neighbors. The usual case, many threads with one Arc, is true sharing: they write the same word, and no padding parts them.',
    },
  ],
  effects: [
    {
      id: 'neighbors',
      label: 'unrelated Arcs on one line against lines of their own, 2 threads',
      ratio: [running('one-line', 2), running('far', 2)],
    },
    {
      id: 'one-arc',
      label: 'one Arc for both against an Arc each on lines of their own, 2 threads',
      ratio: [running('one-arc', 2), running('far', 2)],
    },
    {
      id: 'false-or-true',
      label: 'unrelated Arcs on one line against one Arc for both, 2 threads',
      ratio: [running('one-line', 2), running('one-arc', 2)],
    },
  ],
});

const fields = experiment({
  id: 'false-sharing/fields',
  title: 'One struct, a counter for each thread',
  question: 'What does it cost to keep the threads’ counters side by side, and what does padding buy?',
  measure: 'nanoseconds per count, each thread',
  parameters: [threadsAxis],
  axis: 'threads',
  variants: [
    {
      id: 'packed',
      label: 'adjacent fields',
      description: 'Adds one to this thread’s field; the fields lie 4 bytes apart.',
      threads: threadsOf,
      color: 1,
    },
    {
      id: 'padded-64',
      label: 'padded to 64 bytes',
      description: 'Adds one to this thread’s field; the fields lie 64 bytes apart.',
      threads: threadsOf,
      exists: atPowersOfTwo,
      color: 6,
    },
    {
      id: 'padded-128',
      label: 'padded to 128 bytes',
      description: 'Adds one to this thread’s field; the fields lie 128 bytes apart.',
      threads: threadsOf,
      color: 2,
    },
    {
      id: 'local',
      label: 'counted locally',
      description: 'Adds one to a local variable, and every 1,024th time the sum to this thread’s field.',
      threads: threadsOf,
      exists: atPowersOfTwo,
      color: 7,
    },
  ],
  claims: [
    {
      id: 'false-sharing-fields',
      sentence: 'Threads that count in adjacent fields of one struct slow each other down.',
      criterion:
        'With two threads, counting in adjacent fields takes over 3 times as long as in fields padded to 128 bytes.',
      test: { ratio: [running('packed', 2), running('padded-128', 2)], above: 3 },
      because:
        'The fields of a struct lie together in memory, so that one line holds the counters of many threads and has to travel between them. Padding gives each counter a line that can stay where it is.',
    },
  ],
  effects: [
    {
      id: 'adjacent',
      label: 'adjacent fields against fields padded to 128 bytes, 2 threads',
      ratio: [running('packed', 2), running('padded-128', 2)],
    },
    {
      id: 'padding',
      label: 'padding to 64 bytes against 128, 2 threads',
      ratio: [running('padded-64', 2), running('padded-128', 2)],
    },
    {
      id: 'local',
      label: 'adjacent fields against counting locally, 2 threads',
      ratio: [running('packed', 2), running('local', 2)],
    },
    {
      id: 'scaling',
      label: 'adjacent fields, 2 threads against 1',
      ratio: [running('packed', 2), running('packed', 1)],
    },
  ],
});

export const experiments: readonly Experiment[] = [stride, refcount, neighbors, fields];
