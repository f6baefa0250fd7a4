/** A whole run: launches of fresh workers, in each the rounds, in each round all cases in random order. */
import { drift } from '../stats/drift.ts';
import { random, shuffled } from '../stats/random.ts';
import type { Clock } from './clock.ts';
import { type Control, HIDDEN, type Result } from './control.ts';
import { Gathered, nameCase, significant } from './gathered.ts';
import { createRustMemory } from './load-rust.ts';
import type { CaseOrder, KernelSource, Observed } from './messages.ts';
import { affordableRounds, type Plan, type PlannedCase, sampleLength, warmUpLength } from './plan.ts';
import type { Crew, Recruit } from './pool.ts';
import { RefusalError, refuse } from './refusal.ts';
import { Rounds } from './rounds.ts';
import type { HopLatency, RunCase } from './run.ts';

export interface ConductOptions {
  readonly plan: Plan;
  readonly control: Control;
  readonly recruit: Recruit;
  /** Where workers find the kernels; a program has its own. */
  readonly kernels: KernelSource | undefined;
  readonly clock: Clock;
  /** Bytes of shared memory that a case in TypeScript wants. */
  readonly bytes: (each: PlannedCase) => number;
  /** Told between samples, at most four times a second. Share of the work done, 0 to 1. */
  readonly onProgress: (share: number, doing: string) => void;
  /** Told after the first round and after each launch; the run waits until it is resolved. */
  readonly onPartial: (cases: readonly RunCase[], observed: Observed) => Promise<void>;
}

const PROGRESS_INTERVAL = 250;
/** Calls that warm the instrument's own code up. */
const SENTINEL_WARM_UP = 30;
const CONTROL_WARM_UP = 5;

export async function conduct(options: ConductOptions): Promise<{ cases: RunCase[]; observed: Observed }> {
  return new Conductor(options).run();
}

class Conductor {
  readonly #options: ConductOptions;
  readonly #gathered: Gathered;
  readonly #sentinels: number[] = [];
  readonly #threads: number;
  #total: number;
  readonly #next: () => number;
  #hopsBefore: HopLatency | null = null;
  #hopsAfter: HopLatency | null = null;
  /** As planned, until the first round tells how long one takes. */
  #roundsToRun: number;
  #work = 0;
  #reported = Number.NEGATIVE_INFINITY;

  constructor(options: ConductOptions) {
    this.#options = options;
    const { plan } = options;
    this.#gathered = new Gathered(plan.cases);
    this.#threads = Math.max(...plan.cases.map(({ threads }) => threads));
    this.#next = random(plan.seed);
    this.#roundsToRun = plan.rounds;
    this.#total = this.#planned();
  }

  /** Milliseconds of warm-up and samples. */
  #planned(): number {
    const { plan } = this.#options;
    const round = plan.cases.reduce((sum, each) => sum + sampleLength(plan, each.threads), 0);
    const warmUps = plan.cases.reduce((sum, each) => sum + warmUpLength(plan, each), 0);
    return plan.launches * (warmUps + this.#roundsToRun * round);
  }

  async run(): Promise<{ cases: RunCase[]; observed: Observed }> {
    for (let launch = 0; launch < this.#options.plan.launches; launch++) await this.#launch(launch);
    return { cases: this.#gathered.cases(), observed: this.#observed() };
  }

  async #launch(launch: number): Promise<void> {
    const { plan, recruit, kernels, clock } = this.#options;
    const begin = clock.now();
    const pool = recruit((index) => this.#name(index));
    try {
      await pool.open(this.#threads, kernels, await this.#orders());
      const several = { operation: 'ring', case: 0, threads: 2, length: 0, call: 0 } as const;
      if (this.#threads > 1 && launch === 0) this.#hopsBefore = hops(await pool.command(several));
      await this.#prepare(pool);
      const before = clock.now() - begin;
      const rounds = this.#rounds(pool);
      for (let round = 0; round < this.#roundsToRun; round++) {
        await this.#sentinel(pool);
        const length = await rounds.run(launch, round, this.#roundsToRun);
        if (launch > 0 || round > 0) continue;
        this.#roundsToRun = affordableRounds(plan, before, length);
        this.#total = this.#planned();
        await this.#partial();
      }
      if (this.#threads > 1 && launch === plan.launches - 1)
        this.#hopsAfter = hops(await pool.command(several));
      await this.#audit(pool);
      await pool.dismiss();
    } finally {
      pool.close();
    }
    if (launch < plan.launches - 1) await this.#partial();
  }

  async #orders(): Promise<CaseOrder[]> {
    const { plan, bytes, kernels } = this.#options;
    const orders: CaseOrder[] = [];
    for (const [index, each] of plan.cases.entries()) {
      const { variant, parameters, threads, language } = each;
      const order = { index, experiment: plan.experiment, variant, parameters, threads, seed: plan.seed };
      if (language === 'typescript') orders.push({ ...order, language, memory: allocate(bytes(each)) });
      else if (language === 'native') orders.push({ ...order, language });
      else if (kernels?.rust)
        orders.push({ ...order, language, memory: await createRustMemory(kernels.rust.pages, threads) });
      else throw new RefusalError(refuse('load', `there are no kernels in ${language}`));
    }
    return orders;
  }

  /** Lays out the data, takes the canonical checksums, warms all cases up in random order. */
  async #prepare(pool: Crew): Promise<void> {
    const { plan } = this.#options;
    const indices = plan.cases.map((_, index) => index);
    for (const index of indices) {
      const common = { case: index, length: 0, call: 0 } as const;
      // Thread 0 alone lays out what the others then find.
      await pool.command({ ...common, operation: 'setup', threads: 1 });
      const { threads, checked } = plan.cases[index]!;
      if (threads > 1) await pool.command({ ...common, operation: 'join', threads });
      const [result] = await pool.command({ ...common, operation: 'check', threads: 1, call: checked });
      this.#gathered.check(index, result!.value);
    }
    await this.#warmInstrument(pool);
    for (const index of shuffled(indices, this.#next)) {
      const length = warmUpLength(plan, plan.cases[index]!);
      this.#progress(length, `warming up ${this.#name(index)}`);
      const { threads } = plan.cases[index]!;
      const call = threads > 1 ? plan.chunk : plan.batch;
      await pool.command({ operation: 'warm', case: index, threads, length, call });
    }
  }

  /** The sentinel and the control are code like any other: fresh workers must compile them first. */
  async #warmInstrument(pool: Crew): Promise<void> {
    const command = { case: 0, call: 0 } as const;
    for (let i = 0; i < SENTINEL_WARM_UP; i++)
      await pool.command({ ...command, operation: 'sentinel', threads: 1, length: 0 });
    if (this.#threads > 1)
      for (let i = 0; i < CONTROL_WARM_UP; i++)
        await pool.command({ ...command, operation: 'control', threads: this.#threads, length: 2 });
  }

  #rounds(pool: Crew): Rounds {
    const { plan, control, clock, onProgress } = this.#options;
    return new Rounds({
      plan,
      control,
      pool,
      clock,
      gathered: this.#gathered,
      next: this.#next,
      onWork: (work, doing) => this.#progress(work, doing),
      onPause: (doing) => onProgress(this.#work / this.#total, doing),
    });
  }

  /** A fixed computation, to see whether the machine's speed drifts. */
  async #sentinel(pool: Crew): Promise<void> {
    const [result] = await pool.command({ operation: 'sentinel', case: 0, threads: 1, length: 0, call: 0 });
    this.#sentinels.push(result!.time);
  }

  /** Every thread's iterations are summed first; then each kernel says whether its data agree with them. */
  async #audit(pool: Crew): Promise<void> {
    const { plan } = this.#options;
    for (const [index, { threads }] of plan.cases.entries()) {
      const counts = await pool.command({ operation: 'count', case: index, threads, length: 0, call: 0 });
      const everyone = counts.reduce((sum, { iterations }) => sum + iterations, 0);
      await pool.command({ operation: 'audit', case: index, threads, length: 0, call: everyone });
    }
  }

  #progress(work: number, doing: string): void {
    const { clock, onProgress } = this.#options;
    const now = clock.now();
    if (now - this.#reported >= PROGRESS_INTERVAL) {
      this.#reported = now;
      onProgress(this.#work / this.#total, doing);
    }
    this.#work += work;
  }

  async #partial(): Promise<void> {
    await this.#options.onPartial(this.#gathered.cases(), this.#observed());
  }

  #observed(): Observed {
    return {
      hopsBefore: this.#hopsBefore,
      hopsAfter: this.#hopsAfter,
      hidden: Atomics.load(this.#options.control.words, HIDDEN),
      drift: significant(drift(this.#sentinels)),
      rounds: this.#roundsToRun,
    };
  }

  #name(index: number): string {
    const each = this.#options.plan.cases[index];
    return each ? nameCase(each) : 'the instrument';
  }
}

function hops(results: readonly Result[]): HopLatency | null {
  const [first] = results;
  if (first?.status !== 'ok') return null;
  return {
    p10: significant(first.hopBefore),
    p50: significant(first.value),
    p90: significant(first.hopAfter),
  };
}

function allocate(bytes: number): SharedArrayBuffer {
  try {
    return new SharedArrayBuffer(bytes);
  } catch {
    throw new RefusalError(refuse('memory', `${Math.ceil(bytes / 1e6)} MB`));
  }
}
