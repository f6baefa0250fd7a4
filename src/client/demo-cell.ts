/**
 * `<demo-cell data-demo="arc/count">`: makes a demo in the page something to run. This is all that a page loads before somebody
 * does.
 */
import type { DemoOutcome } from '../lab/run-demo.ts';
import { failure, notIsolated } from './cell/failure.ts';
import './cell/keys.ts';
import { type Edits, wireEdits } from './edit/wire.ts';
import { ensureIsolated, resumeFor } from './isolation.ts';

const runner = () => import('./demo/run.ts');

export class DemoCell extends HTMLElement {
  #abort: AbortController | undefined;
  #outcome: DemoOutcome | undefined;
  #edits!: Edits;
  #wired = false;

  get demo(): string {
    return this.dataset.demo ?? '';
  }

  /** Of the last run since the page was loaded. */
  get outcome(): DemoOutcome | undefined {
    return this.#outcome;
  }

  connectedCallback(): void {
    if (this.#wired) return;
    this.#wired = true;
    this.#edits = wireEdits(this, {
      what: 'demo',
      id: this.demo,
      run: () => void this.run(),
      note: (words) => this.#enter(this.dataset.state ?? 'idle', words),
    });
    this.#listen();
    this.#offer();
    const resumed = resumeFor(this.demo);
    if (!resumed) return;
    for (const radio of this.#languages()) radio.checked = radio.value === resumed.mode;
    this.#offer();
    void this.run();
  }

  /** Runs the language that is shown. Never rejects. Asked again while it runs, it gives `cancelled` at once. */
  async run(): Promise<DemoOutcome> {
    const language = this.#shown();
    if (this.#abort || !language) return { state: 'cancelled' };
    const abort = new AbortController();
    this.#abort = abort;
    this.#busy(true);
    this.#enter('running', 'Running.');
    const stopped = new Promise<DemoOutcome>((resolve) => {
      abort.signal.addEventListener('abort', () => resolve({ state: 'cancelled' }));
    });
    const ran = this.#run(language, abort.signal).catch(
      (error: unknown): DemoOutcome => ({ state: 'refused', refusal: failure(error) }),
    );
    const outcome = await Promise.race([ran, stopped]);
    this.#outcome = outcome;
    this.#abort = undefined;
    this.#busy(false);
    this.#offer();
    this.#edits.mark(this.#wrongIn(outcome));
    if (outcome.state === 'refused') this.#enter('refused', outcome.refusal.message, outcome.refusal.advice);
    if (outcome.state === 'cancelled') this.#enter('cancelled', 'Cancelled.');
    return outcome;
  }

  /** What to mark in the editor. */
  #wrongIn(outcome: DemoOutcome): Parameters<Edits['mark']>[0] {
    if (outcome.state === 'refused') return outcome.refusal;
    if (outcome.state !== 'done' || !outcome.place) return undefined;
    const variant = this.demo.split('/')[1] ?? '';
    return { message: outcome.record.message ?? '', place: { variant, ...outcome.place } };
  }

  cancel(): void {
    this.#abort?.abort();
  }

  async #run(language: 'rust' | 'typescript', signal: AbortSignal): Promise<DemoOutcome> {
    const isolation = await ensureIsolated({ experiment: this.demo, mode: language, query: '' }, { signal });
    // The run goes on in the page that comes after this one.
    if (isolation === 'reloading') return new Promise<never>(() => {});
    if (isolation !== 'isolated') return { state: 'refused', refusal: notIsolated(isolation.reason) };
    const { run } = await runner();
    return run(this, language, {
      signal,
      enter: (state, ...words) => {
        if (!signal.aborted) this.#enter(state, ...words);
      },
    });
  }

  #listen(): void {
    const run = this.#part('run');
    run.addEventListener('click', () => void this.run());
    // By the time the button is pressed, the rest has often arrived.
    const prepare = () => void runner().catch(() => {});
    for (const type of ['pointerenter', 'focus']) run.addEventListener(type, prepare, { once: true });
    this.#part('cancel').addEventListener('click', () => this.cancel());
    this.addEventListener('change', () => this.#offer());
  }

  /** The button names the language that it runs, and is not there for one that does not run here. */
  #offer(): void {
    const run = this.#part<HTMLButtonElement>('run');
    const { runs } = this.#chosen()?.dataset ?? {};
    run.disabled = runs === undefined;
    run.hidden = runs === undefined || this.#abort !== undefined;
    run.textContent = `Run in ${runs ?? 'this page'}`;
  }

  #shown(): 'rust' | 'typescript' | undefined {
    const radio = this.#chosen();
    return radio?.dataset.runs === undefined ? undefined : (radio.value as 'rust' | 'typescript');
  }

  #chosen(): HTMLInputElement | undefined {
    return this.#languages().find(({ checked }) => checked);
  }

  #languages(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[data-language]')];
  }

  /** While it runs only Cancel can be pressed. Focus goes with the button that is replaced. */
  #busy(busy: boolean): void {
    const [run, cancel] = [this.#part('run'), this.#part('cancel')];
    const [comes, goes] = busy ? [cancel, run] : [run, cancel];
    const focused = document.activeElement === goes;
    comes.hidden = false;
    if (focused) comes.focus({ preventScroll: true });
    goes.hidden = true;
  }

  #enter(state: string, ...words: readonly string[]): void {
    this.dataset.state = state;
    const lines = words.filter(Boolean).map((text) => {
      const line = document.createElement('p');
      line.textContent = text;
      return line;
    });
    // Between two sentences a space, for those who hear them as one text.
    this.#part('status').replaceChildren(...lines.flatMap((line) => [line, ' ']));
  }

  #part<E extends HTMLElement = HTMLElement>(name: string): E {
    const found = this.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the demo has no part ${name}`);
    return found;
  }
}

customElements.define('demo-cell', DemoCell);

declare global {
  interface HTMLElementTagNameMap {
    'demo-cell': DemoCell;
  }
}
