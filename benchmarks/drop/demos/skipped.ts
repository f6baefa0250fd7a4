/** skipped.rs on our own heap, with `using`. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { Heap } from '../../../src/memory/heap.ts';

// #region skipped
interface Counter {
  drops: number;
}

/** Counts how often it is disposed of. */
function counts(counter: Counter): Disposable {
  return {
    [Symbol.dispose]: () => {
      counter.drops++;
    },
  };
}

function scoped(counter: Counter): void {
  using _it = counts(counter);
}

function unwound(counter: Counter): void {
  try {
    using _it = counts(counter);
    throw new Error('quietly');
  } catch {
    // Caught; the scope has ended.
  }
}

/** No keyword, no cleanup; and nobody warns. */
function forgotten(counter: Counter): void {
  counts(counter);
}

/** What has been moved out of its scope must be ended elsewhere. */
function leaked(counter: Counter): void {
  using stack = new DisposableStack();
  stack.use(counts(counter));
  stack.move();
}

/** Each keeps the other: a node is four bytes, the address of an Arc. */
function inACycle(counter: Counter): void {
  const heap = Heap.create(new SharedArrayBuffer(10_000));
  const dropNode = (_: Heap, address: number) => {
    counter.drops++;
    Arc.fromRaw(heap, heap.words[address >> 2]!, dropNode).drop();
  };
  using first = Arc.new(heap, 4, dropNode);
  using second = Arc.new(heap, 4, dropNode);
  heap.words[first.address >> 2] = second.clone().intoRaw();
  heap.words[second.address >> 2] = first.clone().intoRaw();
}
// #endregion

export function main({ print }: DemoContext): void {
  const scenes = {
    'at the end of a scope': scoped,
    'unwound by a throw': unwound,
    forgotten,
    leaked,
    'in a cycle of Arc': inACycle,
  };
  for (const [name, scene] of Object.entries(scenes)) {
    const counter = { drops: 0 };
    scene(counter);
    print(`${name}: ${counter.drops}`);
  }
}
