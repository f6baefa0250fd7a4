/** The bar at the foot of the page while all experiments run: which one, of how many, time left, pause, cancel. */
import { element } from '../cell/dom.ts';
import { roughly } from '../cell/progress.ts';
import { endWords } from './end-words.ts';
import { type Item, type Phase, type QueueState, shareDone, timeLeft } from './queue.ts';

interface Actions {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
}

const PAUSED: Readonly<Partial<Record<Phase, string>>> = {
  pausing: 'Pauses after this one.',
  paused: 'Paused.',
  hidden: 'Waits until this tab is in front again.',
};

export class Bar {
  readonly #items: readonly Item[];
  readonly #anchor: (item: Item) => string;
  readonly #bar: HTMLElement;
  readonly #words = element(document, 'p', { class: 'run-bar-words', role: 'status' });
  readonly #left = element(document, 'p', { class: 'run-bar-left' });
  readonly #progress = element(document, 'progress', {
    max: '1',
    'aria-label': 'Progress of all experiments',
  }) as HTMLProgressElement;
  readonly #pause = button('Pause');
  readonly #cancel = button('Cancel');
  #said = '';
  #paused = false;

  constructor(root: HTMLElement, items: readonly Item[], anchor: (item: Item) => string, actions: Actions) {
    this.#items = items;
    this.#anchor = anchor;
    this.#cancel.setAttribute('aria-keyshortcuts', 'Escape');
    this.#bar = element(
      document,
      'section',
      { class: 'run-bar', 'aria-label': 'Running all experiments' },
      this.#progress,
      this.#words,
      this.#left,
      element(document, 'div', { class: 'run-bar-actions' }, this.#pause, this.#cancel),
    );
    this.#pause.addEventListener('click', () => (this.#paused ? actions.resume() : actions.pause()));
    this.#cancel.addEventListener('click', () => {
      if (this.#ended) this.#close(root);
      else actions.cancel();
    });
    root.querySelector('.run-bar')?.remove();
    root.append(this.#bar);
    // Whoever pressed the button has its successor under the keys.
    this.#cancel.focus({ preventScroll: true });
  }

  #ended = false;

  show(state: QueueState, share: (item: Item) => number): void {
    const { phase, index } = state;
    const item = this.#items[index];
    if (phase === 'done' || phase === 'cancelled') {
      this.#end(state);
      return;
    }
    if (!item) return;
    const running = phase === 'running' || phase === 'pausing';
    const done = running ? share(item) : 0;
    this.#paused = phase === 'paused' || phase === 'pausing';
    this.#pause.textContent = this.#paused ? 'Go on' : 'Pause';
    this.#progress.value = shareDone(this.#items, state, done);
    this.#left.textContent = `about ${roughly(timeLeft(this.#items, state, done))} left`;
    const link = element(document, 'a', { href: `#${this.#anchor(item)}` }, item.title);
    const place = `${index + 1} of ${this.#items.length}: `;
    this.#say(`${place}${item.title} ${phase}`, place, link, PAUSED[phase] ? `. ${PAUSED[phase]}` : '');
  }

  #end(state: QueueState): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#progress.value = shareDone(this.#items, state, 0);
    this.#left.textContent = '';
    this.#pause.hidden = true;
    const focused = document.activeElement === this.#pause;
    this.#cancel.textContent = 'Close';
    this.#cancel.removeAttribute('aria-keyshortcuts');
    if (focused) this.#cancel.focus({ preventScroll: true });
    this.#bar.setAttribute('aria-label', 'All experiments');
    this.#say('end', ...endWords(this.#items, state).map((part) => this.#linked(part)));
  }

  #linked(part: string | Item): Node | string {
    if (typeof part === 'string') return part;
    return element(document, 'a', { href: `#${this.#anchor(part)}` }, part.title);
  }

  /** Read out once, not each time the clock moves. */
  #say(what: string, ...parts: readonly (Node | string)[]): void {
    if (what === this.#said) return;
    this.#said = what;
    this.#words.replaceChildren(...parts);
  }

  #close(root: HTMLElement): void {
    this.#bar.remove();
    root.querySelector<HTMLElement>('[data-part=start]')?.focus({ preventScroll: true });
  }
}

const button = (text: string): HTMLButtonElement =>
  element(document, 'button', { type: 'button', class: 'cell-cancel' }, text) as HTMLButtonElement;
