/** Every message between page, conductor and threads. */
import type { ParameterValues } from './experiment.ts';
import type { Plan } from './plan.ts';
import type { CodePlace, Refusal } from './refusal.ts';
import type { HopLatency, RunCase } from './run.ts';

/** Where the kernels of a chapter are: a module of their own for each language. */
export interface KernelSource {
  /** Absolute address of the self-contained module in TypeScript. */
  readonly url: string;
  /** Needed when the plan has cases in Rust. */
  readonly rust?: RustSource | undefined;
  /** Present when the reader's own versions run along: then all threads are confined (src/lab/edited/). */
  readonly edited?: EditedSource | undefined;
}

/** What confined threads are given as text: they can fetch nothing. */
interface EditedSource {
  /** The module at `KernelSource.url`. */
  readonly original: string;
  readonly kernels: readonly EditedKernel[];
}

/** One kernel as the reader wrote it: a variant of its own, in TypeScript. */
export interface EditedKernel {
  /** Id of the reader's variant. */
  readonly variant: string;
  /** Id of the variant of which it is a version, by which the module below has it. */
  readonly versionOf: string;
  /** A module without imports that exports `kernels`. */
  readonly code: string;
}

/** Pages of 64 KiB: what Rust's module asks for at the least, and takes at the most. */
export interface RustPages {
  readonly initial: number;
  readonly maximum: number;
}

/** Rust's kernels, of all chapters: compiled once, instantiated by each thread for each case. */
export interface RustSource {
  readonly module: WebAssembly.Module;
  readonly pages: RustPages;
}

/** What the conductor found out about the machine before it measures. */
export interface Probe {
  readonly tick: number;
  readonly now: number;
  readonly coresFound: number;
}

/** What a run adds to the environment, and to its plan the rounds that there was time for. */
export interface Observed {
  readonly hopsBefore: HopLatency | null;
  readonly hopsAfter: HopLatency | null;
  readonly hidden: number;
  readonly drift: number;
  readonly rounds: number;
}

export type ToConductor =
  | { readonly type: 'probe'; readonly control: SharedArrayBuffer; readonly cores: number }
  | {
      readonly type: 'run';
      readonly control: SharedArrayBuffer;
      readonly plan: Plan;
      readonly kernels: KernelSource;
    }
  /** Try the edited kernels out and measure nothing. */
  | { readonly type: 'try'; readonly plan: Plan; readonly kernels: KernelSource }
  /** The page has drawn what it was sent; the conductor may measure again. */
  | { readonly type: 'go' };

export type FromConductor =
  | { readonly type: 'probed'; readonly probe: Probe }
  | { readonly type: 'progress'; readonly share: number; readonly doing: string }
  /** The conductor waits for `go`. */
  | { readonly type: 'partial'; readonly cases: readonly RunCase[]; readonly observed: Observed }
  | { readonly type: 'done'; readonly cases: readonly RunCase[]; readonly observed: Observed }
  | { readonly type: 'tried' }
  | { readonly type: 'refused'; readonly refusal: Refusal };

interface Order {
  readonly index: number;
  readonly experiment: string;
  readonly variant: string;
  readonly parameters: ParameterValues;
  readonly threads: number;
  readonly seed: number;
}

export interface TypeScriptOrder extends Order {
  readonly language: 'typescript';
  readonly memory: SharedArrayBuffer;
}

export interface RustOrder extends Order {
  readonly language: 'rust';
  readonly memory: WebAssembly.Memory;
}

/** Outside the browser: the program has memory of its own. */
interface NativeOrder extends Order {
  readonly language: 'native';
}

/** One case for one thread. */
export type CaseOrder = TypeScriptOrder | RustOrder | NativeOrder;

export interface ToThread {
  readonly type: 'load';
  readonly control: SharedArrayBuffer;
  readonly thread: number;
  readonly kernels: KernelSource | undefined;
  readonly cases: readonly CaseOrder[];
}

export type FromThread =
  | { readonly type: 'loaded' }
  | {
      readonly type: 'failed';
      readonly case: number;
      readonly message: string;
      readonly place?: CodePlace | undefined;
    };

/** To a confined worker: try one edited kernel out, in settings that a run would have. */
export interface ToTrial {
  readonly type: 'try';
  readonly kernel: EditedKernel;
  readonly experiment: string;
  readonly settings: readonly TrialSetting[];
}

interface TrialSetting {
  readonly parameters: ParameterValues;
  readonly threads: number;
  readonly checked: number;
  readonly seed: number;
}

export type FromTrial =
  /** The worker is confined; from now on it is the reader's code that takes its time. */
  | { readonly type: 'confined' }
  /** Bytes of shared memory that it wants in each setting. */
  | { readonly type: 'tried'; readonly bytes: readonly number[] }
  | { readonly type: 'failed'; readonly message: string; readonly place?: CodePlace | undefined };
