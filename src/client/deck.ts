/** `<deck-maker>`: the slides of chosen experiments, from their own pages, in one deck. */
import { SlideDeck } from './slides.ts';

/** More charts than any talk has. */
const MOST = 60;

class DeckMaker extends HTMLElement {
  /** In the order of choosing. */
  readonly #chosen = new Set<string>();

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    form.addEventListener('change', ({ target }) => {
      const { value, checked } = target as HTMLInputElement;
      if (checked) this.#chosen.add(value);
      else this.#chosen.delete(value);
      this.#say();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#chosen.size > 0) location.search = `?show=${[...this.#chosen].join(',')}`;
    });
    const show = new URLSearchParams(location.search).get('show');
    if (show) void this.#show(show.split(',').filter(Boolean).slice(0, MOST));
  }

  #say(): void {
    const titles = [...this.#chosen].map((id) => this.#label(id));
    this.querySelector('[data-part=chosen]')!.textContent = titles.length
      ? `In this order: ${titles.join('; ')}.`
      : 'Nothing is chosen yet.';
  }

  #label(id: string): string {
    const input = this.querySelector(`input[value="${CSS.escape(id)}"]`);
    return input?.parentElement?.textContent?.trim() ?? id;
  }

  /** What is not among the choices has no slides; of an address anything may be in it. */
  async #show(ids: readonly string[]): Promise<void> {
    const known = new Set([...this.querySelectorAll('input')].map(({ value }) => value));
    const failed = this.querySelector('[data-part=failed]')!;
    const wrong = ids.filter((id) => !known.has(id));
    if (wrong.length > 0) {
      failed.textContent = `There are no slides of “${wrong.join('”, “').slice(0, 200)}”. Choose from the list.`;
      return;
    }
    try {
      const pages = await Promise.all(ids.map((id) => this.#slidesOf(id)));
      const deck = document.querySelector('slide-deck');
      if (!(deck instanceof SlideDeck)) return;
      deck.replaceChildren(...pages.flat());
      this.className = '';
      this.querySelector('h1')!.className = 'hidden';
      this.querySelector<HTMLElement>('[data-part=choice]')!.hidden = true;
      deck.begin();
    } catch (error) {
      failed.textContent = `The slides could not be loaded: ${error instanceof Error ? error.message : String(error)}. Reload the page to try again.`;
    }
  }

  async #slidesOf(id: string): Promise<readonly Element[]> {
    const response = await fetch(`${this.dataset.slides}${id}/`);
    if (!response.ok) throw new Error(`${id}: the host answered ${response.status}`);
    // The deck alone: a whole page has styles of its own, which this page's policy would report.
    const [, deck = ''] = /<slide-deck[^>]*>([\s\S]*)<\/slide-deck>/.exec(await response.text()) ?? [];
    const template = document.createElement('template');
    template.innerHTML = deck;
    return [...template.content.querySelectorAll('.slide')];
  }
}

customElements.define('deck-maker', DeckMaker);
