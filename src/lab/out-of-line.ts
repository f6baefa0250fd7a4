/**
 * Calls that V8 does not inline. It would inline a kernel's loop into a caller that it knows, and a loop that is
 * inlined into a function without a loop of its own stays in V8's middle tier (seen in Node 24: 13 ns a
 * step instead of 1.1). So this call site is shown more callees than an inline cache keeps, before
 * any loop is called: from then on it is a plain call, and the loop is compiled by itself.
 */

type Loop<A, B, C, R> = (a: A, b: B, c: C) => R;

/** `loop(a, b, c)`, never inlined. */
export function outOfLine<A, B, C, R>(loop: Loop<A, B, C, R>, a: A, b: B, c: C): R {
  return loop(a, b, c);
}

/** More than the four that V8 keeps; each a function literal of its own, because copies of one count once. */
const decoys: readonly Loop<number, number, number, number>[] = [
  (a) => a + 1,
  (a) => a + 2,
  (a) => a + 3,
  (a) => a + 4,
  (a) => a + 5,
  (a) => a + 6,
];

for (let i = 0; i < 200; i++) for (const decoy of decoys) outOfLine(decoy, i, i, i);
