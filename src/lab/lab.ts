/** The page's side of the instrument: checks, plans, starts the conductor, watches over it, ends it. */
import { kernelBundles } from 'virtual:kernels';
import { BEAT, Control } from './control.ts';
import { browserName, coresReported, platformName } from './environment.ts';
import type { Experiment, Language, ParameterValues } from './experiment.ts';
import type {
  EditedKernel,
  FromConductor,
  KernelSource,
  Observed,
  Probe,
  RustSource,
  ToConductor,
} from './messages.ts';
import { type Mode, makePlan, type Plan } from './plan.ts';
import { type Refusal, RefusalError, refuse } from './refusal.ts';
import { RUN_SCHEMA, type Run, type RunCase } from './run.ts';
import { hasRust, rustCounters, rustHash, rustNote, rustSource } from './rust-module.ts';

export interface RunRequest {
  readonly experiment: Experiment;
  readonly parameters: ParameterValues;
  readonly mode: Mode;
  /** Drawn from the system when left out. */
  readonly seed?: number;
  /** The reader's own versions of kernels; the experiment has a variant for each. */
  readonly edits?: readonly EditedKernel[];
}

interface Progress {
  /** Work done and work planned, in the same unit. */
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | undefined;
  readonly doing: string;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** A run as far as it is. The instrument rests until this has been drawn. */
  readonly onPartial: (run: Run) => void | Promise<void>;
}

export type Outcome =
  | { readonly state: 'done'; readonly run: Run }
  | { readonly state: 'cancelled' }
  | { readonly state: 'refused'; readonly refusal: Refusal };

/** Milliseconds without a command after which the run is given up. */
const WATCHDOG = 12_000;
/** A clock coarser than this (nanoseconds) cannot time a window. */
const COARSEST_TICK = 1_100_000;

let probed: Probe | undefined;

/** Measures. Never throws: whatever goes wrong is an outcome in words. Cancelling resolves at once. */
export async function startRun(request: RunRequest, options: RunOptions): Promise<Outcome> {
  if (!globalThis.crossOriginIsolated) return { state: 'refused', refusal: refuse('not-isolated') };
  if (options.signal.aborted) return { state: 'cancelled' };
  let session: Session | undefined;
  try {
    session = new Session(options.signal);
    return { state: 'done', run: await measure(session, request, options) };
  } catch (error) {
    if (options.signal.aborted) return { state: 'cancelled' };
    return { state: 'refused', refusal: refusalOf(error, request.edits) };
  } finally {
    session?.end();
  }
}

/** Runs each edited kernel once, in one setting, and measures nothing. undefined when there is nothing to say. */
export async function tryEdits(request: RunRequest, signal: AbortSignal): Promise<Refusal | undefined> {
  if (!globalThis.crossOriginIsolated) return refuse('not-isolated');
  let session: Session | undefined;
  try {
    session = new Session(signal);
    // Nothing is timed: any clock will do.
    const machine = { tick: 5000, now: 50, coresFound: coresReported(navigator) };
    const plan = planOrRefuse(request.experiment, request, machine, ['typescript']);
    await session.tryOut(plan, await sourceOf(request, undefined));
    return undefined;
  } catch (error) {
    return refusalOf(error, request.edits);
  } finally {
    session?.end();
  }
}

/** The clock and the cores, as a run would find them. Rejects with a RefusalError. */
export async function probeMachine(signal: AbortSignal): Promise<Probe> {
  if (!globalThis.crossOriginIsolated) throw new RefusalError(refuse('not-isolated'));
  const session = new Session(signal);
  try {
    return await session.probe(coresReported(navigator));
  } finally {
    session.end();
  }
}

function refusalOf(error: unknown, edits: readonly EditedKernel[] = []): Refusal {
  if (!(error instanceof RefusalError))
    return refuse('instrument', error instanceof Error ? error.message : String(error));
  const { refusal } = error;
  // What the reader wrote is for the reader to mend.
  return edits.some(({ variant }) => refusal.message.includes(variant))
    ? {
        ...refusal,
        advice: 'Change your version or reset it, then run again. The book’s own kernels are as they were.',
      }
    : refusal;
}

/** Where the kernels are; with edits, the book's own as text, because confined threads fetch nothing. */
async function sourceOf(
  { experiment, edits }: RunRequest,
  rust: RustSource | undefined,
): Promise<KernelSource> {
  const kernels = kernelBundles[experiment.chapter];
  if (!kernels) throw new RefusalError(refuse('load', `there are no kernels of ${experiment.chapter}`));
  const url = new URL(kernels.url, document.baseURI).href;
  if (!edits?.length) return { url, rust };
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok)
    throw new RefusalError(refuse('load', `the kernels of ${experiment.chapter} did not arrive`));
  return { url, rust, edited: { original: await response.text(), kernels: edits } };
}

async function measure(session: Session, request: RunRequest, options: RunOptions): Promise<Run> {
  const { experiment } = request;
  const started = new Date();
  const begin = performance.now();
  // Cores that were busy a moment ago may be free now.
  if (!probed || probed.coresFound < coresReported(navigator))
    probed = await session.probe(coresReported(navigator));
  const { tick, now, coresFound } = probed;
  if (tick > COARSEST_TICK) throw new RefusalError(refuse('clock', `${Math.round(tick / 1000)} µs`));
  const kernels = kernelBundles[experiment.chapter];
  if (!kernels) throw new RefusalError(refuse('load', `there are no kernels of ${experiment.chapter}`));
  const rust =
    hasRust(experiment.id) && rustNote(experiment.id) === undefined ? await rustSource() : undefined;
  const plan = planOrRefuse(experiment, request, probed, rust ? ['typescript', 'rust'] : ['typescript']);
  const toRun = (cases: readonly RunCase[], { rounds, ...observed }: Observed): Run => ({
    schema: RUN_SCHEMA,
    experiment: experiment.id,
    kernels: [kernels.hash, ...(rust ? [rustHash] : []), ...(request.edits?.length ? ['edited'] : [])].join(
      ' ',
    ),
    commit: import.meta.env.PUBLIC_COMMIT ?? 'unknown',
    startedAt: started.toISOString(),
    duration: Math.max(1, Math.round(performance.now() - begin)),
    environment: {
      browser: browserName(navigator),
      platform: platformName(navigator),
      isolated: globalThis.crossOriginIsolated,
      tick,
      now,
      coresReported: coresReported(navigator),
      coresFound,
      ...observed,
    },
    plan: record(plan, rounds),
    cases: cases.map((each) =>
      each.language === 'rust'
        ? { ...each, counters: rustCounters(experiment.id, each.variant, each.parameters) }
        : each,
    ),
  });
  const source = await sourceOf(request, rust);
  let rate: { share: number; time: number } | undefined;
  const result = await session.run(plan, source, {
    progress: (share, doing) => {
      const time = performance.now();
      rate ??= { share, time };
      // The first seconds start workers and compile: what comes after tells better.
      const left =
        share > rate.share ? ((1 - share) * (time - rate.time)) / (share - rate.share) / 1000 : undefined;
      options.onProgress({ done: share, total: 1, secondsLeft: left, doing });
    },
    partial: (cases, observed) => options.onPartial(toRun(cases, observed)),
  });
  if (
    result.cases.every(({ threads, samples }) => threads === 1 || samples.length === 0) &&
    plan.cases.some(({ threads }) => threads > 1)
  )
    throw new RefusalError(refuse('no-parallelism'));
  return toRun(result.cases, result.observed);
}

function planOrRefuse(
  experiment: Experiment,
  request: RunRequest,
  { tick, coresFound }: Probe,
  languages: readonly Language[],
): Plan {
  const { parameters, mode } = request;
  const seed = request.seed ?? crypto.getRandomValues(new Uint32Array(1))[0]!;
  try {
    return makePlan(experiment, {
      parameters,
      mode,
      seed,
      cores: coresFound,
      tick,
      languages,
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RefusalError(
      coresFound < 2 ? refuse('one-core') : refuse('too-few-cores', `${coresFound} cores were found`),
    );
  }
}

const record = ({ seed, mode, launches, window, batch, parameters }: Plan, rounds: number): Run['plan'] => ({
  seed,
  mode,
  launches,
  rounds,
  window,
  batch,
  parameters: { ...parameters },
});

interface RunListener {
  readonly progress: (share: number, doing: string) => void;
  readonly partial: (cases: readonly RunCase[], observed: Observed) => void | Promise<void>;
}

/** One conductor with its shared memory, from start to end. */
class Session {
  readonly #control: Control;
  readonly #worker: Worker;
  readonly #ended = new AbortController();
  #fail: (error: Error) => void = () => {};

  constructor(signal: AbortSignal) {
    try {
      this.#control = Control.create();
    } catch {
      throw new RefusalError(refuse('memory'));
    }
    this.#worker = new Worker(new URL('./conductor.ts', import.meta.url), {
      type: 'module',
      name: 'conductor',
    });
    const visible = () => this.#control.setVisible(document.visibilityState === 'visible');
    if (document.visibilityState !== 'visible') visible();
    document.addEventListener('visibilitychange', visible, { signal: this.#ended.signal });
    signal.addEventListener('abort', () => this.#fail(new Error('cancelled')), {
      signal: this.#ended.signal,
    });
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(new RefusalError(refuse('no-workers', event.message ?? '')));
    };
  }

  async probe(cores: number): Promise<Probe> {
    const control = this.#control.memory;
    return this.#ask({ type: 'probe', control, cores }, (message) =>
      message.type === 'probed' ? message.probe : undefined,
    );
  }

  async run(plan: Plan, kernels: KernelSource, listener: RunListener) {
    const control = this.#control.memory;
    return this.#ask({ type: 'run', control, plan, kernels }, (message) => {
      if (message.type === 'progress') listener.progress(message.share, message.doing);
      if (message.type === 'partial') {
        const go: ToConductor = { type: 'go' };
        const drawn = Promise.resolve().then(() => listener.partial(message.cases, message.observed));
        drawn.then(
          () => this.#worker.postMessage(go),
          (error: unknown) => this.#fail(error instanceof Error ? error : new Error(String(error))),
        );
      }
      return message.type === 'done' ? message : undefined;
    });
  }

  async tryOut(plan: Plan, kernels: KernelSource): Promise<true> {
    return this.#ask({ type: 'try', plan, kernels }, (message) =>
      message.type === 'tried' ? true : undefined,
    );
  }

  /** Ends conductor and threads, whatever they are doing. */
  end(): void {
    this.#ended.abort();
    this.#control.abort();
    this.#worker.terminate();
  }

  async #ask<T>(message: ToConductor, answer: (message: FromConductor) => T | undefined): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const watchdog = this.#watch();
      const settle =
        <V>(then: (value: V) => void) =>
        (value: V) => {
          clearInterval(watchdog);
          then(value);
        };
      this.#fail = settle(reject);
      this.#worker.onmessage = ({ data }: MessageEvent<FromConductor>) => {
        if (data.type === 'refused') return settle(reject)(new RefusalError(data.refusal));
        const result = answer(data);
        if (result !== undefined) settle(resolve)(result);
      };
      this.#worker.postMessage(message);
    });
  }

  /** The conductor has a watchdog for its threads; this one is for the conductor. */
  #watch(): ReturnType<typeof setInterval> {
    const { words } = this.#control;
    let beat = Atomics.load(words, BEAT);
    let last = performance.now();
    return setInterval(() => {
      const now = performance.now();
      const next = Atomics.load(words, BEAT);
      if (next !== beat) {
        beat = next;
        last = now;
      } else if (now - last > WATCHDOG)
        this.#fail(new RefusalError(refuse('worker-died', `for ${WATCHDOG / 1000} seconds`)));
    }, 1000);
  }
}
