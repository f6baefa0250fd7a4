/** The shelves as elements. Whatever was kept, or came from a file, is text here. */
import { disclosure, element } from '../cell/dom.ts';
import { type BookChapter, type Item, type Place, type Shelf, sizeWords } from './inventory.ts';

interface Actions {
  readonly save: (item: Item) => void;
  readonly use: (item: Item) => void;
  readonly remove: (item: Item) => void;
}

interface ShelvesOptions {
  readonly document: Document;
  /** The book's folder on its host, with a slash at the end. */
  readonly base: string;
  readonly actions: Actions;
}

/** Places with more than this many things show the first of them and fold the others in. */
const SHOWN = 2;

export function shelvesView(shelves: readonly Shelf[], options: ShelvesOptions): readonly HTMLElement[] {
  const { document } = options;
  return shelves.map(({ chapter, places }) =>
    element(
      document,
      'section',
      { class: 'shelf' },
      element(
        document,
        'h3',
        {},
        chapter ? `${chapter.number}. ${chapter.title}` : 'Elsewhere, or of another edition',
      ),
      ...places.map((place) => placeView(place, chapter, options)),
    ),
  );
}

/** Of what stands outside of chapters, the page that it belongs to. */
const PAGES: Readonly<Record<string, string>> = {
  survey: 'machine/',
  infection: 'infection-map/',
  report: 'report/',
};

function placeView(place: Place, chapter: BookChapter | undefined, options: ShelvesOptions): HTMLElement {
  const { document, base } = options;
  const anchor = `experiment-${place.id.replace('/', '-')}`;
  const known = chapter?.experiments.find(({ id }) => id === place.id);
  const address = chapter
    ? `${base}chapters/${chapter.id}/${known ? `#${known.anchor}` : ''}`
    : PAGES[place.id] && base + PAGES[place.id];
  const title = address ? element(document, 'a', { href: address }, place.title) : place.title;
  const items = place.items.map((item) => itemView(item, place, options));
  const list = (some: readonly HTMLElement[]) => element(document, 'ul', { class: 'shelf-items' }, ...some);
  const rest = items.length - SHOWN;
  return element(
    document,
    'div',
    { class: 'shelf-place', id: anchor },
    element(document, 'h4', {}, title),
    list(items.slice(0, SHOWN)),
    rest > 0 ? disclosure(document, `${rest} more`, list(items.slice(SHOWN))) : undefined,
  );
}

function itemView(item: Item, place: Place, { document, actions }: ShelvesOptions): HTMLElement {
  const button = (text: string, act: (item: Item) => void) => {
    const made = element(
      document,
      'button',
      { type: 'button', 'aria-label': `${text}: ${item.name}, ${place.title}` },
      text,
    );
    made.addEventListener('click', () => act(item));
    return made;
  };
  const shown = item.used ? (item.run ? 'Shown in the chapter' : undefined) : undefined;
  return element(
    document,
    'li',
    { class: 'shelf-item', 'data-key': item.key },
    element(
      document,
      'div',
      {},
      element(
        document,
        'p',
        { class: 'shelf-name' },
        item.name,
        shown && element(document, 'span', { class: 'shelf-used' }, shown),
      ),
      item.run && element(document, 'p', { class: 'shelf-headline', 'data-part': 'headline' }),
      item.unreadable === undefined ? undefined : element(document, 'p', {}, item.unreadable),
      item.run && element(document, 'div', { 'data-part': 'verdicts' }),
      element(document, 'p', { class: 'shelf-facts' }, item.facts.join(', ')),
    ),
    element(
      document,
      'p',
      { class: 'shelf-actions' },
      item.used || item.unreadable !== undefined
        ? undefined
        : button(item.run ? 'Show in the chapter' : 'Use this one', actions.use),
      button(item.unreadable === undefined ? 'Save as a file' : 'Save what is there', actions.save),
      button('Delete', actions.remove),
    ),
  );
}

/** Fills in what had to be computed. */
export function fillFindings(
  row: Element,
  { headline, verdicts }: { readonly headline: string; readonly verdicts: readonly string[] },
): void {
  const { ownerDocument: document } = row;
  const place = row.querySelector('[data-part="headline"]');
  if (place) place.textContent = headline;
  row
    .querySelector('[data-part="verdicts"]')
    ?.replaceChildren(...verdicts.map((text) => element(document, 'p', {}, text)));
}

/** "12 runs and 1 edit, 640 KB." */
export const totalWords = (counted: string, bytes: number): string =>
  bytes === 0
    ? 'Nothing is kept here yet. A run is kept as soon as it is done.'
    : `${counted}, ${sizeWords(bytes)}.`;
