/** One call, many types, in TypeScript: the timed loops. One operation is the area of one shape; each call begins with the first. */
import type { Kernel, Kernels } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { type Loggers, loggers } from './loggers.ts';
import { objectsOf, type Shape } from './shape-objects.ts';
import { boxes, crowdOf, type Order, pairs, type Row, records } from './shape-records.ts';
import { AREAS } from './shapes.ts';
import { OTHER_TOTALS } from './totals.ts';

// ---- dispatch: the area of 20,000 shapes of 1 to 8 types ----

// #region layout/per-type
// #region dispatch/generic
/** What a generic function becomes: a loop for each type, over an array of that type alone. This is that of rectangles. */
function rectangles(words: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 2) sum = (sum + Math.imul(words[i]!, words[i + 1]!)) | 0;
  return sum;
}

const perType = pairs([rectangles, ...OTHER_TOTALS]);
// #endregion
// #endregion

// #region dispatch/dyn-shuffled
// #region dispatch/dyn
type Objects = (shapes: readonly Shape[], iterations: number) => number;

/**
 * A method call on JavaScript objects. The engine remembers for each call in the code which classes came by, so there is a loop
 * for each number of classes. They are the same but for their names.
 */
const monomorphic: Objects = (shapes, iterations) => {
  let sum = 0;
  for (let i = 0, at = 0; i < iterations; i++) {
    sum = (sum + shapes[at]!.area()) | 0;
    if (++at === shapes.length) at = 0;
  }
  return sum >>> 0;
};
// #endregion
// #endregion
const ofTwo: Objects = (shapes, iterations) => {
  let sum = 0;
  for (let i = 0, at = 0; i < iterations; i++) {
    sum = (sum + shapes[at]!.area()) | 0;
    if (++at === shapes.length) at = 0;
  }
  return sum >>> 0;
};
const ofFour: Objects = (shapes, iterations) => {
  let sum = 0;
  for (let i = 0, at = 0; i < iterations; i++) {
    sum = (sum + shapes[at]!.area()) | 0;
    if (++at === shapes.length) at = 0;
  }
  return sum >>> 0;
};
const megamorphic: Objects = (shapes, iterations) => {
  let sum = 0;
  for (let i = 0, at = 0; i < iterations; i++) {
    sum = (sum + shapes[at]!.area()) | 0;
    if (++at === shapes.length) at = 0;
  }
  return sum >>> 0;
};
// #region dispatch/dyn-shuffled
// #region dispatch/dyn

const LOOPS: Record<number, Objects> = { 1: monomorphic, 2: ofTwo, 4: ofFour, 8: megamorphic };
// #endregion
// #endregion

interface Calls {
  readonly shapes: readonly Shape[];
  readonly loop: Objects;
}

/** No shared memory: the objects live on the JavaScript heap, made in setup. */
const objects = (order: Order): Kernel<Calls> => ({
  bytes: () => 8,
  setup: (context) => ({
    shapes: objectsOf(crowdOf(context, order)),
    loop: LOOPS[context.parameters.types!]!,
  }),
  run: ({ shapes, loop }, iterations) => outOfLine(loop, shapes, iterations, undefined),
});

// #region dispatch/enum-shuffled
// #region layout/enum
// #region dispatch/enum
// #region layout/boxes
// #region layout/boxes-shuffled
/** `match shape { … }`: all eight stand here, whichever come by. */
function areaOf(kind: number, a: number, b: number): number {
  switch (kind) {
    case 0:
      return Math.imul(a, b);
    case 1:
      return Math.imul(a, b) >>> 1;
    case 2:
      return (Math.imul(a, a) - Math.imul(2, Math.imul(b, b))) | 0;
    case 3:
      return Math.imul(3, Math.imul(a, a) - Math.imul(b, b));
    case 4:
      return Math.imul(3, Math.imul(a, b));
    case 5:
      return (Math.imul(a, a) - Math.imul(b, b)) | 0;
    case 6:
      return Math.imul(b, a + a - b);
    default:
      return Math.imul(a + b, b) >>> 1;
  }
}
// #endregion
// #endregion

/** Records with a tag, one after the other in shared memory. */
function totalEnum({ words, from, to }: Row, iterations: number): number {
  let sum = 0;
  for (let i = 0, at = from; i < iterations; i++) {
    sum = (sum + areaOf(words[at]!, words[at + 1]!, words[at + 2]!)) | 0;
    at += 3;
    if (at === to) at = from;
  }
  return sum >>> 0;
}
// #endregion
// #endregion
// #endregion

// #region dispatch/table
/** A function for each tag: `AREAS[kind](a, b)`. */
function totalTable({ words, from, to }: Row, iterations: number): number {
  let sum = 0;
  for (let i = 0, at = from; i < iterations; i++) {
    sum = (sum + AREAS[words[at]!]!(words[at + 1]!, words[at + 2]!)) | 0;
    at += 3;
    if (at === to) at = from;
  }
  return sum >>> 0;
}
// #endregion

// ---- layout: pointers to records, or arrays of them ----

// #region layout/boxes
// #region layout/boxes-shuffled
/** A pointer for each shape; the record with its tag is where that points. */
function totalBoxes({ words, from, to }: Row, iterations: number): number {
  let sum = 0;
  for (let i = 0, at = from; i < iterations; i++) {
    const record = words[at]!;
    sum = (sum + areaOf(words[record]!, words[record + 1]!, words[record + 2]!)) | 0;
    if (++at === to) at = from;
  }
  return sum >>> 0;
}
// #endregion
// #endregion

// ---- boxed-loggers: two loggers, made, called once and dropped ----

/** What the two kinds of logger do with a line. */
const consoleLog = (words: Int32Array, at: number, size: number, line: number): number =>
  (Math.imul(line, 31) + (size > 0 ? words[at]! : 0)) | 0;
const fileLog = (words: Int32Array, at: number, size: number, line: number): number =>
  line ^ (size > 0 ? words[at]! : 0);

// #region boxed-loggers/box
/** As Rust does it: what has no bytes gets no block, but an address that is never looked at. */
const NOWHERE = 4;

function box({ heap, words, size, settings }: Loggers, iterations: number): number {
  let sum = 0;
  for (let line = 0; line < iterations; line++) {
    const first = size > 0 ? heap.allocate(size * 4) : NOWHERE;
    const second = size > 0 ? heap.allocate(size * 4) : NOWHERE;
    for (let i = 0; i < size; i++) {
      words[(first >> 2) + i] = settings;
      words[(second >> 2) + i] = settings;
    }
    sum = (sum + consoleLog(words, first >> 2, size, line) + fileLog(words, second >> 2, size, line)) | 0;
    if (size > 0) heap.free(first);
    if (size > 0) heap.free(second);
  }
  return sum >>> 0;
}
// #endregion

// #region boxed-loggers/borrow
/** Two places that are there already, as the stack is. */
function borrow({ words, size, stack, settings }: Loggers, iterations: number): number {
  const first = stack >> 2;
  const second = first + size;
  let sum = 0;
  for (let line = 0; line < iterations; line++) {
    for (let i = 0; i < size; i++) {
      words[first + i] = settings;
      words[second + i] = settings;
    }
    sum = (sum + consoleLog(words, first, size, line) + fileLog(words, second, size, line)) | 0;
  }
  return sum >>> 0;
}
// #endregion

export const kernels: Kernels = {
  dispatch: {
    generic: perType,
    dyn: objects('sorted'),
    'dyn-shuffled': objects('shuffled'),
    enum: records('sorted', totalEnum),
    'enum-shuffled': records('shuffled', totalEnum),
    table: records('shuffled', totalTable),
  },
  layout: {
    boxes: boxes('in order', totalBoxes),
    'boxes-shuffled': boxes('shuffled', totalBoxes),
    enum: records('shuffled', totalEnum),
    'per-type': perType,
  },
  'boxed-loggers': { box: loggers(box), borrow: loggers(borrow) },
};
