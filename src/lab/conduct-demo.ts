/**
 * Runs a demo from beginning to end, in a browser or in Node: starts its workers, puts their lines in order, and ends them all
 * when the program has ended, was cancelled, or has been silent for too long.
 */
import { type FromDemoWorker, MOST_LINES, type ToDemoWorker } from './demo-messages.ts';
import { createRustMemory } from './load-rust.ts';
import type { RustSource } from './messages.ts';
import type { DemoRecord } from './program-record.ts';
import { type CodePlace, RefusalError, refuse } from './refusal.ts';

interface DemoWorker {
  readonly post: (message: ToDemoWorker) => void;
  readonly terminate: () => void;
}

interface DemoWorkerEvents {
  readonly onMessage: (message: FromDemoWorker) => void;
  /** The worker could not start, or died. */
  readonly onError: (message: string) => void;
}

export type SpawnDemoWorker = (events: DemoWorkerEvents) => DemoWorker;

export type DemoOrder =
  | {
      readonly language: 'typescript';
      readonly demo: string;
      /** The reader's version: a module without imports. */
      readonly code?: string;
    }
  | {
      readonly language: 'rust';
      readonly demo: string;
      readonly threads: number;
      readonly source: RustSource;
    };

export interface DemoOptions {
  readonly spawn: SpawnDemoWorker;
  readonly signal?: AbortSignal;
  /** Milliseconds without a new line after which the program counts as stuck. */
  readonly silence?: number;
  /** All lines so far, in their order. */
  readonly onLines?: (lines: readonly string[]) => void;
  /** The program failed at this place of the reader's version. */
  readonly onPlace?: (place: CodePlace) => void;
}

/** Milliseconds: enough for a program whose workers are ready. */
const SILENCE = 2000;
/** Milliseconds for workers to start and to load what they need. */
const START = 20_000;
/** Milliseconds by which the watchdog may come too late. */
const OVERSLEPT = 1000;
/** Milliseconds in which lines of other threads, printed before the end, must arrive after it. */
const LATE = 300;

/** Throws a RefusalError when the program cannot be started, and the signal's reason when aborted. */
export async function conductDemo(order: DemoOrder, options: DemoOptions): Promise<DemoRecord> {
  const memory =
    order.language === 'rust' ? await createRustMemory(order.source.pages, 1 + order.threads) : undefined;
  options.signal?.throwIfAborted();
  const run = new DemoRun(order, options);
  try {
    return await run.go(memory);
  } finally {
    run.close();
  }
}

class DemoRun {
  readonly #order: DemoOrder;
  readonly #options: DemoOptions;
  readonly #count = new SharedArrayBuffer(4);
  readonly #lines: { readonly order: number; readonly text: string }[] = [];
  readonly #workers: DemoWorker[] = [];
  readonly #end = Promise.withResolvers<DemoRecord>();
  readonly #abort = () => this.#end.reject(this.#options.signal?.reason);
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #ready = 0;
  #awaitReady: () => void = () => {};
  #awaitLine: () => void = () => {};

  constructor(order: DemoOrder, options: DemoOptions) {
    this.#order = order;
    this.#options = options;
    options.signal?.addEventListener('abort', this.#abort);
  }

  async go(memory: WebAssembly.Memory | undefined): Promise<DemoRecord> {
    const order = this.#order;
    this.#watchStart();
    if (order.language === 'rust' && memory) {
      const { demo, threads, source } = order;
      const others = Array.from({ length: threads }, () => this.#start());
      for (const [i, each] of others.entries())
        each.post({ type: 'rust-thread', thread: i + 1, source, memory });
      // What the program spawns must not wait for workers to start: that could look like a deadlock.
      await Promise.race([this.#until(() => this.#ready >= threads), this.#end.promise]);
      this.#start().post({ type: 'rust', demo, threads, source, memory });
    } else this.#start().post({ type: 'typescript', ...this.#program(), order: this.#count });
    return this.#end.promise;
  }

  /** They may be blocked or spinning: nothing is asked of them. */
  close(): void {
    clearTimeout(this.#watchdog);
    this.#options.signal?.removeEventListener('abort', this.#abort);
    for (const worker of this.#workers) worker.terminate();
  }

  #program(): { readonly demo: string; readonly code?: string } {
    const { demo } = this.#order;
    return 'code' in this.#order && this.#order.code !== undefined
      ? { demo, code: this.#order.code }
      : { demo };
  }

  #start(ended?: (error: string | undefined) => void): DemoWorker {
    let ready = false;
    const worker: DemoWorker = this.#options.spawn({
      onMessage: (message) => {
        if (message.type === 'ready') ready = true;
        this.#hear(message, worker, ended);
      },
      onError: (message) => {
        if (!ready) this.#end.reject(new RefusalError(refuse('no-workers', message)));
        else this.#finish('aborted', message);
      },
    });
    this.#workers.push(worker);
    return worker;
  }

  #hear(
    message: FromDemoWorker,
    worker: DemoWorker,
    ended: ((error: string | undefined) => void) | undefined,
  ): void {
    switch (message.type) {
      case 'ready':
        this.#ready++;
        this.#awaitReady();
        this.#listen();
        break;
      case 'line':
        this.#keep(message.order, message.text);
        this.#listen();
        break;
      case 'threads':
        this.#threads(worker, message);
        break;
      case 'ended':
        this.#listen();
        if (ended) ended(message.ending === 'returned' ? undefined : (message.message ?? ''));
        else {
          if (message.place) this.#options.onPlace?.(message.place);
          void this.#finish(message.ending, message.message, message.printed);
        }
        break;
      case 'failed':
        this.#end.reject(new RefusalError(refuse('load', message.message)));
    }
  }

  /** The threads of a program in TypeScript. */
  #threads(program: DemoWorker, { entry, count, memory }: Extract<FromDemoWorker, { type: 'threads' }>) {
    let left = count;
    let answered = false;
    const answer = (error?: string) => {
      if (answered) return;
      answered = true;
      program.post(error === undefined ? { type: 'joined' } : { type: 'joined', error });
    };
    if (count === 0) answer();
    const which = this.#program();
    for (let thread = 0; thread < count; thread++)
      this.#start((error) => {
        left--;
        if (error !== undefined || left === 0) answer(error);
      }).post({ type: 'typescript-thread', ...which, order: this.#count, entry, thread, memory });
    this.#listen();
  }

  #keep(order: number, text: string): void {
    const lines = this.#lines;
    let at = lines.length;
    while (at > 0 && lines[at - 1]!.order > order) at--;
    lines.splice(at, 0, { order, text });
    this.#awaitLine();
    this.#options.onLines?.(this.#texts());
  }

  #texts(): readonly string[] {
    return this.#lines.map(({ text }) => text);
  }

  async #finish(ending: DemoRecord['ending'], message?: string, printed = 0): Promise<void> {
    clearTimeout(this.#watchdog);
    const all = Math.min(printed, MOST_LINES);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#awaitLine();
    }, LATE);
    while (this.#lines.length < all && !late)
      await new Promise<void>((resolve) => {
        this.#awaitLine = resolve;
      });
    clearTimeout(timer);
    this.#end.resolve({ lines: this.#texts(), ending, ...(message !== undefined && { message }) });
  }

  async #until(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        this.#awaitReady = resolve;
      });
  }

  /** A sign of life: from now on silence counts, unless workers are still on their way. */
  #listen(): void {
    if (this.#ready < this.#workers.length) this.#watchStart();
    else this.#watch(this.#options.silence ?? SILENCE, () => void this.#finish('stuck'));
  }

  #watchStart(): void {
    this.#watch(START, () => this.#end.reject(new RefusalError(refuse('no-workers', 'they did not start'))));
  }

  #watch(time: number, bark: () => void): void {
    clearTimeout(this.#watchdog);
    const due = performance.now() + time;
    this.#watchdog = setTimeout(() => {
      // A machine that slept, or a page that stood still: the program did, too.
      if (performance.now() - due > OVERSLEPT) this.#watch(time, bark);
      else bark();
    }, time);
  }
}
