/** `<infection-map>`: this little is loaded with the page; all else when the reader first chooses or pastes something. */
import { KEPT } from './infection/kept.ts';
import type { Panel } from './infection/panel.ts';

class InfectionMapElement extends HTMLElement {
  #panel: Promise<Panel> | undefined;
  readonly #events = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#events;
    const heard = (event: Event) => {
      if ((event.target as Element).matches('select, textarea')) void this.#changed(event.target);
    };
    this.addEventListener('input', heard, { signal });
    // By the time something is chosen, the rest has often arrived.
    this.addEventListener('focusin', () => void this.#load().catch(() => {}), { signal, once: true });
    if (this.#hasKept())
      void this.#load().then(
        ({ restore }) => restore(),
        () => {},
      );
  }

  async #changed(target: EventTarget | null): Promise<void> {
    try {
      (await this.#load()).changed(target);
    } catch {
      this.#panel = undefined;
      const status = this.querySelector('[data-part=status]');
      if (status)
        status.textContent = 'The map could not be fetched. Look to your connection, then choose again.';
    }
  }

  #load(): Promise<Panel> {
    this.#panel ??= import('./infection/panel.ts').then(({ panel }) => panel(this));
    return this.#panel;
  }

  #hasKept(): boolean {
    try {
      return localStorage.getItem(KEPT) !== null;
    } catch {
      return false;
    }
  }

  disconnectedCallback(): void {
    this.#events.abort();
  }
}

customElements.define('infection-map', InfectionMapElement);
