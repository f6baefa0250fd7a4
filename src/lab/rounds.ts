/** The rounds of one launch: in each, all cases in random order, and a control for interference. */
import { shuffled } from '../stats/random.ts';
import type { Clock } from './clock.ts';
import { BEAT, type Control, HIDDEN, type Result, VISIBLE } from './control.ts';
import { type Gathered, nameCase } from './gathered.ts';
import { controlLength, type Plan, roundLength, sampleLength } from './plan.ts';
import { AbortedError, type Crew } from './pool.ts';
import { RefusalError, refuse } from './refusal.ts';
import { nanosecondsPerOperation, toSample } from './sample.ts';

export interface RoundsOptions {
  readonly plan: Plan;
  readonly control: Control;
  readonly pool: Crew;
  readonly clock: Clock;
  readonly gathered: Gathered;
  /** Chance, seeded by the plan. */
  readonly next: () => number;
  /** Milliseconds of work about to be done, and what. */
  readonly onWork: (work: number, doing: string) => void;
  readonly onPause: (doing: string) => void;
}

/** Further tries of a sample that did not count. */
const RETRIES = 2;
/** With threads side by side on lines of their own, each may take this much longer than alone. */
const MOST_INTERFERENCE = 1.3;
/**
 * On a busy machine many samples do not count. A launch ends all the same after this many times its planned length, and not
 * before this many milliseconds.
 */
const PATIENCE = 2;
const LEAST_PATIENCE = 1500;

export class Rounds {
  readonly #options: RoundsOptions;
  #deadline: number;
  /** Milliseconds. */
  #hidden = 0;

  constructor(options: RoundsOptions) {
    this.#options = options;
    const planned = options.plan.rounds * roundLength(options.plan);
    this.#deadline = options.clock.now() + Math.max(LEAST_PATIENCE, PATIENCE * planned);
  }

  /** One of so many rounds. Returns the milliseconds that it took, without those in which the page was hidden. */
  async run(launch: number, round: number, rounds: number): Promise<number> {
    const { plan, pool, clock, gathered, next, onWork } = this.#options;
    const begin = clock.now() - this.#hidden;
    const indices = plan.cases.map((_, index) => index);
    const late = () => clock.now() > this.#deadline;
    const disturbed = late() ? new Set<number>() : await this.#disturbed(pool);
    const doing = `round ${round + 1} of ${rounds}, launch ${launch + 1} of ${plan.launches}`;
    for (const index of shuffled(indices, next)) {
      const { threads } = plan.cases[index]!;
      onWork(sampleLength(plan, threads), doing);
      if (late()) gathered.reject(index, 'time');
      else if (disturbed.has(threads)) gathered.reject(index, 'control');
      else await this.#sample(index, launch, round);
    }
    return clock.now() - this.#hidden - begin;
  }

  /** Numbers of threads that slow each other down although they share nothing. */
  async #disturbed(pool: Crew): Promise<ReadonlySet<number>> {
    const { plan } = this.#options;
    const counts = new Set(plan.cases.map(({ threads }) => threads).filter((threads) => threads > 1));
    const disturbed = new Set<number>();
    const time = async (threads: number) => {
      const command = { case: 0, threads, length: controlLength(plan), call: 0 } as const;
      await this.#visible();
      const results = await pool.command({ ...command, operation: 'control' });
      return toSample(results, 'all').state === 'valid' ? nanosecondsPerOperation(results, 'all') : undefined;
    };
    for (const threads of counts) {
      let calm = false;
      for (let attempt = 0; attempt <= RETRIES && !calm; attempt++) {
        const alone = await time(1);
        const together = await time(threads);
        calm = alone !== undefined && together !== undefined && together / alone <= MOST_INTERFERENCE;
      }
      if (!calm) disturbed.add(threads);
    }
    return disturbed;
  }

  async #sample(index: number, launch: number, round: number): Promise<void> {
    const { plan, control, pool, gathered } = this.#options;
    const { threads, observe } = plan.cases[index]!;
    const operation = threads > 1 ? 'window' : 'batch';
    for (let attempt = 0; attempt <= RETRIES; attempt++) {
      await this.#visible();
      const hidden = Atomics.load(control.words, HIDDEN);
      const results: readonly Result[] = await pool.command({
        operation,
        case: index,
        threads,
        length: plan.window,
        call: 0,
      });
      const outcome = toSample(results, observe);
      if (outcome.state === 'wrong') throw new RefusalError(refuse('checksum', nameCase(plan.cases[index]!)));
      if (Atomics.load(control.words, HIDDEN) !== hidden) gathered.reject(index, 'hidden');
      else if (outcome.state === 'rejected') gathered.reject(index, outcome.reason);
      else {
        gathered.add(index, launch, round, outcome.nanoseconds, outcome.overlap);
        return;
      }
    }
  }

  /** Nothing is begun while the page is hidden, and that time is not counted. */
  async #visible(): Promise<void> {
    const { control, clock, onPause } = this.#options;
    const since = clock.now();
    while (Atomics.load(control.words, VISIBLE) === 0) {
      if (control.aborted) throw new AbortedError('aborted');
      onPause('paused while this page is hidden');
      Atomics.wait(control.words, VISIBLE, 0, 1000);
      // The page's watchdog must see that this is a pause and not a death.
      Atomics.add(control.words, BEAT, 1);
    }
    const paused = clock.now() - since;
    this.#deadline += paused;
    this.#hidden += paused;
  }
}
