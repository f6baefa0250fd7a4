/** `<site-search>`: a dialog over the page. The index and its engine are loaded when it is first opened. */

interface Hit {
  readonly url: string;
  readonly title: string;
  /** HTML made by the index from our own pages: escaped text with <mark>. */
  readonly excerpt: string;
}

interface Page {
  readonly url: string;
  readonly meta: { readonly title?: string };
  readonly excerpt: string;
  readonly sub_results: readonly Hit[];
}

interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  /** null when a newer search has begun. */
  debouncedSearch(
    term: string,
    options: object,
    milliseconds: number,
  ): Promise<{ results: readonly { data(): Promise<Page> }[] } | null>;
}

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

async function load(): Promise<Pagefind> {
  const index: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
  await index.options({ baseUrl: base });
  await index.init();
  return index;
}

class SiteSearch extends HTMLElement {
  #index: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const dialog = this.querySelector('dialog')!;
    const input = this.querySelector('input')!;
    const open = () => {
      if (dialog.open) return;
      dialog.showModal();
      input.select();
      this.#index ??= load();
      this.#index.catch(() => {
        // Said when something is searched for; opening again tries again.
        this.#index = undefined;
      });
    };
    this.querySelector('button')!.addEventListener('click', open);
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      // An editor may stand in a shadow root: the target would be its host.
      const inner = event.composedPath()[0];
      if (
        inner instanceof HTMLElement &&
        (inner.isContentEditable || inner.closest('input, textarea, select'))
      )
        return;
      event.preventDefault();
      open();
    });
    dialog.addEventListener('click', (event) => {
      // Outside of the form, or a result on this same page.
      const target = event.target as Element;
      if (target === dialog || target.closest('li a')) dialog.close();
    });
    input.addEventListener('input', () => void this.#search(input.value.trim()));
    dialog.addEventListener('keydown', (event) => {
      // The field would take the first Escape to empty itself.
      if (event.key === 'Escape') {
        event.preventDefault();
        dialog.close();
      } else this.#walk(event, input);
    });
  }

  async #search(term: string): Promise<void> {
    const status = this.querySelector('[role=status]')!;
    const list = this.querySelector('ol')!;
    if (!term) {
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    try {
      this.#index ??= load();
      const index = await this.#index;
      const found = await index.debouncedSearch(term, {}, 120);
      if (!found) return;
      const pages = await Promise.all(found.results.slice(0, 6).map((result) => result.data()));
      const hits = pages.flatMap((page) => hitsOf(page));
      list.replaceChildren(...hits.map(item));
      status.textContent = hits.length
        ? `${hits.length} ${hits.length === 1 ? 'place' : 'places'}`
        : `Nothing in the book for “${term}”.`;
    } catch {
      this.#index = undefined;
      list.replaceChildren();
      status.textContent =
        'The search index could not be loaded. It is made when the book is built: run “npm start”, then search again.';
    }
  }

  /** Arrow keys go from the field to the results and back. */
  #walk(event: KeyboardEvent, input: HTMLInputElement): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [input, ...this.querySelectorAll<HTMLElement>('li a')];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** The page's best three places; the page itself where it has no sections. */
function hitsOf(page: Page): readonly Hit[] {
  const title = page.meta.title ?? '';
  const sections = page.sub_results.slice(0, 3);
  if (!sections.length) return [{ url: page.url, title, excerpt: page.excerpt }];
  return sections.map((hit) => ({ ...hit, title: hit.title === title ? title : `${title}: ${hit.title}` }));
}

function item(hit: Hit): HTMLLIElement {
  const li = document.createElement('li');
  const link = document.createElement('a');
  const title = document.createElement('strong');
  const excerpt = document.createElement('span');
  link.href = hit.url;
  title.textContent = hit.title;
  excerpt.innerHTML = hit.excerpt;
  link.append(title, excerpt);
  li.append(link);
  return li;
}

customElements.define('site-search', SiteSearch);
