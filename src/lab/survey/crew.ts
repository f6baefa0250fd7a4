/** The threads of one launch of a survey, commanded by messages: what they measure they time themselves. */
import { RefusalError, refuse } from '../refusal.ts';
import type { Answer, Order } from './messages.ts';

type WithoutRole<T> = T extends { readonly role: 0 | 1 } ? Omit<T, 'role'> : never;

/** Milliseconds for an answer: the largest working set is linked and walked within it, on the slowest machine. */
const PATIENCE = 20_000;

export class Crew {
  readonly #threads: readonly Worker[];
  readonly #signal: AbortSignal;

  constructor(threads: number, signal: AbortSignal) {
    this.#signal = signal;
    this.#threads = Array.from(
      { length: threads },
      (_, i) => new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: `survey ${i}` }),
    );
  }

  /** The times; undefined when there are none. Throws a RefusalError, or the signal's reason. */
  async one(thread: number, order: Order): Promise<readonly number[] | undefined> {
    this.#signal.throwIfAborted();
    const worker = this.#threads[thread]!;
    const answer = await new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new RefusalError(refuse('worker-died', `for ${PATIENCE / 1000} seconds`))),
        PATIENCE,
      );
      const stop = () => reject(this.#signal.reason);
      this.#signal.addEventListener('abort', stop, { once: true });
      const settle = () => {
        clearTimeout(timer);
        this.#signal.removeEventListener('abort', stop);
      };
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        settle();
        resolve(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        settle();
        reject(new RefusalError(refuse('no-workers', event.message ?? '')));
      };
      worker.postMessage(order);
    });
    if (answer.kind === 'failed') throw new RefusalError(refuse('instrument', answer.message));
    return answer.kind === 'times' ? answer.times : undefined;
  }

  /** The same order for two threads, a leader and a follower: a time of each. Undefined when they did not run at once. */
  async two(
    leader: number,
    follower: number,
    order: WithoutRole<Order>,
  ): Promise<readonly [number, number] | undefined> {
    const [first, second] = await Promise.all([
      this.one(leader, { ...order, role: 0 } as Order),
      this.one(follower, { ...order, role: 1 } as Order),
    ]);
    return first && second ? [first[0]!, second[0]!] : undefined;
  }

  end(): void {
    for (const worker of this.#threads) worker.terminate();
  }
}
