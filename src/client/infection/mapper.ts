/** Asks the worker, waits two seconds at most for an answer, and ends a worker that does not give one. */
import type { Answer } from '../../infection/answer.ts';
import type { Ask, Told } from './messages.ts';

/** Milliseconds for an answer, once the parser is there. */
const ANSWER = 2000;
/** For the parser to come: 200 KB, over a bad line. */
const ARRIVAL = 30_000;

const STOPPED =
  'This took longer than 2 seconds, so it was stopped. Paste a shorter text, or one that is nested less deeply.';
const MISSING = 'The parser could not be fetched. Look to your connection, then choose again.';
const BROKEN = 'The parser gave up on this text. Paste another; the examples still work.';

interface Waiting {
  readonly id: number;
  readonly resolve: (answer: Answer) => void;
  timer: ReturnType<typeof setTimeout>;
}

export class Mapper {
  readonly #start: () => Worker;
  #worker: Worker | undefined;
  #ready = false;
  #waiting: Waiting | undefined;
  #count = 0;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** Never rejects. A new question takes the place of one that is under way, whose promise then stays open. */
  ask(text: string, pick: string | undefined): Promise<Answer> {
    // What is busy with an old question would keep the new one waiting.
    if (this.#waiting && this.#ready) this.#end();
    else if (this.#waiting) clearTimeout(this.#waiting.timer);
    const worker = this.#running();
    const id = ++this.#count;
    return new Promise((resolve) => {
      const timer = this.#ready ? this.#limit(ANSWER, STOPPED) : this.#limit(ARRIVAL, MISSING);
      this.#waiting = { id, resolve, timer };
      worker.postMessage({ id, text, pick } satisfies Ask);
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => this.#hear(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#fail(this.#ready ? BROKEN : MISSING);
    });
    this.#worker = worker;
    this.#ready = false;
    return worker;
  }

  #hear(told: Told): void {
    if (told.kind === 'failed') this.#fail(this.#ready ? BROKEN : MISSING);
    else if (told.kind === 'ready') {
      this.#ready = true;
      if (!this.#waiting) return;
      clearTimeout(this.#waiting.timer);
      this.#waiting.timer = this.#limit(ANSWER, STOPPED);
    } else if (told.id === this.#waiting?.id) this.#give(told.answer);
  }

  #limit(milliseconds: number, why: string): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#fail(why), milliseconds);
  }

  #fail(why: string): void {
    this.#end();
    this.#give({ state: 'none', why });
  }

  #give(answer: Answer): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    waiting.resolve(answer);
  }

  #end(): void {
    if (this.#waiting) clearTimeout(this.#waiting.timer);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready = false;
  }
}
