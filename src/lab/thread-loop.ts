/** What a thread does: waits for commands in shared memory, carries them out, writes its result. */
import { barrier, ring } from './barrier.ts';
import type { Clock } from './clock.ts';
import {
  ABORT,
  type Control,
  counter,
  DONE,
  emptyResult,
  type Order,
  type Result,
  STOP,
  summons,
} from './control.ts';
import { warmUp } from './warm-up.ts';

/** A case as a thread holds it, in any language. */
export interface LoadedCase {
  readonly setup: () => void;
  readonly run: (iterations: number) => number;
  /** Told the iterations of this thread and of all; returns what is wrong. */
  readonly audit: (mine: number, everyone: number) => string | undefined;
  /** Operations of which a timed call is a multiple; asked after `setup`. Default 1. */
  readonly whole?: () => number;
}

export interface ThreadOptions {
  readonly control: Control;
  readonly thread: number;
  readonly cases: readonly (LoadedCase | undefined)[];
  readonly clock: Clock;
  /** The last command before this thread's first: what earlier launches were told is not for it. */
  readonly seen: number;
  /** A kernel threw or was found wrong: which case, and its message. */
  readonly report: (caseIndex: number, error: unknown) => void;
}

/** Nanoseconds that a hop may take while threads run at the same time. */
export const HOP_LIMIT = 3000;
/** Milliseconds until co-run is given up: for a count of cores, and for a sample, which can be tried again. */
const CO_RUN_PATIENCE = 250;
export const SAMPLE_PATIENCE = 100;
/** Milliseconds that threads wait for each other at a barrier. */
const BARRIER_PATIENCE = 2000;
/** Calls of a kernel in a full warm-up, and in a quick one. */
const WARM_CALLS = 30;
const FULL_LENGTH = 30;

interface CaseState {
  /** Iterations of one call, and the checksum that they must give. */
  iterations: number;
  expected: number;
  /** Iterations run since setup. */
  ran: number;
}

/** Runs until the command `exit` or until the run is aborted. Blocks its thread. */
export function commandLoop(options: ThreadOptions): void {
  const { control, thread } = options;
  const { words } = control;
  const states = options.cases.map((): CaseState => ({ iterations: 1, expected: 0, ran: 0 }));
  let { seen } = options;
  for (;;) {
    while (Atomics.load(words, summons(thread)) === seen) {
      if (Atomics.load(words, ABORT) !== 0) return;
      Atomics.wait(words, summons(thread), seen, 1000);
    }
    seen = Atomics.load(words, summons(thread));
    const order = control.order();
    control.writeResult(thread, attempt(order, options, states));
    Atomics.add(words, DONE, 1);
    Atomics.notify(words, DONE);
    if (order.operation === 'exit') return;
  }
}

function attempt(order: Order, options: ThreadOptions, states: readonly CaseState[]): Result {
  try {
    return execute(order, options, states);
  } catch (error) {
    options.report(order.case, error);
    return { ...emptyResult, status: 'failed' };
  }
}

function execute(order: Order, options: ThreadOptions, states: readonly CaseState[]): Result {
  const { control, thread, clock } = options;
  const kernel = options.cases[order.case];
  const state = states[order.case];
  const deadline = () => clock.now() + BARRIER_PATIENCE;
  const need = (): { kernel: LoadedCase; state: CaseState } => {
    if (!kernel || !state) throw new Error(`no case ${order.case} in thread ${thread}`);
    return { kernel, state };
  };
  switch (order.operation) {
    case 'exit':
      return emptyResult;
    case 'setup':
      need().kernel.setup();
      return emptyResult;
    // Thread 0 has laid out the data; the others find them.
    case 'join':
      if (thread > 0) need().kernel.setup();
      return emptyResult;
    case 'check': {
      const { kernel, state } = need();
      state.ran += order.call;
      return { ...emptyResult, value: kernel.run(order.call) };
    }
    case 'warm': {
      const { kernel, state } = need();
      if (!barrier(control, order, 1, deadline(), clock)) return { ...emptyResult, status: 'timeout' };
      warm(kernel, state, order, options);
      return emptyResult;
    }
    case 'batch': {
      const { kernel, state } = need();
      return batch(kernel, state, clock);
    }
    case 'window': {
      const { kernel, state } = need();
      return window(order, options, (iterations) => kernel.run(iterations), state);
    }
    case 'control': {
      const state = { iterations: CONTROL_ITERATIONS, expected: 0, ran: 0 };
      const index = counter(thread);
      return window(order, options, (iterations) => countPrivately(control.words, index, iterations), state);
    }
    case 'sentinel': {
      const start = clock.now();
      const value = compute(SENTINEL_ITERATIONS);
      return { ...emptyResult, time: clock.now() - start, value };
    }
    case 'count':
      return { ...emptyResult, iterations: need().state.ran };
    case 'audit': {
      const { kernel, state } = need();
      const wrong = kernel.audit(state.ran, order.call);
      if (wrong !== undefined) throw new Error(wrong);
      return emptyResult;
    }
    case 'meet':
      return meet(order, options);
    case 'ring':
      return measureRing(order, options);
  }
}

function warm(kernel: LoadedCase, state: CaseState, order: Order, options: ThreadOptions): void {
  const run = (iterations: number): number => {
    state.ran += iterations;
    return kernel.run(iterations);
  };
  state.iterations = warmUp(run, {
    now: options.clock.now,
    call: order.call,
    length: order.length,
    whole: kernel.whole?.() ?? 1,
    calls: order.length >= FULL_LENGTH ? WARM_CALLS : WARM_CALLS / 3,
    aborted: () => options.control.aborted,
  });
  state.expected = run(state.iterations);
}

/** One thread: one call of calibrated length. */
function batch(kernel: LoadedCase, state: CaseState, clock: Clock): Result {
  const { iterations } = state;
  const start = clock.now();
  const checksum = kernel.run(iterations);
  const end = clock.now();
  state.ran += iterations;
  return {
    ...emptyResult,
    status: checksum === state.expected ? 'ok' : 'checksum',
    iterations,
    time: end - start,
    start: clock.origin + start,
    end: clock.origin + end,
  };
}

/** Several threads: co-run, then calls until thread 0's window ends, then co-run again. */
function window(
  order: Order,
  options: ThreadOptions,
  run: (iterations: number) => number,
  state: CaseState,
): Result {
  const { control, thread, clock } = options;
  const { words } = control;
  const { iterations, expected } = state;
  const coRun = (id: number, patience: number, blocks: number) =>
    order.threads === 1
      ? 0
      : ring(
          control,
          order,
          thread,
          { limit: HOP_LIMIT, blocks, deadline: clock.now() + patience, id },
          clock,
        );
  if (!barrier(control, order, 1, clock.now() + BARRIER_PATIENCE, clock))
    return { ...emptyResult, status: 'timeout' };
  const hopBefore = coRun(0, SAMPLE_PATIENCE, 2);
  if (hopBefore === undefined) return { ...emptyResult, status: 'apart' };
  if (!barrier(control, order, 2, clock.now() + BARRIER_PATIENCE, clock))
    return { ...emptyResult, status: 'timeout' };

  const start = clock.now();
  let end = start;
  let total = 0;
  let right = true;
  do {
    if (run(iterations) !== expected) right = false;
    total += iterations;
    end = clock.now();
    if (thread === 0 && end - start >= order.length) Atomics.store(words, STOP, order.epoch);
  } while (Atomics.load(words, STOP) < order.epoch && Atomics.load(words, ABORT) === 0);

  state.ran += total;
  if (!barrier(control, order, 3, clock.now() + BARRIER_PATIENCE, clock))
    return { ...emptyResult, status: 'timeout' };
  const hopAfter = coRun(1, SAMPLE_PATIENCE / 4, 1);
  return {
    status: !right ? 'checksum' : hopAfter === undefined ? 'apart' : 'ok',
    iterations: total,
    time: end - start,
    start: clock.origin + start,
    end: clock.origin + end,
    hopBefore,
    hopAfter: hopAfter ?? 0,
    value: 0,
  };
}

/** Do these threads run at the same time? */
function meet(order: Order, { control, thread, clock }: ThreadOptions): Result {
  if (!barrier(control, order, 1, clock.now() + BARRIER_PATIENCE, clock))
    return { ...emptyResult, status: 'timeout' };
  const deadline = clock.now() + CO_RUN_PATIENCE;
  const hop = ring(control, order, thread, { limit: HOP_LIMIT, blocks: 2, deadline, id: 0 }, clock);
  return { ...emptyResult, status: hop === undefined ? 'apart' : 'ok' };
}

/** Blocks of laps from which the environment's hop latencies are taken. */
const RING_BLOCKS = 60;

function measureRing(order: Order, options: ThreadOptions): Result {
  const { control, thread, clock } = options;
  if (!barrier(control, order, 1, clock.now() + BARRIER_PATIENCE, clock))
    return { ...emptyResult, status: 'timeout' };
  const hops: number[] = [];
  const deadline = clock.now() + CO_RUN_PATIENCE;
  // Slow blocks count, too: this is a distribution, not a test.
  const settings = { limit: Number.POSITIVE_INFINITY, blocks: RING_BLOCKS, deadline, id: 0 };
  const ok = ring(control, order, thread, settings, clock, (hop) => hops.push(hop));
  if (ok === undefined) return { ...emptyResult, status: 'apart' };
  if (thread !== 0) return emptyResult;
  hops.sort((a, b) => a - b);
  const at = (q: number) => Math.max(1, hops[Math.floor(q * (hops.length - 1))] ?? 1);
  return { ...emptyResult, hopBefore: at(0.1), value: at(0.5), hopAfter: at(0.9) };
}

const CONTROL_ITERATIONS = 50_000;

/** Read-modify-writes of a word that no other thread is near: what threads must be able to do side by side. */
function countPrivately(words: Int32Array, index: number, iterations: number): number {
  for (let i = 0; i < iterations; i++) words[index] = (words[index]! + 1) | 0;
  return 0;
}

const SENTINEL_ITERATIONS = 300_000;

/** A fixed chain of dependent arithmetic, to see whether the machine's speed drifts. */
function compute(iterations: number): number {
  let x = 1;
  for (let i = 0; i < iterations; i++) x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
  return x;
}
