/** Nodes that know each other by address, by count, and by index: the timed work. All of it lies in shared memory. */
import { type Kernel, type KernelContext, type Kernels, kernel } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { endRead, tryRead } from '../../src/memory/borrow-flag.ts';
import type { Heap } from '../../src/memory/heap.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';
import { decrement, increment, initialize } from '../../src/memory/rc-counts.ts';
import { SlotMap } from '../../src/memory/slot-map.ts';
import * as build from './build.ts';
import { RECORD } from './build.ts';
import { createHeap, cycle, graph, Noise, places, room } from './layout.ts';
import { type Columns, Slots } from './slots.ts';

/** A kernel that works on what `setup` makes: `run` for so many steps. */
const timed = <S>(
  bytes: Kernel<S>['bytes'],
  setup: (heap: Heap, context: KernelContext) => S,
  run: (state: S, steps: number) => number,
): Kernel<S> =>
  kernel<S>({
    bytes,
    setup: (context) => setup(createHeap(context.memory), context),
    run: (state, steps) => run(state, steps),
  });

const gone = (): never => {
  throw new Error('a handle is stale');
};

// ---- traverse: once around a cycle, each node leads to the next ----

const linkedRoom: Kernel<unknown>['bytes'] = ({ nodes }) => room(nodes!, 48);

// #region traverse/reference
// #region traverse/reference-in-order
/** A node: the address of the next one, then its value. */
function followReferences(words: Int32Array, first: number, steps: number): number {
  let node = first;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    sum = (sum + words[(node >> 2) + 1]!) | 0;
    node = words[node >> 2]!;
  }
  return sum >>> 0;
}
// #endregion
// #endregion

const references = (shuffled: boolean) =>
  timed(
    linkedRoom,
    (heap, { parameters, seed }) => {
      const plan = cycle(parameters, seed, shuffled);
      return { words: heap.words, first: build.references(heap, plan)[plan.first]! };
    },
    ({ words, first }, steps) => outOfLine(followReferences, words, first, steps),
  );

// #region traverse/rc
// #region neighbors/rc
/** What Weak::upgrade and RefCell::borrow do, on the two counts and the flag before a node's links. */
function visit(words: Int32Array, node: number): void {
  increment(words, node);
  if (!tryRead(words, node + 2)) gone();
}

/** The end of the borrow and of the share. Somebody else owns the node, too: it stays. */
function leave(words: Int32Array, node: number): void {
  endRead(words, node + 2);
  if (decrement(words, node)) gone();
}
// #endregion
// #endregion

// #region traverse/rc
function followCounted(words: Int32Array, first: number, steps: number): number {
  let node = first;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    visit(words, node);
    sum = (sum + words[node + 4]!) | 0;
    const next = words[node + 3]!;
    leave(words, node);
    node = next;
  }
  return sum >>> 0;
}
// #endregion

// #region traverse/index
interface Nodes {
  readonly words: Int32Array;
  /** Index of the first node's first word. */
  readonly base: number;
  readonly count: number;
}

function followIndices({ words, base, count }: Nodes, first: number, steps: number): number {
  let at = first;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    if (at >>> 0 >= count) gone();
    const node = base + 2 * at;
    sum = (sum + words[node + 1]!) | 0;
    at = words[node]!;
  }
  return sum >>> 0;
}
// #endregion

// #region traverse/option
// #region traverse/option-in-order
/** A node: place and generation of the next one, then its value. `find` looks at three things. */
function followGenerations(slots: Slots, first: number, steps: number): number {
  const { words } = slots;
  let at = first;
  let generation = 1;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const node = slots.find(at, generation) || gone();
    sum = (sum + words[node + 2]!) | 0;
    at = words[node]!;
    generation = words[node + 1]!;
  }
  return sum >>> 0;
}
// #endregion
// #endregion

const generations = (shuffled: boolean) =>
  timed(
    linkedRoom,
    (heap, { parameters, seed }) => {
      const plan = cycle(parameters, seed, shuffled);
      return { slots: build.generations(heap, plan), first: plan.first };
    },
    ({ slots, first }, steps) => outOfLine(followGenerations, slots, first, steps),
  );

// #region traverse/columns
interface Linked {
  readonly links: Columns;
  readonly values: Int32Array;
}

function followColumns({ links, values }: Linked, first: number, steps: number): number {
  let at = first;
  let generation = 1;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    sum = (sum + values[at]!) | 0;
    const link = links.find(at, generation);
    if (link < 0) gone();
    at = links.values[link]!;
    generation = links.values[link + 1]!;
  }
  return sum >>> 0;
}
// #endregion

// #region traverse/slotmap
function followKeys(map: SlotMap, first: { words: Int32Array; index: number }, steps: number): number {
  const { words } = first;
  let { index } = first;
  let version = map.versionOf(index);
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const node = map.find(index, version) || gone();
    sum = (sum + words[node + 2]!) | 0;
    index = words[node]!;
    version = words[node + 1]!;
  }
  return sum >>> 0;
}
// #endregion

const traverse = {
  reference: references(true),
  'reference-in-order': references(false),
  rc: timed(
    linkedRoom,
    (heap, { parameters, seed }) => {
      const plan = cycle(parameters, seed, true);
      return { words: heap.words, first: build.counted(heap, plan)[plan.first]! };
    },
    ({ words, first }, steps) => outOfLine(followCounted, words, first, steps),
  ),
  index: timed(
    linkedRoom,
    (heap, { parameters, seed }) => {
      const plan = cycle(parameters, seed, true);
      const nodes = { words: heap.words, base: build.indices(heap, plan), count: plan.values.length };
      return { nodes, first: plan.first };
    },
    ({ nodes, first }, steps) => outOfLine(followIndices, nodes, first, steps),
  ),
  option: generations(true),
  'option-in-order': generations(false),
  columns: timed(
    linkedRoom,
    (heap, { parameters, seed }) => {
      const { links, values, first } = cycle(parameters, seed, true);
      const columns = build.columnsOf(heap, build.linkPairs(links), 2);
      return { linked: { links: columns, values: build.shared(heap, values) }, first };
    },
    ({ linked, first }, steps) => outOfLine(followColumns, linked, first, steps),
  ),
  slotmap: timed(
    linkedRoom,
    (heap, { parameters, seed }) => {
      const plan = cycle(parameters, seed, true);
      const [map, slots] = build.keys(heap, plan);
      return { map, first: { words: heap.words, index: slots[plan.first]! } };
    },
    ({ map, first }, steps) => outOfLine(followKeys, map, first, steps),
  ),
};

// ---- neighbors: node after node, the sum of the four that it knows ----

const neighborsRoom: Kernel<unknown>['bytes'] = ({ nodes }) => room(nodes!, 64);

// #region neighbors/reference
/** A node: the addresses of four others, then its value. */
function sumReferences(words: Int32Array, nodes: Int32Array, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let i = 0; i < nodes.length && left > 0; i++, left--) {
      const node = nodes[i]! >> 2;
      for (let link = node; link < node + 4; link++) sum = (sum + words[(words[link]! >> 2) + 4]!) | 0;
    }
  return sum >>> 0;
}
// #endregion

// #region neighbors/rc
function sumCounted(words: Int32Array, nodes: Int32Array, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let i = 0; i < nodes.length && left > 0; i++, left--) {
      const node = nodes[i]!;
      if (!tryRead(words, node + 2)) gone();
      for (let link = node + 3; link < node + 7; link++) {
        const other = words[link]!;
        visit(words, other);
        sum = (sum + words[other + 7]!) | 0;
        leave(words, other);
      }
      endRead(words, node + 2);
    }
  return sum >>> 0;
}
// #endregion

// #region neighbors/option
function sumGenerations(slots: Slots, words: Int32Array, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let at = 0; at < slots.length && left > 0; at++) {
      const node = slots.tenant(at);
      if (node === 0) continue;
      for (let link = node; link < node + 8; link += 2)
        sum = (sum + words[(slots.find(words[link]!, words[link + 1]!) || gone()) + 8]!) | 0;
      left--;
    }
  return sum >>> 0;
}
// #endregion

// #region neighbors/columns
function sumColumns(links: Int32Array, values: Columns, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let node = 0; node < links.length && left > 0; node += 8, left--)
      for (let link = node; link < node + 8; link += 2) {
        const value = values.find(links[link]!, links[link + 1]!);
        if (value < 0) gone();
        sum = (sum + values.values[value]!) | 0;
      }
  return sum >>> 0;
}
// #endregion

// #region neighbors/slotmap
function sumKeys(map: SlotMap, words: Int32Array, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let slot = 1; slot <= map.length && left > 0; slot++) {
      const version = map.versionOf(slot);
      if ((version & 1) === 0) continue;
      const node = map.find(slot, version);
      for (let link = node; link < node + 8; link += 2)
        sum = (sum + words[(map.find(words[link]!, words[link + 1]!) || gone()) + 8]!) | 0;
      left--;
    }
  return sum >>> 0;
}
// #endregion

const neighbors = {
  reference: timed(
    neighborsRoom,
    (heap, { parameters, seed }) => ({
      words: heap.words,
      nodes: build.references(heap, graph(parameters, seed)),
    }),
    ({ words, nodes }, steps) => outOfLine(sumReferences, words, nodes, steps),
  ),
  rc: timed(
    neighborsRoom,
    (heap, { parameters, seed }) => ({
      words: heap.words,
      nodes: build.counted(heap, graph(parameters, seed)),
    }),
    ({ words, nodes }, steps) => outOfLine(sumCounted, words, nodes, steps),
  ),
  option: timed(
    neighborsRoom,
    (heap, { parameters, seed }) => build.generations(heap, graph(parameters, seed)),
    (slots, steps) => outOfLine(sumGenerations, slots, slots.words, steps),
  ),
  columns: timed(
    neighborsRoom,
    (heap, { parameters, seed }) => {
      const { links, values } = graph(parameters, seed);
      return {
        links: build.shared(heap, build.linkPairs(links)),
        values: build.columnsOf(heap, values, 1),
      };
    },
    ({ links, values }, steps) => outOfLine(sumColumns, links, values, steps),
  ),
  slotmap: timed(
    neighborsRoom,
    (heap, { parameters, seed }) => ({
      words: heap.words,
      map: build.keys(heap, graph(parameters, seed))[0],
    }),
    ({ map, words }, steps) => outOfLine(sumKeys, map, words, steps),
  ),
};

// ---- scan: one field of each record, in the order in which they are listed ----

/** Slots, holes included. */
const SLOTS = 100_000;
const scanRoom: Kernel<unknown>['bytes'] = () => room(SLOTS, 48);

/** The values of those that live, in the order of their slots. */
function valuesOf({ parameters, seed }: KernelContext): Int32Array {
  const noise = new Noise(seed);
  const values = new Int32Array((SLOTS / 100) * (100 - parameters.holes!));
  for (let i = 0; i < values.length; i++) values[i] = noise.next();
  return values;
}

/** As `timed`, where operations come in rounds. */
const scanned = <S>(
  setup: (heap: Heap, context: KernelContext) => S,
  run: (state: S, steps: number) => number,
): Kernel<S> => ({
  ...timed(scanRoom, setup, run),
  whole: ({ holes }) => (SLOTS / 100) * (100 - holes!),
});

// #region scan/fresh
// #region scan/aged
/** Where the blocks lie is the whole difference between a fresh heap and one with a past. */
function scanBoxes(words: Int32Array, records: Int32Array, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; ) {
    const end = Math.min(left, records.length);
    for (let i = 0; i < end; i++) sum = (sum + words[records[i]! >> 2]!) | 0;
    left -= end;
  }
  return sum >>> 0;
}
// #endregion
// #endregion

const boxes = (aged: boolean) =>
  scanned(
    (heap, context) => {
      const values = valuesOf(context);
      const blocks = values.map(() => heap.allocate(RECORD * 4));
      const records = places(values.length, context.seed, aged).map((place) => blocks[place]!);
      for (let i = 0; i < values.length; i++) write(heap.words, records[i]! >> 2, values[i]!);
      return { words: heap.words, records: build.shared(heap, records) };
    },
    ({ words, records }, steps) => outOfLine(scanBoxes, words, records, steps),
  );

// #region scan/option
// #region scan/pattern
/** Holes are slots without a tenant. They are looked at, too. */
function scanSlots(slots: Slots, words: Int32Array, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let at = 0; at < slots.length && left > 0; at++) {
      const record = slots.tenant(at);
      if (record === 0) continue;
      sum = (sum + words[record]!) | 0;
      left--;
    }
  return sum >>> 0;
}
// #endregion
// #endregion

/** Holes where chance has them, or every second slot, or nine of ten: so many in any case. */
const slots = (chance: boolean) =>
  scanned(
    (heap, context) => {
      const values = valuesOf(context);
      const slots = new Slots(heap, SLOTS, RECORD);
      for (let i = 0; i < SLOTS; i++) slots.insert();
      const order = places(SLOTS, context.seed, chance);
      const step = chance ? 1 : SLOTS / values.length;
      for (let i = 0; i < SLOTS; i++) if (i % step || i >= values.length * step) slots.remove(order[i]!, 1);
      let next = 0;
      for (let at = 0; at < SLOTS; at++) {
        const record = slots.tenant(at);
        if (record) write(slots.words, record, values[next++]!);
      }
      return slots;
    },
    (slots, steps) => outOfLine(scanSlots, slots, slots.words, steps),
  );

// #region scan/rows
/** As in the crate's dense map: whole records side by side, and a table beside them that says which slot has which. */
function scanRows(rows: Int32Array, rowWords: number, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; ) {
    const end = Math.min(left, rows.length / rowWords);
    for (let i = 0, row = 0; i < end; i++, row += rowWords) sum = (sum + rows[row]!) | 0;
    left -= end;
  }
  return sum >>> 0;
}
// #endregion

// #region scan/columns
/** The same table, but beside it each field of the records has a dense column of its own. */
function scanColumn(column: Int32Array, first: number, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; ) {
    const end = Math.min(left, column.length);
    for (let i = first; i < end; i++) sum = (sum + column[i]!) | 0;
    left -= end;
  }
  return sum >>> 0;
}
// #endregion

const scan = {
  fresh: boxes(false),
  aged: boxes(true),
  option: slots(true),
  pattern: slots(false),
  rows: scanned(
    (heap, context) => {
      const values = valuesOf(context);
      const rows = new Int32Array(values.length * RECORD);
      for (let i = 0; i < values.length; i++) write(rows, i * RECORD, values[i]!);
      return build.shared(heap, rows);
    },
    (rows, steps) => outOfLine(scanRows, rows, RECORD, steps),
  ),
  columns: scanned(
    (heap, context) => build.shared(heap, valuesOf(context)),
    (column, steps) => outOfLine(scanColumn, column, 0, steps),
  ),
};

// ---- lookup: by handles in no order ----

const lookupRoom: Kernel<unknown>['bytes'] = ({ records }) => room(records!, 48);

/** Records by place, and the places in the order in which they are asked for. */
function recordsOf({ parameters, seed }: KernelContext) {
  const count = parameters.records!;
  const noise = new Noise(seed);
  const records = new Int32Array(count * RECORD);
  for (let i = 0; i < count; i++) write(records, i * RECORD, noise.next());
  return { count, records, order: places(count, seed, true) };
}

// #region lookup/reference
/** A handle is an address. */
function byReference(words: Int32Array, handles: Int32Array, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let i = 0; i < handles.length && left > 0; i++, left--) sum = (sum + words[handles[i]! >> 2]!) | 0;
  return sum >>> 0;
}
// #endregion

// #region lookup/index
/** A handle is a place, which is compared with the number of records. */
function byIndex(records: Int32Array, handles: Int32Array, steps: number): number {
  const count = records.length / 4;
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let i = 0; i < handles.length && left > 0; i++, left--) {
      const at = handles[i]!;
      if (at >>> 0 >= count) gone();
      sum = (sum + records[4 * at]!) | 0;
    }
  return sum >>> 0;
}
// #endregion

// #region lookup/option
/** A handle is a place and a generation. */
function byGeneration(slots: Slots, handles: Int32Array, steps: number): number {
  const { words } = slots;
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let i = 0; i < handles.length && left > 0; i += 2, left--)
      sum = (sum + words[slots.find(handles[i]!, handles[i + 1]!) || gone()]!) | 0;
  return sum >>> 0;
}
// #endregion

// #region lookup/columns
function byColumns(columns: Columns, handles: Int32Array, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let i = 0; i < handles.length && left > 0; i += 2, left--) {
      const record = columns.find(handles[i]!, handles[i + 1]!);
      if (record < 0) gone();
      sum = (sum + columns.values[record]!) | 0;
    }
  return sum >>> 0;
}
// #endregion

// #region lookup/slotmap
interface Keyed {
  readonly map: SlotMap;
  readonly words: Int32Array;
}

function byKey({ map, words }: Keyed, handles: Int32Array, steps: number): number {
  let sum = 0;
  for (let left = steps; left > 0; )
    for (let i = 0; i < handles.length && left > 0; i += 2, left--)
      sum = (sum + words[map.find(handles[i]!, handles[i + 1]!) || gone()]!) | 0;
  return sum >>> 0;
}
// #endregion

const lookup = {
  reference: timed(
    lookupRoom,
    (heap, context) => {
      const { records, order } = recordsOf(context);
      const base = build.shared(heap, records).byteOffset;
      const handles = order.map((at) => base + at * RECORD * 4);
      return { words: heap.words, handles: build.shared(heap, handles) };
    },
    ({ words, handles }, steps) => outOfLine(byReference, words, handles, steps),
  ),
  index: timed(
    lookupRoom,
    (heap, context) => {
      const { records, order } = recordsOf(context);
      return { records: build.shared(heap, records), handles: build.shared(heap, order) };
    },
    ({ records, handles }, steps) => outOfLine(byIndex, records, handles, steps),
  ),
  option: timed(
    lookupRoom,
    (heap, context) => {
      const { count, records, order } = recordsOf(context);
      const slots = new Slots(heap, count, RECORD);
      for (let i = 0; i < count; i++) slots.insert();
      for (let i = 0; i < count; i++)
        slots.words.set(records.subarray(i * RECORD, (i + 1) * RECORD), slots.tenant(i));
      return { slots, handles: build.shared(heap, build.linkPairs(order)) };
    },
    ({ slots, handles }, steps) => outOfLine(byGeneration, slots, handles, steps),
  ),
  columns: timed(
    lookupRoom,
    (heap, context) => {
      const { records, order } = recordsOf(context);
      const columns = build.columnsOf(heap, records, RECORD);
      return { columns, handles: build.shared(heap, build.linkPairs(order)) };
    },
    ({ columns, handles }, steps) => outOfLine(byColumns, columns, handles, steps),
  ),
  slotmap: timed(
    lookupRoom,
    (heap, context) => {
      const { count, records, order } = recordsOf(context);
      const map = SlotMap.new(heap, RECORD * 4, count);
      for (let i = 0; i < count; i++) {
        const slot = map.occupy();
        heap.words.set(records.subarray(i * RECORD, (i + 1) * RECORD), map.find(slot, map.versionOf(slot)));
      }
      const handles = build.linkPairs(order.map((at) => at + 1));
      return { keyed: { map, words: heap.words }, handles: build.shared(heap, handles) };
    },
    ({ keyed, handles }, steps) => outOfLine(byKey, keyed, handles, steps),
  ),
};

// ---- churn: tenants come and go, and old handles are asked for ----

const churnRoom: Kernel<unknown>['bytes'] = ({ tenants }) => room(tenants!, 96);

const everyone = ({ parameters }: KernelContext): Int32Array => places(parameters.tenants!, 0, false);

// #region churn/slotmap
// #region churn/option
// #region churn/rc
/** The handles of all tenants, and where they lead. Who leaves and who is asked for is the same in each call. */
interface Tenancy<T> {
  readonly heap: Heap;
  readonly table: T;
  readonly handles: Int32Array;
}

function write(words: Int32Array, record: number, value: number): void {
  words[record] = value;
  words[record + 1] = value;
  words[record + 2] = value;
  words[record + 3] = value;
}
// #endregion
// #endregion
// #endregion

// #region churn/rc
/** A block: two counts, then the record. */
function newCounted(heap: Heap, value: number): number {
  const block = heap.allocate((2 + RECORD) * 4) >> 2;
  initialize(heap.words, block);
  write(heap.words, block + 2, value);
  return block;
}

/** With the last Weak, and the one that all owners share, the block goes. */
function dropWeak(heap: Heap, block: number): void {
  if (decrement(heap.words, block + 1)) heap.free(block * 4);
}

/** With the last owner the value goes. */
function dropCounted(heap: Heap, block: number): void {
  if (decrement(heap.words, block)) dropWeak(heap, block);
}

function churnCounted({ heap, handles }: Tenancy<undefined>, seed: number, steps: number): number {
  const { words } = heap;
  const noise = new Noise(seed);
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const out = noise.below(handles.length);
    const other = noise.below(handles.length);
    const stale = noise.below(2) === 1;
    const left = handles[out]!;
    handles[out] = newCounted(heap, out);
    const weak = stale ? left : handles[other]!;
    increment(words, weak + 1);
    dropCounted(heap, left);
    if (words[weak] === 0) sum = (sum + 1) | 0;
    else {
      increment(words, weak);
      sum = (sum + words[weak + 2]!) | 0;
      dropCounted(heap, weak);
    }
    dropWeak(heap, weak);
  }
  return sum >>> 0;
}
// #endregion

// #region churn/option
function churnGenerations({ table, handles }: Tenancy<Slots>, seed: number, steps: number): number {
  const { words } = table;
  const noise = new Noise(seed);
  const count = handles.length >> 1;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const out = noise.below(count) * 2;
    const other = noise.below(count) * 2;
    const stale = noise.below(2) === 1;
    const at = handles[out]!;
    const generation = handles[out + 1]!;
    handles[out + 1] = table.generation;
    handles[out] = table.insert();
    write(words, table.tenant(handles[out]!), out >> 1);
    table.remove(at, generation);
    const found = stale ? table.find(at, generation) : table.find(handles[other]!, handles[other + 1]!);
    sum = (sum + (found === 0 ? 1 : words[found]!)) | 0;
  }
  return sum >>> 0;
}
// #endregion

// #region churn/slotmap
function churnKeys({ heap, table, handles }: Tenancy<SlotMap>, seed: number, steps: number): number {
  const { words } = heap;
  const noise = new Noise(seed);
  const count = handles.length >> 1;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const out = noise.below(count) * 2;
    const other = noise.below(count) * 2;
    const stale = noise.below(2) === 1;
    const slot = handles[out]!;
    const version = handles[out + 1]!;
    handles[out] = table.occupy();
    handles[out + 1] = table.versionOf(handles[out]!);
    write(words, table.find(handles[out]!, handles[out + 1]!), out >> 1);
    table.vacate(slot, version);
    const found = stale ? table.find(slot, version) : table.find(handles[other]!, handles[other + 1]!);
    sum = (sum + (found === 0 ? 1 : words[found]!)) | 0;
  }
  return sum >>> 0;
}
// #endregion

/** The table with its first tenants. `insert` returns the words of a handle. */
function tenancy<T>(
  create: (heap: Heap, count: number) => T,
  insert: (heap: Heap, table: T, tenant: number) => readonly number[],
  loop: (state: Tenancy<T>, seed: number, steps: number) => number,
): Kernel<Tenancy<T> & { readonly seed: number }> {
  return {
    ...timed(
      churnRoom,
      (heap, context) => {
        const tenants = everyone(context);
        const table = create(heap, tenants.length);
        const handles = Int32Array.from([...tenants].flatMap((tenant) => insert(heap, table, tenant)));
        return { heap, table, handles: build.shared(heap, handles), seed: context.seed };
      },
      (state, steps) => outOfLine(loop, state, state.seed, steps),
    ),
    audit({ heap }) {
      verifyHeap(heap);
      return undefined;
    },
  };
}

const churn = {
  rc: tenancy<undefined>(
    () => undefined,
    (heap, _, tenant) => [newCounted(heap, tenant)],
    churnCounted,
  ),
  option: tenancy(
    (heap, count) => new Slots(heap, count + 1, RECORD),
    (heap, slots, tenant) => {
      const at = slots.insert();
      write(heap.words, slots.tenant(at), tenant);
      return [at, slots.generation];
    },
    churnGenerations,
  ),
  slotmap: tenancy(
    (heap, count) => SlotMap.new(heap, RECORD * 4, count + 1),
    (heap, map, tenant) => {
      const slot = map.occupy();
      write(heap.words, map.find(slot, map.versionOf(slot)), tenant);
      return [slot, map.versionOf(slot)];
    },
    churnKeys,
  ),
};

export const kernels: Kernels = { traverse, neighbors, scan, lookup, churn };
