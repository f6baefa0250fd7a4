/**
 * `<decision-guide>`: asks one question after the other. What it asks and answers is the tree in the page; where the reader is
 * stands in the address, `#guide=one,have,small`, so that an answer can be linked to.
 */
const HASH = '#guide=';

class DecisionGuide extends HTMLElement {
  readonly #events = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#events;
    this.#part('asked').addEventListener('change', (event) => this.#choose(event), { signal });
    this.#part('found').addEventListener(
      'click',
      (event) => (event.target as Element).closest('button') && this.#restart(),
      { signal },
    );
    addEventListener('hashchange', () => this.#fromAddress(), { signal });
    if (!this.#fromAddress()) this.#show([]);
  }

  disconnectedCallback(): void {
    this.#events.abort();
  }

  #part(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-part=${name}]`)!;
  }

  /** True when the address speaks of this guide. */
  #fromAddress(): boolean {
    if (!location.hash.startsWith(HASH)) return false;
    const wanted = decodeURIComponent(location.hash.slice(HASH.length)).split(',').filter(Boolean);
    const taken = this.#show(wanted);
    this.#part('note').textContent =
      taken.length < wanted.length
        ? 'The address names an answer that this guide does not have. It is shown as far as it goes; choose on from there.'
        : '';
    this.scrollIntoView();
    return true;
  }

  #choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    const fields = [...this.querySelectorAll('fieldset')];
    const place = fields.findIndex((field) => field.contains(input));
    const before = fields
      .slice(0, place)
      .map((field) => field.querySelector<HTMLInputElement>(':checked')!.value);
    const path = this.#show([...before, input.value], place + 1);
    this.#part('note').textContent = '';
    history.replaceState(history.state, '', HASH + path.join(','));
  }

  #restart(): void {
    this.#show([]);
    history.replaceState(history.state, '', location.pathname + location.search);
    this.querySelector('input')?.focus();
  }

  /**
   * Asks along the path, as far as the tree has it, and returns so much of it. The first `kept` questions are there already and
   * stay, with the focus in them.
   */
  #show(path: readonly string[], kept = 0): readonly string[] {
    const asked = this.#part('asked');
    const fields = [...asked.children];
    for (const field of fields.slice(kept)) field.remove();
    let node = this.#part('tree').firstElementChild!;
    const taken: string[] = [];
    for (;;) {
      if (node instanceof HTMLElement && node.dataset.answer) break;
      const chosen = [...node.querySelectorAll(':scope > ul > [data-option]')].find(
        (option) => (option as HTMLElement).dataset.option === path[taken.length],
      ) as HTMLElement | undefined;
      if (taken.length >= kept) asked.append(fieldOf(node, taken.length, chosen?.dataset.option));
      if (!chosen) break;
      taken.push(chosen.dataset.option!);
      node = chosen.lastElementChild!;
    }
    this.#answer(node as HTMLElement, taken.length > 0);
    return taken;
  }

  #answer(node: HTMLElement, tell: boolean): void {
    const found = this.#part('found');
    const pattern = node.dataset.answer ? node.querySelector('.guide-pattern')?.textContent : undefined;
    if (pattern) {
      const again = document.createElement('button');
      again.type = 'button';
      again.className = 'guide-again';
      again.textContent = 'Start over';
      found.replaceChildren(node.cloneNode(true), again);
    } else found.replaceChildren();
    if (!tell) return;
    const question = node.querySelector(':scope > .guide-question')?.textContent;
    this.#part('said').textContent = pattern ? `The answer: ${pattern}` : `The next question: ${question}`;
  }
}

/** A question as a group of radio buttons. */
function fieldOf(question: Element, place: number, checked: string | undefined): HTMLFieldSetElement {
  const field = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = question.querySelector(':scope > .guide-question')?.textContent ?? '';
  field.append(legend);
  for (const option of question.querySelectorAll<HTMLElement>(':scope > ul > [data-option]')) {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = `guide-${place}`;
    input.value = option.dataset.option ?? '';
    input.checked = input.value === checked;
    label.append(input, option.querySelector(':scope > .guide-option')?.textContent ?? '');
    field.append(label);
  }
  return field;
}

customElements.define('decision-guide', DecisionGuide);
