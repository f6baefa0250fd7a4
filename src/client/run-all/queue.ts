/**
 * Experiments one after the other, each through its own cell. What was measured stays, whatever comes after it. Knows nothing of
 * the page: running, waiting for the tab to be seen and telling are handed in.
 */
import type { Outcome } from '../../lab/lab.ts';

export interface Item {
  /** `arc/contention` */
  readonly id: string;
  readonly title: string;
  /** Milliseconds that it should take. */
  readonly estimate: number;
}

/** `hidden`: the tab is in the background, where nothing can be measured. */
export type Phase = 'running' | 'pausing' | 'paused' | 'hidden' | 'done' | 'cancelled';

export interface QueueState {
  readonly phase: Phase;
  /** Of the item that runs or is next; as many as there are items when all are through. */
  readonly index: number;
  readonly outcomes: readonly Outcome[];
  /** What time took, against what it should have taken; 1 until something is known. */
  readonly pace: number;
}

interface QueueOptions {
  /** Never rejects. */
  readonly run: (item: Item) => Promise<Outcome>;
  /** Ends what runs; its outcome is then `cancelled`. */
  readonly stop: (item: Item) => void;
  /** Resolves when the tab is seen; at once when it is. */
  readonly seen: () => Promise<void>;
  readonly isSeen: () => boolean;
  readonly tell: (state: QueueState) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

export class Queue {
  readonly #items: readonly Item[];
  readonly #options: QueueOptions;
  readonly #outcomes: Outcome[] = [];
  #phase: Phase = 'running';
  #current: Item | undefined;
  #pace = 1;
  #wake: () => void = () => {};

  constructor(items: readonly Item[], options: QueueOptions) {
    this.#items = items;
    this.#options = options;
  }

  get state(): QueueState {
    return {
      phase: this.#phase,
      index: this.#outcomes.length,
      outcomes: [...this.#outcomes],
      pace: this.#pace,
    };
  }

  /** Resolves when all are through or the rest was cancelled. Never rejects. */
  async go(): Promise<QueueState> {
    const { run, now } = this.#options;
    let [took, expected] = [0, 0];
    for (const item of this.#items) {
      await this.#turn();
      if (this.#ended) return this.state;
      this.#enter(this.#phase === 'pausing' ? 'pausing' : 'running');
      const started = now();
      this.#current = item;
      const outcome = await run(item);
      this.#current = undefined;
      // Cancelled in its own cell: then nothing of the rest is wanted either.
      if (this.#ended || outcome.state === 'cancelled') {
        if (!this.#ended) this.#enter('cancelled');
        return this.state;
      }
      this.#outcomes.push(outcome);
      if (outcome.state === 'done') {
        took += now() - started;
        expected += item.estimate;
        this.#pace = took / expected;
      }
    }
    this.#enter('done');
    return this.state;
  }

  /** What runs is measured to its end: half a run is no run. */
  pause(): void {
    if (this.#phase === 'running') this.#enter('pausing');
    else if (this.#phase === 'hidden') this.#enter('paused');
  }

  resume(): void {
    if (this.#phase !== 'paused' && this.#phase !== 'pausing') return;
    this.#enter('running');
    this.#wake();
  }

  cancel(): void {
    if (this.#ended) return;
    this.#enter('cancelled');
    if (this.#current) this.#options.stop(this.#current);
    this.#wake();
  }

  /** Between two items: waits while it is paused or not seen. */
  async #turn(): Promise<void> {
    const { isSeen, seen } = this.#options;
    if (this.#phase === 'pausing') this.#enter('paused');
    while (!this.#ended && (this.#phase === 'paused' || !isSeen())) {
      if (this.#phase !== 'paused') this.#enter('hidden');
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await (this.#phase === 'paused' ? woken : Promise.race([woken, seen()]));
    }
  }

  get #ended(): boolean {
    return this.#phase === 'done' || this.#phase === 'cancelled';
  }

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#options.tell(this.state);
  }
}

/** Milliseconds that are left: the rest of what runs, `share` of it done, and all that comes after it. */
export function timeLeft(items: readonly Item[], { index, pace }: QueueState, share: number): number {
  const rest = items.slice(index).reduce((sum, { estimate }) => sum + estimate, 0);
  return Math.max(0, rest - (items[index]?.estimate ?? 0) * share) * pace;
}

/** 0 to 1, by time. */
export function shareDone(items: readonly Item[], { index }: QueueState, share: number): number {
  const all = items.reduce((sum, { estimate }) => sum + estimate, 0);
  const done = items.slice(0, index).reduce((sum, { estimate }) => sum + estimate, 0);
  return all === 0 ? 0 : Math.min(1, (done + (items[index]?.estimate ?? 0) * share) / all);
}
