/** Where results stand in a cell: the recorded run's, from the HTML, and the reader's, beside it. One is shown. */
export type Whose = 'recorded' | 'own';

export interface Drawn {
  readonly figure: Element;
  readonly findings: Element;
}

/** Milliseconds in which the browser lays out what it was given. */
const A_FRAME = 20;

export class Slots {
  readonly #root: HTMLElement;
  #kept: Drawn | undefined;
  /** What is in front, or on its way there. */
  #latest: Drawn | undefined;
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

  /** Puts the reader's result in front, its figure first: laid out at once, both would hold up the page. `revert` forgets what is not finished. */
  async own(
    drawn: Drawn,
    { finished, imported = false }: { readonly finished: boolean; readonly imported?: boolean },
  ): Promise<void> {
    if (finished) {
      this.#kept = drawn;
      this.#imported = imported;
      const link = this.#root.querySelector<HTMLElement>('[data-part="kept"]');
      if (link) link.hidden = false;
    }
    this.#latest = drawn;
    this.#fill(drawn, 'figure');
    this.show('own');
    await new Promise((resolve) => setTimeout(resolve, A_FRAME));
    if (this.#latest === drawn) this.#fill(drawn, 'findings');
  }

  /** Takes back what was not finished, as if the run had not been started. */
  revert(before: Whose): void {
    this.#latest = this.#kept;
    for (const slot of ['figure', 'findings'] as const) if (this.#kept) this.#fill(this.#kept, slot);
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

  #fill(drawn: Drawn, slot: keyof Drawn): void {
    for (const place of this.#places('own'))
      if (place.dataset.slot === slot) place.replaceChildren(drawn[slot]);
  }

  #places(whose: Whose): readonly HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>(`[data-slot][data-whose="${whose}"]`)];
  }
}
