/**
 * The author's contract for programs whose output, not time, is the point: what a demo, a diagnostic and an assembly listing
 * are. A chapter's `programs.ts` imports this file; this file imports nothing of ours.
 */

/**
 * What programs must show for a claim to hold. `program` names another program of the chapter (`order`, without the chapter);
 * without it, the one that the claim stands in.
 */
export type ProgramTest =
  /** A demo prints a line `label: value`. With `is`, this value; with `above` and `below`, a number past the bound. */
  | { readonly program?: string; readonly says: string; readonly is: number | string }
  | { readonly program?: string; readonly says: string; readonly above: number }
  | { readonly program?: string; readonly says: string; readonly below: number }
  /** A demo ends like this; for a panic or an error, its message contains `message`. */
  | { readonly program?: string; readonly ends: Ending; readonly message?: string }
  /** rustc refuses a version of a diagnostic, with this code (`E0072`, or the name of a lint); or takes it without a warning. */
  | { readonly program?: string; readonly version?: Version; readonly refused: string }
  | { readonly program?: string; readonly version?: Version; readonly warned: string }
  | { readonly program?: string; readonly version?: Version; readonly accepted: true }
  /** In the assembly of function `in`, this many instructions match (`lock`, `xadd`, `call memcpy`; `any` counts all). */
  | { readonly program?: string; readonly counts: string; readonly in: string; readonly is: number }
  | { readonly program?: string; readonly counts: string; readonly in: string; readonly above: number }
  | { readonly all: readonly ProgramTest[] }
  | { readonly any: readonly ProgramTest[] }
  | { readonly not: ProgramTest };

/** `aborted`: the process was ended by a signal, or the module trapped. `stuck`: ended by the watchdog. */
export type Ending = 'returned' | 'panicked' | 'aborted' | 'stuck';

/** A diagnostic is one file and up to two programs: see `Diagnostic`. */
export type Version = 'refused' | 'accepted';

export interface ProgramClaim {
  /** As in the ledger of claims: `rc-count-3`. */
  readonly id: string;
  /** What is commonly said, one sentence in our words. */
  readonly sentence: string;
  /** What decides, one sentence. */
  readonly criterion: string;
  readonly test: ProgramTest;
  /** What the verdict means, shown under it. */
  readonly because: string;
}

interface Common {
  /** `<chapter>/<name>`: `drop/order`. No experiment and no other program of the chapter has the name. */
  readonly id: string;
  /** Short: the cell's heading. */
  readonly title: string;
  /** The question that the program answers, a whole sentence. */
  readonly question: string;
  readonly claims: readonly ProgramClaim[];
}

/**
 * A program that runs in the page, natively, and as a TypeScript twin: `demos/<name>.rs` (`pub fn main()`, ordinary Rust that
 * prints) and `demos/<name>.ts` (`export function main(context: DemoContext)`). What is shown of each stands between
 * `// #region <name>` and `// #endregion`.
 */
export interface Demo extends Common {
  readonly kind: 'demo';
  /** For a language that the demo does not exist in: why, a whole sentence. Readers see it. */
  readonly missing?: Partial<Record<'typescript' | 'rust' | 'native', string>>;
  /** How many threads the program in Rust spawns at once, at the most: the page must start them before. Default 0. */
  readonly threads?: number;
}

/**
 * A program that rustc judges: `diagnostics/<name>.rs`. A line that ends in `//~ refused` belongs to the version that is refused only,
 * one that ends in `//~ accepted` to the other; the marks are not shown. A file without marks is one version, and `only` says which.
 */
export interface Diagnostic extends Common {
  readonly kind: 'diagnostic';
  readonly only?: Version;
  /** Default 2024. */
  readonly edition?: 2021 | 2024;
}

/** `assembly/<name>.rs`, a library: the instructions of each `#[unsafe(no_mangle)] pub fn`, natively (x86-64). */
export interface Assembly extends Common {
  readonly kind: 'assembly';
  /** Default true: `rustc -O`. */
  readonly optimized?: boolean;
}

export type Program = Demo | Diagnostic | Assembly;

/** What a demo in TypeScript is called with. */
export interface DemoContext {
  readonly print: (line: string) => void;
  /**
   * Runs an export of the demo's own module, `entry(context: DemoThread)`, in so many workers at once; resolves when all have ended, rejects
   * with the first error.
   */
  readonly threads: (entry: string, count: number, memory: SharedArrayBuffer) => Promise<void>;
}

/** What `entry` is called with in a worker. */
export interface DemoThread {
  readonly print: (line: string) => void;
  readonly memory: SharedArrayBuffer;
  /** 0 to count - 1. */
  readonly thread: number;
}

/** `demos/<name>.ts` */
export interface DemoModule {
  readonly main: (context: DemoContext) => void | Promise<void>;
  /** What runs in workers. */
  readonly [entry: string]: unknown;
}

export function demo(spec: Omit<Demo, 'kind'>): Demo {
  return { kind: 'demo', ...spec };
}
export function diagnostic(spec: Omit<Diagnostic, 'kind'>): Diagnostic {
  return { kind: 'diagnostic', ...spec };
}
export function assembly(spec: Omit<Assembly, 'kind'>): Assembly {
  return { kind: 'assembly', ...spec };
}
