/**
 * `<experiment-cell data-experiment="arc/contention">`: makes the figure in the page something to press Run
 * on. This is all that a page loads before somebody does; the instrument, the charts and the store come when used.
 */
import type { Outcome } from '../lab/lab.ts';
import type { Refusal } from '../lab/refusal.ts';
import { Controls } from './cell/controls.ts';
import { failure, notIsolated, textOf } from './cell/failure.ts';
import { fromResume, toResume } from './cell/resume.ts';
import type { Panel } from './cell/settings.ts';
import { Slots } from './cell/slots.ts';
import type { CellState, RunRequest } from './cell/types.ts';
import './cell/keys.ts';
import { cite } from './cite/early.ts';
import { type Edits, wireEdits } from './edit/wire.ts';
import { ensureIsolated, resumeFor } from './isolation.ts';

const instrument = () => import('./cell/instrument.ts');
const settings = () => import('./cell/settings.ts');

export class ExperimentCell extends HTMLElement {
  #controls!: Controls;
  #slots!: Slots;
  #edits!: Edits;
  #abort: AbortController | undefined;
  #outcome: Outcome | undefined;
  #wired = false;
  /** Does the address say something of this cell? By then the inputs have it. */
  #addressed: Promise<boolean> = Promise.resolve(false);

  /** `<chapter>/<name>` */
  get experiment(): string {
    return this.dataset.experiment ?? '';
  }

  get state(): CellState {
    return (this.dataset.state ?? 'idle') as CellState;
  }

  /** Of the last run since the page was loaded. */
  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  connectedCallback(): void {
    if (this.#wired) return;
    this.#wired = true;
    this.#controls = new Controls(this);
    this.#slots = new Slots(this);
    this.#edits = wireEdits(this, {
      what: 'kernel',
      id: this.experiment,
      run: () => void this.run({ mode: this.#controls.mode }),
      note: (words) => this.#controls.note(words),
    });
    this.#listen();
    if (location.search)
      this.#addressed = settings()
        .then(({ fromAddress }) => fromAddress(this.#panel))
        .catch(() => false);
    this.#controls.part<HTMLButtonElement>('run').disabled = false;
    whenIdle(() => void this.#restore());
    // Asked for before the page reloaded itself.
    const resume = resumeFor(this.experiment);
    if (resume) void this.run(fromResume(resume));
  }

  /** Measures, and shows what was measured. Never rejects. Asked again while it runs, it gives `cancelled` at once. */
  async run(request: RunRequest): Promise<Outcome> {
    if (this.#abort) return { state: 'cancelled' };
    const abort = new AbortController();
    this.#abort = abort;
    const before = this.#slots.shown;
    this.#controls.busy(true);
    this.#controls.forgetNotes();
    this.#enter('running', 'Preparing the run.');
    const stopped = new Promise<Outcome>((resolve) => {
      abort.signal.addEventListener('abort', () => resolve({ state: 'cancelled' }));
    });
    const measured = this.#measure(request, abort.signal).catch(
      (error: unknown): Outcome => ({ state: 'refused', refusal: failure(error) }),
    );
    // Cancelling does not wait for the instrument to agree.
    const outcome = await Promise.race([measured, stopped]);
    this.#outcome = outcome;
    this.#abort = undefined;
    this.#controls.busy(false);
    if (outcome.state !== 'done') this.#slots.revert(before);
    this.#tell(outcome);
    if (outcome.state === 'done') this.dispatchEvent(new Event('measured', { bubbles: true }));
    this.#edits.mark(outcome.state === 'refused' ? outcome.refusal : undefined);
    return outcome;
  }

  /** Runs a version of a kernel once and measures nothing: what is wrong with it, if something is. */
  tryOnce(variant: string, text: string): Promise<Refusal | undefined> {
    return this.#edits.tryOnce(variant, text);
  }

  /** Opens the editor of a variant with this text in it, as the reader's version. Nothing runs. False when it cannot be had. */
  edit(variant: string, text: string): Promise<boolean> {
    return this.#edits.open(variant, text);
  }

  /** Ends the run, or the wait for it. What was shown before is shown again. */
  cancel(): void {
    this.#abort?.abort();
  }

  async #measure(request: RunRequest, signal: AbortSignal): Promise<Outcome> {
    await this.#addressed;
    const complete = { ...request, parameters: { ...this.#controls.parameters, ...request.parameters } };
    const isolation = await ensureIsolated(toResume(this.experiment, complete), { signal });
    // The run goes on in the page that comes after this one.
    if (isolation === 'reloading') return new Promise<never>(() => {});
    if (isolation !== 'isolated') return { state: 'refused', refusal: notIsolated(isolation.reason) };
    const { measure } = await instrument();
    return measure(this, complete, {
      signal,
      controls: this.#controls,
      slots: this.#slots,
      enter: (state, words) => {
        if (!signal.aborted) this.#enter(state, words);
      },
    });
  }

  async #restore(): Promise<void> {
    try {
      const addressed = await this.#addressed;
      if (this.#busy()) return;
      const { restore } = await import('./cell/restore.ts');
      const restored = await restore(this, {
        controls: this.#controls,
        slots: this.#slots,
        addressed,
        busy: this.#busy,
      });
      if (!this.#controls.isDefault) (await settings()).follow(this.#panel);
      if (restored && !this.#busy()) this.#enter('idle', this.#slots.ownWords('on an earlier visit'));
    } catch (error) {
      this.#controls.note(`What was kept from an earlier visit could not be shown: ${textOf(error)}.`);
    }
  }

  #listen(): void {
    const panel = this.#controls.part<HTMLFormElement>('panel');
    panel.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.run({ mode: this.#controls.mode });
    });
    panel.addEventListener('change', (event) => {
      const { name } = event.target as HTMLSelectElement;
      void this.#choose(({ chosen }) => chosen(this.#panel, name));
    });
    this.#controls.part('reset').addEventListener('click', () => {
      void this.#choose(({ reset }) => reset(this.#panel));
      // The button goes; the focus stays near it.
      panel.querySelector('select')?.focus();
    });
    // By the time the button is pressed, the instrument has often arrived.
    const prepare = () => void instrument().catch(() => {});
    for (const type of ['pointerenter', 'focusin']) panel.addEventListener(type, prepare, { once: true });
    this.#controls.part('cite').onclick = () => cite(this);
    this.#controls.part('cancel').addEventListener('click', () => this.cancel());
    this.#controls.part('swap').addEventListener('click', () => {
      this.#slots.show(this.#slots.shown === 'own' ? 'recorded' : 'own');
      this.#offerSwap();
    });
  }

  get #panel(): Panel {
    const [controls, slots] = [this.#controls, this.#slots];
    return { id: this.experiment, cell: this, controls, slots, busy: this.#busy };
  }

  async #choose(work: (loaded: Awaited<ReturnType<typeof settings>>) => unknown): Promise<void> {
    this.#controls.choose({});
    try {
      await work(await settings());
    } catch (error) {
      this.#controls.note(`What you chose counts, but is not kept: ${textOf(error)}.`);
    }
  }

  readonly #busy = (): boolean => this.#abort !== undefined;

  #enter(state: CellState, message: string, advice = '', spoken = ''): void {
    this.dataset.state = state;
    this.#controls.status(message, advice, spoken);
    this.#offerSwap();
  }

  #tell(outcome: Outcome): void {
    if (outcome.state === 'refused') this.#enter('refused', outcome.refusal.message, outcome.refusal.advice);
    else if (outcome.state === 'cancelled')
      this.#enter('cancelled', 'Cancelled. What was shown before is shown again.');
    else {
      const quick =
        outcome.run.plan.mode === 'quick' ? 'A quick look gives no verdict; a full run does.' : '';
      this.#enter('done', `Done. ${this.#slots.ownWords('just now')}`, quick, this.#slots.headline);
    }
  }

  #offerSwap(): void {
    const own = this.#slots.shown === 'own';
    const swap = this.#controls.part<HTMLButtonElement>('swap');
    swap.hidden = this.#busy() || !this.#slots.hasOwn || !this.#slots.hasRecorded;
    swap.textContent = own ? 'Show the recorded run again' : 'Show my run';
  }
}

function whenIdle(work: () => void): void {
  // Safari has no idle callback yet.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 300);
}

customElements.define('experiment-cell', ExperimentCell);

declare global {
  interface HTMLElementTagNameMap {
    'experiment-cell': ExperimentCell;
  }
}
