/**
 * The one place from which kernels are called. V8 would inline a kernel into a caller that it knows, and a loop
 * that is inlined into a caller without a loop of its own stays in V8's middle tier (seen in Node 24: 13 ns a
 * step instead of 1.1). So this call site is shown more callees than an inline cache keeps, before any
 * kernel is called: from then on it is a plain call, and the kernel is compiled by itself.
 */

interface Callable {
  readonly run: (state: never, iterations: number) => number;
}

/** More than the four that V8 keeps; each a function literal of its own, because copies of one count once. */
const decoys: readonly Callable[] = [
  { run: (_, n) => n + 1 },
  { run: (_, n) => n + 2 },
  { run: (_, n) => n + 3 },
  { run: (_, n) => n + 4 },
  { run: (_, n) => n + 5 },
  { run: (_, n) => n + 6 },
];

function call(kernel: Callable, state: unknown, iterations: number): number {
  return kernel.run(state as never, iterations);
}

for (let i = 0; i < 100; i++) for (const decoy of decoys) call(decoy, undefined, i);

/** `kernel.run(state, iterations)`, never inlined. */
export { call as callKernel };
