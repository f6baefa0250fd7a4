/** Why Rust takes longer in the page than natively: one reason for each family of kernels, the one that weighs most. */
import type { ParameterValues } from '../lab/experiment.ts';

export interface Family {
  readonly id: string;
  readonly name: string;
  /** For readers: what differs, as seen in the instructions. `code` stands between backticks. */
  readonly why: string;
  /** `<chapter>/<experiment>/<variant>`, and ` <parameter>=<value>` where only such cases are meant; a star stands for any text. */
  readonly kernels: readonly string[];
}

/** Does a case of this kernel, `<chapter>/<experiment>/<variant>`, belong to the family? */
function isOf({ kernels }: Family, kernel: string, parameters: ParameterValues): boolean {
  const settings = Object.entries(parameters).map(([id, value]) => `${kernel} ${id}=${value}`);
  return kernels.some((pattern) => [kernel, ...settings].some((name) => patternOf(pattern).test(name)));
}

const patternOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

export const FAMILIES: readonly Family[] = [
  {
    id: 'search',
    name: 'The search for a byte in a text',
    why: 'Rust’s library looks at two machine words at a time. A word has 4 bytes in the page, where addresses have 32 bits, and 8 natively: twice as many steps for the same text.',
    kernels: ['lifetimes/excerpt/find-*'],
  },
  {
    id: 'copies',
    name: 'Copies of a few bytes',
    why: 'V8 calls a function for each `memory.copy`, however short: 4 ns for 4 bytes as for 64, and for none when an empty string is cloned. Native code copies as few bytes with two instructions, or calls a `memcpy` that does.',
    kernels: [
      'clone/copy-types/string size=0',
      'arc/vs-clone/copy',
      'arc/contention/deep-clone-cached',
      'clone/*/reuse',
      'clone/*/cached',
    ],
  },
  {
    id: 'allocator',
    name: 'A small block, allocated and freed',
    why: 'Natively glibc takes the block from a cache of the thread’s own, and no instruction of it is atomic. std’s allocator for WebAssembly, dlmalloc, has one lock for all threads. To take it and to give it back are two exchanges, and each is a locked instruction: 10 ns for the pair, and one pair each for allocating and freeing. That is 20 of the 30 ns that a small box takes in the page. From 1,032 bytes on glibc has no cache, and the difference is gone.',
    kernels: [
      'arc/contention/deep-clone',
      'arc/vs-clone/deep-clone',
      'arenas/*/box',
      'arenas/*/counted',
      'arenas/*/typed-vec',
      'box/allocate/box',
      'box/allocate/among',
      'clone/copy-types/string',
      'clone/*/clone',
      'clone/*/flat',
      'drop/bulk/box',
      'drop/bulk/shuffled',
      'drop/bulk/string',
      'dyn/boxed-loggers/box',
      'indices/churn/*',
      'lifetimes/excerpt/*own*',
      'lifetimes/parser/own',
      'pipelines/transfer/copy',
      'pipelines/transfer/move',
      'rc/clone/deep',
      'rc/clone/plain',
    ],
  },
  {
    id: 'forwarding',
    name: 'A number that goes through memory',
    why: 'What has just been stored is loaded again: a count of an `Rc`, the end of an arena, a value that `black_box` hides from the compiler, or two results of a call, which WebAssembly returns in memory and native code in registers. Recent cores hand the number on at no cost when both instructions spell its address alike and in one register. V8 spells every address as a sum of two: seven cycles a turn instead of one.',
    kernels: [
      'arc/contention/rc',
      'arenas/*/bump',
      'box/allocate/stack',
      'box/move/box',
      'drop/bulk/arena',
      'drop/scope/*',
      'false-sharing/allocator/*',
      'lifetimes/excerpt/kept',
      'lifetimes/pass/*',
      'mutex/counter/local',
      'rc/clone/rc',
    ],
  },
  {
    id: 'atomics',
    name: 'Atomic operations',
    why: 'Every atomic store is sequentially consistent in WebAssembly, so that a `Release` is an exchange: 5 ns, where native code has a plain store. An addition whose result is used is a loop around compare-and-swap, where x86 has one instruction.',
    kernels: [
      'arc/contention/*',
      'arc/vs-clone/arc',
      'arc/work-between/*',
      'false-sharing/fields/*',
      'false-sharing/neighbors/*',
      'false-sharing/refcount/*',
      'false-sharing/stride/*',
      'mutex/*',
      'pipelines/handoff/*',
      'pipelines/transfer/handle',
      'rc/clone/arc',
    ],
  },
  {
    id: 'calls',
    name: 'Calls and jumps through a table',
    why: 'A method of a `dyn Trait` is a call of an address natively. In WebAssembly it is an index into the module’s table of functions: V8 checks that it lies inside and that the signature is right, fetches the address and the instance, and keeps all its registers in memory across the call. A `match` is a jump through a table in both, but each turn of a loop has three more branches in the page. Where natively the branch predictor has learned a thousand shapes by heart, it sometimes forgets them there.',
    kernels: ['dyn/dispatch/*', 'dyn/layout/*', 'dyn/boxed-loggers/borrow'],
  },
  {
    id: 'lookups',
    name: 'Lookups that do not wait for each other',
    why: 'It is instructions, because records that all lie in the nearest cache take up to 1.7 times as long, too. An address in WebAssembly is a number of 32 bits that may wrap around, so V8 works it out in full before it adds the start of the memory, and native code folds the same arithmetic into its loads. A core looks ahead over so many instructions and no more. Where each lookup needs more of them, fewer lookups are on their way to memory at once.',
    kernels: ['indices/neighbors/*', 'indices/lookup/*'],
  },
  {
    id: 'vectors',
    name: 'Loops over a row',
    why: 'Both compilers work on several elements at once, with vectors of 128 bits. V8 adds the start of the memory to every address and looks once a turn whether it shall stop.',
    kernels: ['box/list/vector', 'drop/bulk/*', 'pipelines/buffers/*', 'rc/ref-cell/*', 'rc/clone/borrow'],
  },
];

/** A kernel's own family is the first that it belongs to; undefined where nothing needs to be explained. */
export const familyOf = (kernel: string, parameters: ParameterValues): Family | undefined =>
  FAMILIES.find((family) => isOf(family, kernel, parameters));
