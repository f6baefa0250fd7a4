/**
 * The shared memory in which page, conductor and threads meet. Every word that is waited on has a
 * 128-byte line of its own (two lines of 64 bytes, which some processors fetch together), so that
 * the instrument does not suffer from what it measures. Epochs only grow and are never reset.
 */

const LINE = 128;
const WORDS = LINE / Int32Array.BYTES_PER_ELEMENT;
const DOUBLES = LINE / Float64Array.BYTES_PER_ELEMENT;
export const MAX_THREADS = 32;

const line = (n: number): number => n * WORDS;

/** 1 once the run is to end at once. The page writes; everybody reads. */
export const ABORT = line(0);
/** How often the page was hidden. The page writes; the conductor reads. */
export const HIDDEN = line(1);
/** 1 while the page is visible. The page writes; the conductor reads, and waits for it. */
export const VISIBLE = line(2);
/** Grows with each command. The conductor writes; the page's watchdog reads. */
export const BEAT = line(3);
/** Arrivals at barriers. Every thread adds 1 for each barrier. */
export const ARRIVALS = line(4);
/** The token of the ring. Written by the thread whose turn it is. */
export const TOKEN = line(5);
/** Epoch of the last ring that ended, times 2, plus 1 when it succeeded. Thread 0 writes. */
export const RING = line(6);
/** Epoch of the last window that was closed. Thread 0 writes. */
export const STOP = line(7);
/** Commands done. Every thread adds 1; the conductor waits on it. */
export const DONE = line(8);
/** The command: operation, case, threads, epoch, arrivals and token at its start. The conductor writes. */
const COMMAND = line(9);
/** The command's numbers: milliseconds. The conductor writes. */
const NUMBERS = 10 * DOUBLES;

/** Epoch of the last command for thread t. The conductor writes; thread t waits on it. */
export const summons = (thread: number): number => line(16 + thread);
/** Results of thread t, doubles. Thread t writes; the conductor reads after DONE. */
const results = (thread: number): number => (16 + MAX_THREADS + thread) * DOUBLES;
/** A counter that only thread t touches: the control for interference. */
export const counter = (thread: number): number => line(16 + 2 * MAX_THREADS + thread);
const CANARY = 16 + 3 * MAX_THREADS;
const CANARY_VALUE = 0x0c057;

export type Operation =
  | 'exit'
  | 'setup'
  | 'join'
  | 'check'
  | 'warm'
  | 'batch'
  | 'window'
  | 'control'
  | 'sentinel'
  | 'count'
  | 'audit'
  | 'meet'
  | 'ring';
const OPERATIONS: readonly Operation[] = [
  'exit',
  'setup',
  'join',
  'check',
  'warm',
  'batch',
  'window',
  'control',
  'sentinel',
  'count',
  'audit',
  'meet',
  'ring',
];

export interface Command {
  readonly operation: Operation;
  /** Index of the case in the plan. */
  readonly case: number;
  /** Threads that take part: 0 to threads - 1. */
  readonly threads: number;
  /** Milliseconds: least length of the window, the warm-up, … */
  readonly length: number;
  /**
   * Milliseconds that one call of the kernel should take: what calibration aims at.
   * For `audit`: iterations of all threads. For `check`: iterations.
   */
  readonly call: number;
}

/** What a thread sees of a command. */
export interface Order extends Command {
  readonly epoch: number;
  readonly arrivals: number;
  readonly token: number;
}

export type Status = 'ok' | 'failed' | 'timeout' | 'apart' | 'checksum';
const STATUSES: readonly Status[] = ['ok', 'failed', 'timeout', 'apart', 'checksum'];

export interface Result {
  readonly status: Status;
  readonly iterations: number;
  /** Milliseconds. */
  readonly time: number;
  /** Milliseconds since the epoch of Unix, the same clock in all threads. */
  readonly start: number;
  readonly end: number;
  /** Nanoseconds for one hop of the token, before and after; 0 when there was no ring. */
  readonly hopBefore: number;
  readonly hopAfter: number;
  /** A checksum, a count: depends on the operation. */
  readonly value: number;
}

export class Control {
  readonly memory: SharedArrayBuffer;
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly doubles: Float64Array<SharedArrayBuffer>;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.words = new Int32Array(memory);
    this.doubles = new Float64Array(memory);
  }

  /** A fresh one, page visible. Throws a RangeError when memory cannot be had. */
  static create(): Control {
    const control = new Control(new SharedArrayBuffer((CANARY + 1) * LINE));
    control.words[VISIBLE] = 1;
    control.words[line(CANARY)] = CANARY_VALUE;
    return control;
  }

  get aborted(): boolean {
    return Atomics.load(this.words, ABORT) !== 0;
  }

  /** False when something wrote past its place. */
  get intact(): boolean {
    return Atomics.load(this.words, line(CANARY)) === CANARY_VALUE;
  }

  /** Ends every wait and every spin. */
  abort(): void {
    Atomics.store(this.words, ABORT, 1);
    for (let thread = 0; thread < MAX_THREADS; thread++) Atomics.notify(this.words, summons(thread));
    Atomics.notify(this.words, DONE);
    Atomics.notify(this.words, VISIBLE);
  }

  setVisible(visible: boolean): void {
    if (!visible) Atomics.add(this.words, HIDDEN, 1);
    Atomics.store(this.words, VISIBLE, visible ? 1 : 0);
    Atomics.notify(this.words, VISIBLE);
  }

  /** Conductor: publishes a command and wakes its threads. Returns what DONE reads when all are done. */
  command(command: Command): number {
    const { words, doubles } = this;
    const epoch = words[COMMAND + 3]! + 1;
    words[COMMAND] = OPERATIONS.indexOf(command.operation);
    words[COMMAND + 1] = command.case;
    words[COMMAND + 2] = command.threads;
    words[COMMAND + 3] = epoch;
    words[COMMAND + 4] = Atomics.load(words, ARRIVALS);
    words[COMMAND + 5] = Atomics.load(words, TOKEN);
    doubles[NUMBERS] = command.length;
    doubles[NUMBERS + 1] = command.call;
    const done = Atomics.load(words, DONE) + command.threads;
    Atomics.add(words, BEAT, 1);
    for (let thread = 0; thread < command.threads; thread++) {
      Atomics.store(words, summons(thread), epoch);
      Atomics.notify(words, summons(thread));
    }
    return done;
  }

  /** Thread: the command that was just published. */
  order(): Order {
    const { words, doubles } = this;
    return {
      operation: OPERATIONS[words[COMMAND]!]!,
      case: words[COMMAND + 1]!,
      threads: words[COMMAND + 2]!,
      epoch: words[COMMAND + 3]!,
      arrivals: words[COMMAND + 4]!,
      token: words[COMMAND + 5]!,
      length: doubles[NUMBERS]!,
      call: doubles[NUMBERS + 1]!,
    };
  }

  writeResult(thread: number, result: Result): void {
    const { doubles } = this;
    const at = results(thread);
    doubles[at] = STATUSES.indexOf(result.status);
    doubles[at + 1] = result.iterations;
    doubles[at + 2] = result.time;
    doubles[at + 3] = result.start;
    doubles[at + 4] = result.end;
    doubles[at + 5] = result.hopBefore;
    doubles[at + 6] = result.hopAfter;
    doubles[at + 7] = result.value;
  }

  readResult(thread: number): Result {
    const { doubles } = this;
    const at = results(thread);
    return {
      status: STATUSES[doubles[at]!]!,
      iterations: doubles[at + 1]!,
      time: doubles[at + 2]!,
      start: doubles[at + 3]!,
      end: doubles[at + 4]!,
      hopBefore: doubles[at + 5]!,
      hopAfter: doubles[at + 6]!,
      value: doubles[at + 7]!,
    };
  }
}

export const emptyResult: Result = {
  status: 'ok',
  iterations: 0,
  time: 0,
  start: 0,
  end: 0,
  hopBefore: 0,
  hopAfter: 0,
  value: 0,
};
