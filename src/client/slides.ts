/**
 * `<slide-deck>`: one slide at a time, by keys that presenters' remotes send too. Without this script the slides stand one
 * below the other; so they print.
 */
const SLIDES = '.slide';

const NEXT = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'];
const BACK = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'];

export class SlideDeck extends HTMLElement {
  #at = 0;
  #bar: HTMLElement | undefined;

  get #slides(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(SLIDES)];
  }

  /** Called when its slides are there; those of a deck come later. */
  begin(): void {
    if (this.#bar || this.#slides.length === 0) return;
    this.dataset.on = '';
    this.#bar = this.#controls();
    this.append(this.#bar);
    this.addEventListener('change', (event) => this.#guess(event.target as HTMLInputElement));
    document.addEventListener('keydown', (event) => this.#key(event));
    addEventListener('hashchange', () => this.show(fromHash() ?? this.#at));
    void this.#address();
    this.show(fromHash() ?? 0);
  }

  connectedCallback(): void {
    this.begin();
  }

  show(wanted: number): void {
    const slides = this.#slides;
    this.#at = Math.min(slides.length - 1, Math.max(0, wanted));
    slides.forEach((slide, i) => {
      slide.classList.toggle('current', i === this.#at);
    });
    delete this.dataset.blank;
    const status = this.#bar?.querySelector('[role=status]');
    if (status) status.textContent = `Slide ${this.#at + 1} of ${slides.length}`;
    if (!location.hash.startsWith('#run='))
      history.replaceState(history.state, '', `${location.pathname}${location.search}#${this.#at + 1}`);
  }

  #key(event: KeyboardEvent): void {
    const { key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.closest('dialog, select, textarea, input:not([type=radio])')) return;
    // What is focused answers to these itself.
    if (target.closest('button, a[href], summary') && (key === ' ' || key === 'Enter')) return;
    if (target.matches('input') && (key === ' ' || key.startsWith('Arrow'))) return;
    const done = (act: () => void) => {
      event.preventDefault();
      act();
    };
    if (NEXT.includes(key)) done(() => this.show(this.#at + 1));
    else if (BACK.includes(key)) done(() => this.show(this.#at - 1));
    else if (key === 'Home') done(() => this.show(0));
    else if (key === 'End') done(() => this.show(Number.POSITIVE_INFINITY));
    else if (key === 'f') done(() => fullScreen());
    else if (key === 'b' || key === '.') done(() => this.toggleAttribute('data-blank'));
    else if (key === 'r') done(() => this.#live());
  }

  /** The next live slide from here on, and its run. */
  #live(): void {
    const slides = this.#slides;
    const found = slides.findIndex((slide, i) => i >= this.#at && slide.dataset.live !== undefined);
    if (found < 0) return;
    this.show(found);
    slides[found]!.querySelector<HTMLElement>('[data-part=run]:not([hidden])')?.click();
  }

  /** The guess stands on the charts that answer it. */
  #guess(input: HTMLInputElement): void {
    const slides = this.#slides;
    const from = slides.findIndex((slide) => slide.contains(input) && slide.dataset.guess !== undefined);
    if (from < 0) return;
    for (const slide of slides.slice(from + 1)) {
      if (slide.dataset.guess !== undefined) break;
      for (const place of slide.querySelectorAll<HTMLElement>('[data-guessed]')) {
        place.textContent = ` The room guessed ${input.value}.`;
        place.hidden = false;
      }
    }
  }

  #controls(): HTMLElement {
    const bar = document.createElement('nav');
    bar.className = 'slide-bar';
    bar.setAttribute('aria-label', 'Slides');
    const button = (label: string, keys: string, act: () => void) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = label;
      made.setAttribute('aria-keyshortcuts', keys);
      made.addEventListener('click', (event) => {
        act();
        // After a click of the mouse the arrow keys go on.
        if (event.detail > 0) made.blur();
      });
      return made;
    };
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    const keys = document.createElement('span');
    keys.className = 'slide-keys';
    keys.textContent = 'R runs it here, B blanks, F fills the screen';
    bar.append(
      button('Back', 'ArrowLeft', () => this.show(this.#at - 1)),
      status,
      button('Next', 'ArrowRight', () => this.show(this.#at + 1)),
      button('Full screen', 'f', fullScreen),
      keys,
    );
    return bar;
  }

  /** Where the book stands is known only here. */
  async #address(): Promise<void> {
    for (const slide of this.querySelectorAll(SLIDES)) {
      const link = slide.querySelector<HTMLAnchorElement>('[data-address]');
      const place = slide.querySelector('[data-code]');
      if (!link || !place) continue;
      link.textContent = link.href.replace(/^https?:\/\//, '');
      const { qrElement } = await import('./cite/code.ts');
      const code = qrElement(link.href, `QR code of ${link.textContent}`);
      if (code) place.replaceChildren(code);
    }
  }
}

function fromHash(): number | undefined {
  const [, number] = /^#(\d{1,4})$/.exec(location.hash) ?? [];
  return number === undefined ? undefined : Number(number) - 1;
}

const fullScreen = (): void => {
  const { documentElement: root } = document;
  // Where a browser does not let it, the window stays as it is.
  void (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.())?.catch(() => {});
};

customElements.define('slide-deck', SlideDeck);
