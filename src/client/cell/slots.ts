/** Where results stand in a cell: the recorded run's, from the HTML, and the reader's, beside it. One is shown. */
export type Whose = 'recorded' | 'own';

export interface Drawn {
  readonly figure: Element;
  readonly findings: Element;
}

export class Slots {
  readonly #root: HTMLElement;
  #kept: Drawn | undefined;
  #imported = false;
  #recorded: readonly Element[] | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Whether a machine of the book has run this experiment. */
  get hasRecorded(): boolean {
    return this.#root.dataset.recorded !== undefined && this.#root.dataset.recorded !== '[]';
  }

  /** Whether the reader has. */
  get hasOwn(): boolean {
    return this.#kept !== undefined;
  }

  get shown(): Whose {
    return this.#places('own')[0]?.hidden === false ? 'own' : 'recorded';
  }

  /** Whose numbers the reader's are, when they are in front. */
  ownWords(made: string): string {
    const behind = this.hasRecorded ? ' The recorded run stands behind them.' : '';
    if (this.#imported) return `These numbers come from a file that you imported.${behind}`;
    return `These numbers are yours, measured in this browser${made && ` ${made}`}.${behind}`;
  }

  /** The finding, as the figure in front states it. */
  get headline(): string {
    const text = this.#root.querySelector(`[data-whose="${this.shown}"] .cell-headline`)?.textContent ?? '';
    return /[.!?]$/.test(text) || !text ? text : `${text}.`;
  }

  /** Puts the reader's result in front. One that is not finished is forgotten by `revert`. */
  own(
    drawn: Drawn,
    { finished, imported = false }: { readonly finished: boolean; readonly imported?: boolean },
  ): void {
    if (finished) {
      this.#kept = drawn;
      this.#imported = imported;
      const link = this.#root.querySelector<HTMLElement>('[data-part="kept"]');
      if (link) link.hidden = false;
    }
    this.#fill(drawn);
    this.show('own');
  }

  /** Takes back what was not finished, as if the run had not been started. */
  revert(before: Whose): void {
    if (this.#kept) this.#fill(this.#kept);
    this.show(this.#kept ? before : 'recorded');
  }

  /** Draws the recorded figure another way; without one, as the page came with it. */
  redraw(figure?: Element): void {
    const place = this.#places('recorded').find(({ dataset }) => dataset.slot === 'figure');
    this.#recorded ??= [...(place?.children ?? [])];
    place?.replaceChildren(...(figure ? [figure] : this.#recorded));
  }

  show(whose: Whose): void {
    for (const place of this.#places('own')) place.hidden = whose !== 'own';
    for (const place of this.#places('recorded')) place.hidden = whose === 'own';
  }

  #fill({ figure, findings }: Drawn): void {
    for (const place of this.#places('own'))
      place.replaceChildren(place.dataset.slot === 'figure' ? figure : findings);
  }

  #places(whose: Whose): readonly HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>(`[data-slot][data-whose="${whose}"]`)];
  }
}
