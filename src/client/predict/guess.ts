/** The form of a guess and its answer. Loaded when somebody turns to it, or when a guess was kept. */
import { parseRun, type Run } from '../../lab/run.ts';
import { element } from '../cell/dom.ts';
import { loadMaterial } from '../cell/material.ts';
import { browserStore, keep, recall, runKey } from '../cell/store.ts';
import type { ExperimentCell } from '../experiment-cell.ts';
import type { Facts } from './facts.ts';
import { type Found, foundIn } from './found.ts';
import { wireInputs } from './inputs.ts';
import { type Guess, guessKey, readGuess } from './question.ts';
import { strip } from './strip.ts';
import { answerWords, guessPlace, guessText } from './words.ts';

const wired = new WeakMap<HTMLElement, Prediction>();

export function predictionOf(root: HTMLElement): Prediction {
  const found = wired.get(root) ?? new Prediction(root);
  wired.set(root, found);
  return found;
}

class Prediction {
  readonly #root: HTMLElement;
  readonly #facts: Facts;
  readonly #inputs: ReturnType<typeof wireInputs>;
  #guess: Guess | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#facts = JSON.parse(root.dataset.facts ?? '') as Facts;
    this.#inputs = wireInputs(this.#part('form'));
    this.#part('again').addEventListener('click', () => void this.#forget());
    // The reader's own numbers arrive when the run is done.
    document.addEventListener('measured', (event) => {
      const { experiment } = event.target as ExperimentCell;
      if (this.#guess !== undefined && experiment === this.#facts.experiment) void this.#show();
    });
  }

  /** Takes the guess as the inputs have it. */
  async submit(): Promise<void> {
    this.#guess = this.#inputs.guess();
    await this.#show();
    this.#part('again').focus({ preventScroll: true });
    const words = await keep(browserStore, this.#key, this.#guess);
    if (words) this.#part('kept').textContent = `Your guess stays on the screen. ${words}`;
  }

  /** Shows what was kept, if it answers the question. */
  async restore(kept: unknown): Promise<void> {
    const guess = readGuess(this.#facts.question, kept);
    if (guess === undefined || this.#guess !== undefined) return;
    this.#guess = guess;
    this.#inputs.set(guess);
    await this.#show();
  }

  async #forget(): Promise<void> {
    this.#guess = undefined;
    this.#part('answer').hidden = true;
    this.#part('form').hidden = false;
    this.#part('kept').textContent = '';
    this.#part('form').querySelector('input')?.focus();
    await keep(browserStore, this.#key, undefined);
  }

  async #show(): Promise<void> {
    const guess = this.#guess!;
    const facts = this.#facts;
    const { own, quick } = await this.#own();
    if (this.#guess !== guess) return;
    const row = (whose: 'recorded' | 'own', name: string) => (found: Found) =>
      ({ whose, name: `${name}, ${found.language}`, place: found, text: found.text }) as const;
    const figure = strip(document, facts, [
      {
        whose: 'guess',
        name: 'Your guess',
        place: guessPlace(facts, guess),
        text: guessText(facts, guess, facts.question.kind),
      },
      ...facts.recorded.map(row('recorded', facts.machine ?? 'recorded')),
      ...own.map(row('own', 'this browser')),
    ]);
    this.#part('figure').replaceChildren(figure);
    const more = own.length
      ? []
      : [
          ' ',
          element(document, 'a', { href: `#${facts.cell}` }, 'Run it'),
          ' to put your own machine beside it.',
        ];
    this.#part('words').replaceChildren(answerWords(facts, guess, own, quick), ...more);
    this.#part('form').hidden = true;
    this.#part('answer').hidden = false;
  }

  /** The reader's run: of this visit, or kept from an earlier one. */
  async #own(): Promise<{ own: readonly Found[]; quick: boolean }> {
    const { experiment: id, question, cell } = this.#facts;
    try {
      const outcome = (document.getElementById(cell) as ExperimentCell | null)?.outcome;
      const run = outcome?.state === 'done' ? outcome.run : await keptRun(id);
      if (!run) return { own: [], quick: false };
      const { experiment } = await loadMaterial(id);
      return { own: foundIn(question, experiment, run), quick: run.plan.mode === 'quick' };
    } catch {
      // A run that cannot be read is told of in its own cell.
      return { own: [], quick: false };
    }
  }

  get #key(): string {
    return guessKey(this.#facts.experiment, this.#facts.question);
  }

  #part(name: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
  }
}

async function keptRun(id: string): Promise<Run | undefined> {
  const parsed = parseRun(await recall(browserStore, runKey(id)));
  return parsed.state === 'ok' ? parsed.value : undefined;
}
