/**
 * The author's contract: what an experiment and its kernels are. A chapter's `index.ts` and `kernel.ts`
 * import this file (and `src/memory`), nothing else of ours; this file imports nothing of ours.
 */

export type Language = 'typescript' | 'rust' | 'native';

/** The settings of one case, by parameter id: `{ threads: 2, stride: 64 }`. */
export type ParameterValues = Readonly<Record<string, number>>;

type Unit = 'threads' | 'bytes' | 'nanoseconds' | 'count';

export interface Parameter {
  /** `threads` is special: values above the cores found are not run. */
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  /** The values that may be chosen, ascending. */
  readonly values: readonly number[];
  /** The value used when this parameter is not the axis. */
  readonly default: number;
  /** How the axis is drawn when this parameter is it; `point` gives each value the same room. */
  readonly scale: 'linear' | 'log' | 'point';
}

export interface Variant {
  readonly id: string;
  /** As it stands beside its line in the chart: short, lower case. */
  readonly label: string;
  /** One sentence: what one operation does. */
  readonly description: string;
  /** How many threads the kernel runs on at this setting. */
  readonly threads: (parameters: ParameterValues) => number;
  /**
   * Whose time is the sample: the mean over all threads, or that of one thread while the others do
   * something else beside it (a reader beside a cloner).
   */
  readonly observe: 'all' | number;
  /**
   * Operations of which every launch takes a checksum before it measures. Default 1000; fewer where one operation takes
   * milliseconds.
   */
  readonly checked: (parameters: ParameterValues) => number;
  /** Does the variant exist at this setting? Those that do not depend on the axis stand at one value. */
  readonly exists: (parameters: ParameterValues) => boolean;
  /** Which of the page's eight series colours (1 to 8); the same variant has the same one everywhere. The ninth is the reader's. */
  readonly color: number;
  /** The reader's own version of another variant, in TypeScript. No chapter has one. */
  readonly versionOf?: string;
}

/** Picks one case of a run: a variant at a setting. Parameters that are left out take their default. */
export interface CaseRef {
  readonly variant: string;
  readonly at: ParameterValues;
}

/** Counted for each operation: blocks asked of the allocator, their bytes, blocks given back. */
export type CounterName = 'allocations' | 'bytes' | 'frees';

/**
 * What a run must show for a claim to hold. `ratio: [a, b]` is the time of `a` divided by the time of
 * `b`, paired by round. Bounds are on the whole confidence interval of that ratio. A `counter` is exact and has none; only
 * Rust is counted, in the page (32 bits) and natively (64 bits), so bytes that hold addresses differ between the two.
 */
export type Test =
  | { readonly ratio: readonly [CaseRef, CaseRef]; readonly above: number }
  | { readonly ratio: readonly [CaseRef, CaseRef]; readonly below: number }
  | { readonly ratio: readonly [CaseRef, CaseRef]; readonly within: readonly [number, number] }
  | { readonly counter: CounterName; readonly of: CaseRef; readonly is: number }
  | { readonly counter: CounterName; readonly of: CaseRef; readonly above: number }
  | { readonly counter: CounterName; readonly of: CaseRef; readonly below: number }
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] };

export interface Claim {
  /** As in the ledger of claims: `arc-line-fight`. */
  readonly id: string;
  /** What is commonly said, one sentence in our words. */
  readonly sentence: string;
  /** How a run decides, one sentence, with its bound: "Cloning takes over 3 times longer …". */
  readonly criterion: string;
  readonly test: Test;
  /** What the verdict means, shown under it. */
  readonly because: string;
}

export interface ExperimentSpec {
  /** `<chapter>/<name>`: `arc/contention`. */
  readonly id: string;
  /** Short: the cell's heading. */
  readonly title: string;
  /** The question the experiment answers, a whole sentence. */
  readonly question: string;
  /** What the y axis counts: "nanoseconds per clone and drop, each thread". */
  readonly measure: string;
  readonly parameters: readonly Parameter[];
  /** The parameter along x. */
  readonly axis: string;
  /** Defaults: one thread, observe all, 1000 operations checked, exists everywhere. */
  readonly variants: readonly (Pick<Variant, 'id' | 'label' | 'description' | 'color'> & Partial<Variant>)[];
  readonly claims: readonly Claim[];
  /** Pairs shown as effects (ratios with intervals) beside the chart: `[slow, fast]`. */
  readonly effects: readonly Effect[];
  /** y scale of the chart. Default `log`. */
  readonly scale?: 'linear' | 'log';
  /** Known answers test the instrument; they belong to no chapter and readers never meet them. */
  readonly hidden?: boolean;
}

/** A ratio worth telling: in the chart's sentence, in prose, in the table of `npm run bench`. */
export interface Effect {
  /** Unique in the experiment; prose refers to it: `contended`. */
  readonly id: string;
  /** "a shared Arc against one per thread, 2 threads". */
  readonly label: string;
  readonly ratio: readonly [CaseRef, CaseRef];
}

export interface Experiment extends Omit<ExperimentSpec, 'variants' | 'scale' | 'hidden'> {
  readonly chapter: string;
  readonly variants: readonly Variant[];
  readonly scale: 'linear' | 'log';
  readonly hidden: boolean;
}

/** Resolves the defaults of a spec, once. Throws a plain sentence when the spec contradicts itself. */
export function experiment(spec: ExperimentSpec): Experiment {
  const fail = (what: string): never => {
    throw new Error(`experiment ${spec.id}: ${what}`);
  };
  const [chapter, name] = spec.id.split('/');
  if (!chapter || !name) fail('an id is <chapter>/<name>');
  if (!spec.parameters.some(({ id }) => id === spec.axis)) fail(`no parameter for its axis, ${spec.axis}`);
  for (const parameter of spec.parameters) {
    if (!parameter.values.includes(parameter.default))
      fail(`default of ${parameter.id} is not among its values`);
    if (parameter.values.some((value, i) => i > 0 && value <= parameter.values[i - 1]!))
      fail(`values of ${parameter.id} do not ascend`);
  }
  const variants = spec.variants.map((variant) => ({
    threads: () => 1,
    observe: 'all' as const,
    checked: () => 1000,
    exists: () => true,
    ...variant,
  }));
  const ids = new Set(variants.map(({ id }) => id));
  if (ids.size !== variants.length) fail('two variants share an id');
  const check = ({ variant, at }: CaseRef) => {
    if (!ids.has(variant)) fail(`no variant ${variant}`);
    for (const [id, value] of Object.entries(at))
      if (!spec.parameters.find((parameter) => parameter.id === id)?.values.includes(value))
        fail(`${id} is never ${value}`);
  };
  const visit = (test: Test): void => {
    if ('all' in test) test.all.forEach(visit);
    else if ('any' in test) test.any.forEach(visit);
    else if ('ratio' in test) test.ratio.forEach(check);
    else check(test.of);
  };
  for (const { test } of spec.claims) visit(test);
  for (const { ratio } of spec.effects) ratio.forEach(check);
  return { ...spec, chapter: chapter!, variants, scale: spec.scale ?? 'log', hidden: spec.hidden ?? false };
}

// ---- kernels ----

export interface KernelContext {
  /** The case's own shared memory, zeroed, `bytes` long at least. */
  readonly memory: SharedArrayBuffer;
  readonly parameters: ParameterValues;
  readonly threads: number;
  /** 0 to threads - 1. */
  readonly thread: number;
  readonly seed: number;
}

/**
 * One variant in TypeScript. `setup` runs in every thread, thread 0 alone first (it lays out the shared
 * data), then the others. `run` is the timed loop: `iterations` operations, nothing allocated unless that is
 * what is measured. A loop that does not stand in `run` itself is called by `outOfLine`, or V8 leaves it half optimized.
 * It returns a checksum (an unsigned 32-bit integer) that depends on the work, is the
 * same whenever it is called with the same iterations on the same thread, whatever the other threads do, and is
 * equal in every language.
 */
export interface Kernel<State> {
  /** Shared memory wanted, bytes. */
  readonly bytes: (parameters: ParameterValues, threads: number) => number;
  readonly setup: (context: KernelContext) => State;
  readonly run: (state: State, iterations: number) => number;
  /**
   * Where operations make up a whole (the nodes of a tree that is built and dropped), so many: a timed call is then a multiple
   * of it. Default 1. `run` still takes any number, and does a smaller whole for the rest.
   */
  readonly whole?: (parameters: ParameterValues) => number;
  /**
   * Called in each thread when all are done, with the iterations that this thread ran in all, and the sum
   * over all threads. Returns what is wrong (a lost update, a count that did not come back), or undefined.
   */
  readonly audit?: (state: State, mine: number, everyone: number) => string | undefined;
}

/** Kernels of a chapter: experiment name (the id's second part) -> variant id -> kernel. */
// biome-ignore lint/suspicious/noExplicitAny: each kernel has a state of its own; the instrument only passes it back.
export type Kernels = Readonly<Record<string, Readonly<Record<string, Kernel<any>>>>>;

/** Ties `State` down inside one kernel; erased at run time. */
export function kernel<State>(definition: Kernel<State>): Kernel<State> {
  return definition;
}
