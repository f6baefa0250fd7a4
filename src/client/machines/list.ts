/** Imported machines as rows, a page of them at a time, filtered by words. Whatever a file says is text. */
import { element } from '../cell/dom.ts';
import { type Card, coresWords, daysWords, runsWords } from './card.ts';

interface Actions {
  readonly compare: (card: Card) => void;
  readonly remove: (card: Card) => void;
}

/** Rows that are made at once; the others come when they are asked for. Nobody reads a thousand. */
const PAGE = 40;

export class MachineList {
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #actions: Actions;
  /** With what the filter looks through, in lower case. */
  readonly #cards = new Map<string, { readonly card: Card; readonly words: string }>();
  #wanted: readonly string[] = [];
  #limit = PAGE;

  constructor(list: HTMLElement, more: HTMLButtonElement, actions: Actions) {
    this.#list = list;
    this.#more = more;
    this.#actions = actions;
    more.addEventListener('click', () => {
      const before = this.#limit;
      this.#limit += PAGE;
      this.#draw();
      // The keyboard goes on where the new ones begin.
      list.children[before]?.querySelector('button')?.focus();
    });
  }

  get cards(): readonly Card[] {
    return [...this.#cards.values()].map(({ card }) => card);
  }

  /** Those that the filter lets through, shown yet or not. */
  get found(): readonly Card[] {
    return [...this.#cards.values()]
      .filter(({ words }) => this.#wanted.every((word) => words.includes(word)))
      .map(({ card }) => card);
  }

  add(cards: readonly Card[]): void {
    for (const card of cards) this.#cards.set(card.key, { card, words: wordsOf(card) });
    this.#draw();
  }

  remove(keys: readonly string[]): void {
    for (const key of keys) this.#cards.delete(key);
    this.#draw();
  }

  /** Lets through those that have all of these words. */
  filter(text: string): void {
    this.#wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
    this.#limit = PAGE;
    this.#draw();
  }

  #draw(): void {
    const { found } = this;
    const rest = found.length - this.#limit;
    this.#list.replaceChildren(...found.slice(0, this.#limit).map((card) => this.#item(card)));
    this.#more.hidden = rest <= 0;
    this.#more.textContent = `Show ${Math.min(rest, PAGE)} more of ${rest}`;
  }

  #item(card: Card): HTMLElement {
    const button = (text: string, act: (card: Card) => void) => {
      const made = element(
        document,
        'button',
        { type: 'button', 'aria-label': `${text}: ${card.name}` },
        text,
      );
      made.addEventListener('click', () => act(card));
      return made;
    };
    const { remove, compare } = this.#actions;
    const facts = [
      runsWords(card),
      coresWords(card),
      daysWords(card),
      card.browsers[0]!,
      ...(card.surveyed ? ['with its survey'] : []),
      `file ${card.file}`,
    ];
    return element(
      document,
      'li',
      { class: 'machine-item', 'data-key': card.key },
      element(document, 'p', { class: 'machine-name' }, card.name),
      element(document, 'p', {}, card.description),
      element(document, 'p', { class: 'machine-facts' }, facts.join(' · ')),
      element(
        document,
        'p',
        { class: 'machine-actions' },
        button('Compare', compare),
        button('Delete', remove),
      ),
    );
  }
}

const wordsOf = ({ name, description, file, browsers }: Card): string =>
  `${name} ${description} ${file} ${browsers.join(' ')}`.toLowerCase();
