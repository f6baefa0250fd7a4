/**
 * The ladder: what the book's operations cost, each a case of an experiment. Numbers of the decision guide refer to these
 * rungs, too. A test holds each to an experiment, a variant and a recorded run.
 */
import type { CaseRef } from '../../lab/experiment.ts';

/** What is paid for, from the cheap to the dear. */
export const GROUPS = {
  near: 'What is near: registers, the stack, the first cache',
  guess: 'A branch that the processor has to guess',
  count: 'A count or a flag, with nobody else near',
  copy: 'Bytes that are copied',
  block: 'Blocks of memory, asked for and given back',
  far: 'Memory that lies far away',
  meet: 'Two threads at the same moment',
  hand: 'Something handed to another thread',
  large: 'So much memory that the system has to find it',
} as const;

export type GroupId = keyof typeof GROUPS;

export interface Rung extends CaseRef {
  /** Unique; `Rung` in prose and the guide refer to it. */
  readonly id: string;
  readonly group: GroupId;
  /** What one operation is, as short as it can be said: `Arc, cloned and dropped`. */
  readonly words: string;
  readonly experiment: string;
  /** Stands on the first page, too. */
  readonly home: boolean;
}

type Where = readonly [experiment: string, variant: string, at?: CaseRef['at']];

const rung = (group: GroupId, id: string, words: string, [experiment, variant, at = {}]: Where): Rung => ({
  id,
  group,
  words,
  experiment,
  variant,
  at,
  home: false,
});

/** A rung that is on the first page as well. */
const home = (...spec: Parameters<typeof rung>): Rung => ({ ...rung(...spec), home: true });

export const RUNGS: readonly Rung[] = [
  home('near', 'vector', 'the next element of a vector', ['box/list', 'vector', { length: 1000 }]),
  rung('near', 'mut', 'a number changed through &mut', ['rc/ref-cell', 'mut', { row: 1000 }]),
  rung('near', 'borrow', 'a borrow', ['rc/clone', 'borrow', { entries: 10 }]),
  rung('near', 'static', 'a call of a known method', ['dyn/dispatch', 'generic', { types: 8 }]),
  rung('near', 'local', 'a count kept in a local variable', ['mutex/counter', 'local', { threads: 2 }]),
  rung('near', 'reference', '1 MB, passed by reference', [
    'lifetimes/pass',
    'reference',
    { size: 1_000_064 },
  ]),
  rung('near', 'slice', 'a sentence of a text, lent', ['lifetimes/excerpt', 'view', { length: 40 }]),
  rung('near', 'generation', 'a generational index, looked up', [
    'indices/lookup',
    'option',
    { records: 1001 },
  ]),
  home('near', 'u32', 'a u32, cloned', ['clone/copy-types', 'clone', { size: 4 }]),
  rung('near', 'stack', '16 bytes on the stack', ['box/allocate', 'stack', { size: 16 }]),
  rung('near', 'pass-box', 'a Box of 1 MB, passed on', ['box/move', 'box', { size: 1_000_064 }]),
  rung('near', 'arc-read', 'a read through an Arc that is held', ['arc/contention', 'read', { threads: 2 }]),
  rung('near', 'guard', 'a guard, and its drop at the end of the scope', [
    'drop/scope',
    'guard',
    { work: 0 },
  ]),

  rung('guess', 'dyn-sorted', 'a dyn call, types in order', ['dyn/dispatch', 'dyn', { types: 8 }]),
  rung('guess', 'enum', 'a match on an enum, types mixed', ['dyn/dispatch', 'enum-shuffled', { types: 8 }]),
  rung('guess', 'dyn', 'a dyn call, types mixed', ['dyn/dispatch', 'dyn-shuffled', { types: 8 }]),

  rung('count', 'ref-cell', 'a number changed in a RefCell', ['rc/ref-cell', 'ref-cell', { row: 1000 }]),
  home('count', 'rc', 'an Rc, cloned and dropped', ['arc/contention', 'rc', { threads: 1 }]),
  rung('count', 'atomic', 'an atomic addition', ['mutex/counter', 'atomic', { threads: 1 }]),
  home('count', 'arc', 'an Arc, cloned and dropped', ['arc/contention', 'shared', { threads: 1 }]),
  rung('count', 'mutex', 'a Mutex, locked and unlocked', ['mutex/counter', 'mutex', { threads: 1 }]),
  rung('count', 'rwlock', 'an RwLock, locked to read', ['mutex/read-mostly', 'alone', { every: 10_000 }]),

  rung('copy', 'copy-64', '64 bytes, copied in place', ['arc/vs-clone', 'copy', { size: 64 }]),
  rung('copy', 'copy-1k', '1 kB, copied in place', ['arc/vs-clone', 'copy', { size: 1000 }]),
  rung('copy', 'pass-16k', '16 kB, passed by value', ['box/move', 'value', { size: 16_000 }]),
  rung('copy', 'pass-1m', '1 MB, passed by value', ['box/move', 'value', { size: 1_000_064 }]),

  rung('block', 'bump', 'a tree’s node in a bump arena', ['arenas/build', 'bump', { nodes: 60_001 }]),
  rung('block', 'index', 'a tree’s node in a vector', ['arenas/build', 'indices', { nodes: 60_001 }]),
  home('block', 'box', 'a Box of 16 bytes, made and freed', ['box/allocate', 'box', { size: 16 }]),
  rung('block', 'box-node', 'a tree’s node in a Box', ['arenas/build', 'box', { nodes: 60_001 }]),
  rung('block', 'string', 'a String of 16 bytes, cloned', ['clone/copy-types', 'string', { size: 16 }]),
  rung('block', 'excerpt', 'a sentence of a text, copied', ['lifetimes/excerpt', 'owned', { length: 40 }]),
  rung('block', 'token', 'a token that owns its text', ['lifetimes/parser', 'own', { tokens: 1000 }]),
  rung('block', 'token-borrow', 'a token that borrows its text', [
    'lifetimes/parser',
    'borrow',
    { tokens: 1000 },
  ]),
  rung('block', 'slot', 'in and out of a slot map', ['indices/churn', 'slotmap', { tenants: 1001 }]),
  rung('block', 'reuse', '16 strings, copied into old ones', ['clone/loop', 'reuse', { strings: 16 }]),
  home('block', 'strings', '16 strings, cloned', ['clone/loop', 'clone', { strings: 16 }]),
  rung('block', 'map', 'a map of 100 texts, cloned', ['rc/clone', 'deep', { entries: 100 }]),

  rung('far', 'per-type', 'shapes of one type after the other', [
    'dyn/layout',
    'per-type',
    { shapes: 600_000 },
  ]),
  rung('far', 'list', 'the next node of a list in order', ['box/list', 'in-order', { length: 1_000_000 }]),
  rung('far', 'tree', 'a node of a tree, used heap', ['arenas/traverse', 'scattered', { nodes: 300_001 }]),
  rung('far', 'link', 'the next node by index, in no order', [
    'indices/traverse',
    'index',
    { nodes: 150_001 },
  ]),
  rung('far', 'shapes', 'a shape in a Box, scattered', ['dyn/layout', 'boxes-shuffled', { shapes: 600_000 }]),
  home('far', 'list-shuffled', 'the next node of a shuffled list', [
    'box/list',
    'shuffled',
    { length: 1_000_000 },
  ]),

  rung('meet', 'swap', 'a read of an Arc that is swapped', [
    'mutex/read-mostly',
    'swap',
    { threads: 2, every: 10_000 },
  ]),
  rung('meet', 'padded', 'a counter each, a line apart', [
    'false-sharing/fields',
    'padded-128',
    { threads: 2 },
  ]),
  rung('meet', 'adjacent', 'a counter each, side by side', [
    'false-sharing/fields',
    'packed',
    { threads: 2 },
  ]),
  rung('meet', 'atomic-2', 'one atomic for both', ['mutex/counter', 'atomic', { threads: 2 }]),
  home('meet', 'arc-2', 'one Arc for two threads, cloned', ['arc/contention', 'shared', { threads: 2 }]),
  home('meet', 'mutex-2', 'one Mutex for two threads', ['mutex/counter', 'mutex', { threads: 2 }]),
  rung('meet', 'rwlock-2', 'an RwLock that both only read', [
    'mutex/read-mostly',
    'rwlock',
    { threads: 2, every: 10_000 },
  ]),
  rung('meet', 'clone-2', '64 bytes, cloned by both', ['arc/contention', 'deep-clone', { threads: 2 }]),

  rung('hand', 'ring', 'a message on a ring', ['pipelines/handoff', 'ring', { size: 64 }]),
  home('hand', 'channel', 'a message on a channel', ['pipelines/handoff', 'mpsc', { size: 64 }]),
  rung('hand', 'answer', 'a question and its answer, both looking', [
    'pipelines/latency',
    'word',
    { work: 0 },
  ]),
  rung('hand', 'lines', '9.6 kB, just written by the other', ['pipelines/lines', 'handed', { size: 9600 }]),
  home('hand', 'wake', 'a question and its answer, both asleep', [
    'pipelines/latency',
    'sleeping',
    { work: 0 },
  ]),

  home('large', 'clone-1m', '1 MB, cloned', ['clone/size', 'clone', { size: 1_000_064 }]),
  rung('large', 'clone-16m', '16 MB, cloned', ['clone/size', 'clone', { size: 16_000_064 }]),
  home('large', 'clone-64m', '64 MB, cloned', ['clone/size', 'clone', { size: 64_300_000 }]),
];
