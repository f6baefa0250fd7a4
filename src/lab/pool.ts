/** The conductor's threads: fresh workers, commanded through shared memory. */
import type { Clock } from './clock.ts';
import { type Command, type Control, DONE, type Result } from './control.ts';
import type { CaseOrder, FromThread, KernelSource, ToThread } from './messages.ts';
import { RefusalError, refuse } from './refusal.ts';

/** A worker, in a browser or in Node. */
export interface ThreadHandle {
  readonly post: (message: ToThread) => void;
  readonly terminate: () => void;
}

interface ThreadEvents {
  readonly onMessage: (message: FromThread) => void;
  /** The worker could not start, or died. */
  readonly onError: (message: string) => void;
}

export type Spawn = (thread: number, events: ThreadEvents) => ThreadHandle;

/** The page ended the run: nobody waits for what would follow. */
export class AbortedError extends Error {
  override readonly name = 'AbortedError';
}

export interface PoolOptions {
  readonly control: Control;
  readonly spawn: Spawn;
  readonly clock: Clock;
  /** A case in words, for refusals: "shared Arc, typescript, threads 2". */
  readonly nameCase: (index: number) => string;
  /** Milliseconds that a case may take beyond a command's own length. Default 4000. */
  readonly patience?: ((index: number) => number | undefined) | undefined;
  /** The variant of a case, for a refusal that tells the place in its code. */
  readonly variantOf?: ((index: number) => string) | undefined;
}

/** Milliseconds for workers to start, and for a command beyond its own length. */
const START_PATIENCE = 15_000;
const COMMAND_PATIENCE = 4_000;
/** Milliseconds in which the message of a failed worker must arrive. */
const MESSAGE_PATIENCE = 500;

/** The threads of one launch, wherever they run. */
export interface Crew {
  /** Starts threads 0 to threads - 1 and has each load the cases it takes part in. */
  open(threads: number, kernels: KernelSource | undefined, cases: readonly CaseOrder[]): Promise<void>;
  /** Carries out one command in its threads; their results in order. */
  command(command: Command): Promise<readonly Result[]>;
  /** Has the threads leave their loops. */
  dismiss(): Promise<void>;
  /** Ends them, whatever they are doing. */
  close(): void;
}

/** Makes a crew for a launch; `nameCase` names a case in refusals. */
export type Recruit = (nameCase: (index: number) => string) => Crew;

/** Crews of workers. */
export const workers =
  (options: Omit<PoolOptions, 'nameCase'>): Recruit =>
  (nameCase) =>
    new Pool({ ...options, nameCase });

export class Pool implements Crew {
  readonly #options: PoolOptions;
  #threads: ThreadHandle[] = [];
  #loaded = 0;
  #failure: RefusalError | undefined;
  #wake: () => void = () => {};

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Starts workers 0 to threads - 1 and has each load the cases it takes part in. */
  async open(threads: number, kernels: KernelSource | undefined, cases: readonly CaseOrder[]): Promise<void> {
    const { control, spawn } = this.#options;
    this.#loaded = 0;
    for (let thread = 0; thread < threads; thread++) {
      const handle = spawn(thread, {
        onMessage: (message) => this.#receive(message),
        onError: (message) => this.#fail(new RefusalError(refuse('worker-died', message && `(${message})`))),
      });
      this.#threads.push(handle);
      const own = cases.filter((each) => each.threads > thread);
      handle.post({ type: 'load', control: control.memory, thread, kernels, cases: own });
    }
    await this.#until(() => this.#loaded === threads, START_PATIENCE);
    if (this.#failure) throw this.#failure;
    if (this.#loaded < threads) throw new RefusalError(refuse('worker-died', 'before the run began'));
  }

  /** Carries out one command in its threads; blocks this thread meanwhile. */
  async command(command: Command): Promise<readonly Result[]> {
    const { control, clock, nameCase, patience } = this.#options;
    if (control.aborted) throw new AbortedError('aborted');
    const done = control.command(command);
    const deadline =
      clock.now() + Math.max(0, command.length) * 4 + (patience?.(command.case) ?? COMMAND_PATIENCE);
    for (;;) {
      const now = Atomics.load(control.words, DONE);
      if (now >= done) break;
      if (control.aborted) throw new AbortedError('aborted');
      const left = deadline - clock.now();
      if (left <= 0) {
        await this.#until(() => this.#failure !== undefined, MESSAGE_PATIENCE);
        throw this.#failure ?? new RefusalError(refuse('kernel-hung', nameCase(command.case)));
      }
      Atomics.wait(control.words, DONE, now, Math.min(left, 500));
    }
    if (!control.intact) throw new RefusalError(refuse('overwritten'));
    const results = Array.from({ length: command.threads }, (_, thread) => control.readResult(thread));
    if (results.some(({ status }) => status === 'failed')) {
      await this.#until(() => this.#failure !== undefined, MESSAGE_PATIENCE);
      throw this.#failure ?? new RefusalError(refuse('kernel-failed', nameCase(command.case)));
    }
    return results;
  }

  /**
   * Has the threads leave their loops. Ending a worker takes a moment, and until then it would obey the
   * commands of the next launch.
   */
  async dismiss(): Promise<void> {
    await this.command({ operation: 'exit', case: 0, threads: this.#threads.length, length: 0, call: 0 });
  }

  /** Ends the workers. They may be blocked or spinning: nothing is asked of them. */
  close(): void {
    for (const thread of this.#threads) thread.terminate();
    this.#threads = [];
  }

  #receive(message: FromThread): void {
    if (message.type === 'loaded') this.#loaded++;
    else {
      const { nameCase, variantOf } = this.#options;
      const detail = `${nameCase(message.case)}: ${message.message}`;
      const refusal = refuse(this.#loaded < this.#threads.length ? 'load' : 'kernel-failed', detail);
      const variant = variantOf?.(message.case);
      const place = message.place && variant !== undefined ? { variant, ...message.place } : undefined;
      this.#fail(new RefusalError({ ...refusal, ...(place && { place }) }));
    }
    this.#wake();
  }

  #fail(failure: RefusalError): void {
    this.#failure ??= failure;
    this.#wake();
  }

  /** Yields to messages until the condition holds, a failure came, or patience ran out. */
  async #until(condition: () => boolean, patience: number): Promise<void> {
    const timeout = setTimeout(() => {
      over = true;
      this.#wake();
    }, patience);
    let over = false;
    while (!condition() && !this.#failure && !over)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    clearTimeout(timeout);
  }
}
