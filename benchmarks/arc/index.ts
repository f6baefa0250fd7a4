/** Arc and the price of an atomic: the experiments. */
import { type CaseRef, type Experiment, experiment, type Parameter } from '../../src/lab/experiment.ts';

const threadsOf = (parameters: Readonly<Record<string, number>>): number => parameters.threads!;

const threadsParameter = {
  id: 'threads',
  label: 'Threads',
  unit: 'threads',
  default: 2,
  scale: 'log',
} as const satisfies Partial<Parameter>;
const together: Parameter = { ...threadsParameter, values: [2, 3, 4, 6, 8, 12, 16] };

// ---- contention ----

const on = (variant: string, threads: number): CaseRef => ({ variant, at: { threads } });
const small = (variant: string, threads: number): CaseRef => ({ variant, at: { threads, size: 64 } });

const contention = experiment({
  id: 'arc/contention',
  title: 'One Arc, several threads',
  question:
    'What does it cost a thread to get hold of data: a shared Arc, an Arc of its own, a deep clone, or a borrow?',
  measure: 'nanoseconds per operation, each thread',
  parameters: [
    { ...threadsParameter, values: [1, 2, 3, 4, 6, 8, 12, 16] },
    {
      id: 'size',
      label: 'Size of the data',
      unit: 'bytes',
      values: [16, 64, 200, 1_000, 4_000],
      default: 64,
      scale: 'log',
    },
  ],
  axis: 'threads',
  variants: [
    {
      id: 'shared',
      label: 'one shared Arc',
      description: 'Clones and drops the one Arc that all threads share.',
      threads: threadsOf,
      color: 5,
    },
    {
      id: 'own',
      label: 'an Arc for each thread',
      description: 'Clones and drops an Arc that no other thread knows, on a cache line of its own.',
      threads: threadsOf,
      color: 2,
    },
    {
      id: 'rc',
      label: 'an Rc for each thread',
      description: 'Clones and drops with plain additions instead of atomic ones, on a line of its own.',
      threads: threadsOf,
      color: 3,
    },
    {
      id: 'deep-clone',
      label: 'deep clone',
      description: 'Allocates from the thread’s own heap, copies every byte of the data, and frees the copy.',
      threads: threadsOf,
      color: 4,
    },
    {
      id: 'read',
      label: 'read through a shared Arc',
      description: 'Reads a word through a handle of the shared Arc that the thread already holds.',
      threads: threadsOf,
      color: 6,
    },
    {
      id: 'borrow',
      label: 'plain borrow',
      description: 'Reads a word of the thread’s own data through a plain reference.',
      threads: threadsOf,
      color: 8,
    },
  ],
  claims: [
    {
      id: 'arc-line-fight',
      sentence: 'Threads that touch a shared Arc fight over its cache line.',
      criterion:
        'With two threads, cloning and dropping a shared Arc takes over 3 times as long as an Arc for each thread, and reading through a shared Arc takes over 3 times as long as a plain borrow.',
      test: {
        all: [
          { ratio: [on('shared', 2), on('own', 2)], above: 3 },
          { ratio: [on('read', 2), on('borrow', 2)], above: 3 },
        ],
      },
      because:
        'Both halves must hold, because to touch is to clone or to read. A clone writes the count, and only one core at a time may hold a line that it writes. A read through a handle that is already there writes nothing, and any number of cores may hold copies of a line that they only read.',
    },
    {
      id: 'arc-broadcast',
      sentence:
        'What a clone costs is the message to other cores: cheap when nobody listens, dear when somebody does.',
      criterion:
        'Alone, an Arc’s clone and drop take less than 4 times as long as an Rc’s; with a second thread on the same Arc, over 3 times as long as alone.',
      test: {
        all: [
          { ratio: [on('own', 1), on('rc', 1)], below: 4 },
          { ratio: [on('shared', 2), on('shared', 1)], above: 3 },
        ],
      },
      because:
        'A core that owns the line already asks nobody, so a clone on one thread sends no message at all; the atomic instruction itself still costs something, and in TypeScript so does the engine’s way of calling it. When another core has the line, it is asked for it by name: caches keep a directory, nothing is broadcast.',
    },
    {
      id: 'deep-clone-beats-arc-contended',
      sentence:
        'When two threads clone at once, copying a little data is cheaper than sharing it through an Arc.',
      criterion:
        'With two threads and 64 bytes, a deep clone takes less time than cloning and dropping the shared Arc.',
      test: { ratio: [small('deep-clone', 2), small('shared', 2)], below: 1 },
      because:
        'The copies go to memory that only one core uses, so no line travels. Here each thread has a heap of its own; one heap with one lock for all would put the fight back, in the allocator.',
    },
  ],
  effects: [
    {
      id: 'contended',
      label: 'one shared Arc against an Arc for each thread, 2 threads',
      ratio: [on('shared', 2), on('own', 2)],
    },
    {
      id: 'second-thread',
      label: 'one shared Arc, 2 threads against 1',
      ratio: [on('shared', 2), on('shared', 1)],
    },
    {
      id: 'reading',
      label: 'a read through a shared Arc against a plain borrow, 2 threads',
      ratio: [on('read', 2), on('borrow', 2)],
    },
    {
      id: 'atomic',
      label: 'an Arc’s clone and drop against an Rc’s, 1 thread',
      ratio: [on('own', 1), on('rc', 1)],
    },
    {
      id: 'copying',
      label: 'one shared Arc against a deep clone, 2 threads',
      ratio: [on('shared', 2), on('deep-clone', 2)],
    },
  ],
});

// ---- vs-clone ----

const sized = (variant: string, size: number): CaseRef => ({ variant, at: { size } });
/** What fits on the stack without a thought. */
const INLINE = 1_000;
const SIZES = [16, 64, 200, 1_000, 4_000, 16_000, 65_600, 260_000, 1_000_064];

const vsClone = experiment({
  id: 'arc/vs-clone',
  title: 'Share or copy, by size',
  question: 'From what size on is it cheaper to clone an Arc than to clone the data?',
  measure: 'nanoseconds per clone and drop, one thread',
  parameters: [
    {
      id: 'size',
      label: 'Size of the data',
      unit: 'bytes',
      values: SIZES,
      default: 64,
      scale: 'log',
    },
  ],
  axis: 'size',
  variants: [
    {
      id: 'arc',
      label: 'Arc',
      description: 'Clones and drops an Arc that holds the data.',
      // A line that ought to be flat needs few points.
      exists: ({ size }) => [16, 64, 200, 1_000, 16_000, 1_000_064].includes(size!),
      color: 2,
    },
    {
      id: 'deep-clone',
      label: 'deep clone',
      description: 'Allocates a block, copies every byte of the data into it, and frees it.',
      color: 4,
    },
    {
      id: 'copy',
      label: 'copy in place',
      description:
        'Copies every byte to a place that is there already, as a small array is copied to the stack.',
      exists: ({ size }) => size! <= INLINE,
      color: 6,
    },
  ],
  claims: [
    {
      id: 'arc-clone-o1',
      sentence: 'Cloning an Arc costs the same however large the value is.',
      criterion:
        'Cloning and dropping an Arc of a megabyte takes between 0.9 and 1.1 times as long as one of 64 bytes.',
      test: { ratio: [sized('arc', 1_000_064), sized('arc', 64)], within: [0.9, 1.1] },
      because: 'A clone counts up by one and copies an address. It does not look at the value.',
    },
    {
      id: 'deep-clone-beats-arc-single',
      sentence: 'On one thread, copying the data can be cheaper than cloning an Arc.',
      criterion:
        'For one of 16, 64 and 200 bytes at least, a copy in place or a deep clone takes less time than cloning and dropping an Arc.',
      test: {
        any: [16, 64, 200].flatMap((size) => [
          { ratio: [sized('copy', size), sized('arc', size)] as const, below: 1 },
          { ratio: [sized('deep-clone', size), sized('arc', size)] as const, below: 1 },
        ]),
      },
      because:
        'A few plain loads and stores are cheaper than two atomic read-modify-writes, even when no other core is near. Once an allocator is asked for a block, most of that lead is gone.',
    },
  ],
  effects: [
    {
      id: 'megabyte',
      label: 'a deep clone against an Arc, 1 MB',
      ratio: [sized('deep-clone', 1_000_064), sized('arc', 1_000_064)],
    },
    {
      id: 'kilobyte',
      label: 'a deep clone against an Arc, 1 kB',
      ratio: [sized('deep-clone', 1_000), sized('arc', 1_000)],
    },
    {
      id: 'small-clone',
      label: 'a deep clone against an Arc, 64 bytes',
      ratio: [sized('deep-clone', 64), sized('arc', 64)],
    },
    {
      id: 'small-copy',
      label: 'a copy in place against an Arc, 64 bytes',
      ratio: [sized('copy', 64), sized('arc', 64)],
    },
    {
      id: 'flat',
      label: 'an Arc of 1 MB against an Arc of 64 bytes',
      ratio: [sized('arc', 1_000_064), sized('arc', 64)],
    },
  ],
});

// ---- work-between ----

const working = (variant: string, work: number): CaseRef => ({ variant, at: { work } });

const workBetween = experiment({
  id: 'arc/work-between',
  title: 'How often must threads clone to get in each other’s way?',
  question: 'How much work between two clones makes a shared Arc as good as one for each thread?',
  measure: 'nanoseconds per clone, drop and the work after it, each thread',
  parameters: [
    {
      id: 'work',
      label: 'Steps of work between clones',
      unit: 'count',
      values: [0, 10, 30, 100, 300, 1_000, 3_000],
      default: 0,
      scale: 'point',
    },
    together,
  ],
  axis: 'work',
  variants: [
    {
      id: 'shared',
      label: 'one shared Arc',
      description: 'Clones and drops the Arc that all threads share, then does its steps of arithmetic.',
      threads: threadsOf,
      color: 5,
    },
    {
      id: 'own',
      label: 'an Arc for each thread',
      description: 'Clones and drops an Arc of its own, then does the same steps.',
      threads: threadsOf,
      color: 2,
    },
  ],
  claims: [
    {
      id: 'arc-latency-spikes',
      sentence:
        'Threads that share an Arc stall on it when they clone it back to back, not when they clone it now and then.',
      criterion:
        'Without work between clones, the shared Arc takes over 5 times as long as one for each thread; with 300, 1,000 or 3,000 steps of work, less than 1.1 times as long.',
      test: {
        all: [
          { ratio: [working('shared', 0), working('own', 0)], above: 5 },
          {
            any: [300, 1_000, 3_000].map((work) => ({
              ratio: [working('shared', work), working('own', work)] as const,
              below: 1.1,
            })),
          },
        ],
      },
      because:
        'A thread waits only while another has the line. The more a thread does between clones, the less often the two want the line at one moment, and the less a wait weighs beside the work. Times of single clones, and so the spikes themselves, are below what a page’s clock can see; this compares means.',
    },
  ],
  effects: [
    {
      id: 'back-to-back',
      label: 'one shared Arc against one for each thread, no work between',
      ratio: [working('shared', 0), working('own', 0)],
    },
    {
      id: 'some-work',
      label: 'one shared Arc against one for each thread, 100 steps between',
      ratio: [working('shared', 100), working('own', 100)],
    },
    {
      id: 'much-work',
      label: 'one shared Arc against one for each thread, 3,000 steps between',
      ratio: [working('shared', 3_000), working('own', 3_000)],
    },
  ],
});

// ---- bystander ----

const L1 = 16_384;
const L2 = 262_144;
const L3 = 4_194_304;
const BEYOND = 33_554_432;
const beside = (variant: string, set: number): CaseRef => ({ variant, at: { 'working-set': set } });

const bystanders = experiment({
  id: 'arc/bystander',
  title: 'A thread that minds its own business',
  question: 'Does a thread that hammers an atomic slow down another thread’s work on other memory?',
  measure: 'nanoseconds per read of the observed thread',
  parameters: [
    {
      id: 'working-set',
      label: 'Memory that the observed thread reads',
      unit: 'bytes',
      values: [L1, L2, L3, BEYOND],
      default: L1,
      scale: 'log',
    },
    { ...together, label: 'Threads: one is observed, the others are its neighbors' },
  ],
  axis: 'working-set',
  variants: [
    {
      id: 'atomic',
      label: 'beside atomic adds',
      description: 'Reads its own memory while each neighbor adds to a word of its own, atomically.',
      threads: threadsOf,
      observe: 0,
      color: 1,
    },
    {
      id: 'plain',
      label: 'beside plain adds',
      description: 'Reads its own memory while each neighbor adds to a word of its own, without atomics.',
      threads: threadsOf,
      observe: 0,
      color: 3,
    },
    {
      id: 'spins',
      label: 'beside arithmetic',
      description: 'Reads its own memory while each neighbor computes in registers and touches no memory.',
      threads: threadsOf,
      observe: 0,
      color: 7,
    },
    {
      id: 'alone',
      label: 'alone',
      description: 'Reads its own memory; there are no neighbors.',
      observe: 0,
      color: 8,
    },
  ],
  claims: [
    {
      id: 'arc-locks-bus',
      sentence: 'An atomic instruction locks the memory bus, so every other core has to wait.',
      criterion:
        'For one working set at least, a read beside atomic adds takes over 1.1 times as long as a read beside plain adds.',
      test: {
        any: [L1, L2, BEYOND].map((set) => ({
          ratio: [beside('atomic', set), beside('plain', set)] as const,
          above: 1.1,
        })),
      },
      because:
        'An atomic instruction holds its one cache line for a moment, not the way to memory: whoever does not want that line notices nothing. Only an atomic that straddles two lines locks the bus; neither Rust nor JavaScript lets one be made.',
    },
  ],
  effects: [
    {
      id: 'in-cache',
      label: 'a read beside atomic adds against plain adds, 16 kB',
      ratio: [beside('atomic', L1), beside('plain', L1)],
    },
    {
      id: 'in-memory',
      label: 'a read beside atomic adds against plain adds, 32 MB',
      ratio: [beside('atomic', BEYOND), beside('plain', BEYOND)],
    },
    {
      id: 'any-neighbor',
      label: 'a read beside atomic adds against a read alone, 32 MB',
      ratio: [beside('atomic', BEYOND), beside('alone', BEYOND)],
    },
  ],
});

export const experiments: readonly Experiment[] = [contention, vsClone, workBetween, bystanders];
