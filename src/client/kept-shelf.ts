/** `<kept-shelf data-book="…">`: what this browser keeps of the book, to see, take away, bring back and delete. */
import { whyNot } from './cell/store.ts';
import { onChange, readAll, write } from './keep/database.ts';
import { download } from './keep/download.ts';
import { acceptDrops } from './keep/drops.ts';
import { LARGEST_FILE, makeFile, readWhole } from './keep/file.ts';
import { type BookChapter, countWords, type Item, inventory, sizeWords } from './keep/inventory.ts';
import { addImported, type Change, type Kept, putBack, sizeOf, takeUp, throwAway } from './keep/shelf.ts';
import { fillFindings, shelvesView, totalWords } from './keep/view.ts';

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
const now = () => new Date().toISOString();
const day = () => now().slice(0, 10);

class KeptShelf extends HTMLElement {
  #kept: readonly Kept[] = [];
  #drawn = 0;

  connectedCallback(): void {
    this.#part('export').addEventListener('click', () => this.#export());
    this.#part('clear').addEventListener('click', () => this.#askToClear());
    this.#part('dialog').addEventListener('click', (event) => {
      const { name } = event.target as HTMLButtonElement;
      if (name === 'save') this.#export();
      if (name === 'all') void this.#remove(this.#kept);
    });
    const input = this.#part<HTMLInputElement>('file');
    input.addEventListener('change', () => {
      void this.#import(input.files?.[0]);
      // The same file may be chosen again.
      input.value = '';
    });
    acceptDrops(this.#part('drop'), ([file]) => void this.#import(file));
    onChange(() => void this.#refresh());
    void this.#refresh();
  }

  async #refresh(): Promise<void> {
    try {
      this.#kept = await readAll();
    } catch (error) {
      this.dataset.state = 'forbidden';
      this.#part('total').textContent =
        `${whyNot(error)}. Runs stay on the screen until their page is left, and nothing of them can be shown here. A private window, or a setting that blocks site data, is the usual reason.`;
      return;
    }
    this.dataset.state = 'ready';
    const book = JSON.parse(this.dataset.book ?? '[]') as readonly BookChapter[];
    const bytes = this.#kept.reduce((sum, { value }) => sum + sizeOf(value), 0);
    this.#part('total').textContent = totalWords(countWords(this.#kept), bytes);
    for (const name of ['export', 'clear']) this.#part<HTMLButtonElement>(name).disabled = bytes === 0;
    const shelves = inventory(this.#kept, { book });
    const list = this.#part('list');
    const open = [...list.querySelectorAll('details[open]')].map((each) => each.closest('.shelf-place')?.id);
    const actions = {
      save: (item: Item) => this.#save(item),
      use: (item: Item) =>
        void this.#change(
          (kept) => takeUp(kept, item.key, now()),
          'It is in use now; what was in use stands beside it.',
        ),
      remove: (item: Item) =>
        void this.#remove(
          this.#kept.filter(({ key }) => key === item.key),
          item.name,
        ),
    };
    list.replaceChildren(...shelvesView(shelves, { document, base, actions }));
    for (const details of list.querySelectorAll('details'))
      details.open = open.includes(details.closest('.shelf-place')?.id);
    this.#arrive();
    await this.#compute(shelves.flatMap(({ places }) => places.flatMap(({ items }) => items)));
  }

  /** One run after the other, with a rest between, so that the page answers all the while. */
  async #compute(items: readonly Item[]): Promise<void> {
    const turn = ++this.#drawn;
    const runs = items.filter(({ run }) => run);
    if (runs.length === 0) return;
    const { findingsOf } = await import('./keep/findings.ts');
    for (const { key, run } of runs) {
      const findings = await findingsOf(run!);
      await new Promise((resolve) => setTimeout(resolve));
      if (turn !== this.#drawn) return;
      const row = this.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (row) fillFindings(row, findings);
    }
  }

  /** The address may name an experiment, and its place is there only now. */
  #arrive(): void {
    if (this.#drawn > 0 || !location.hash) return;
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  async #change(change: (kept: readonly Kept[]) => Change, words: string): Promise<boolean> {
    try {
      await write(change);
    } catch (error) {
      this.#say(`${whyNot(error)}, so nothing was changed.`);
      return false;
    }
    this.#say(words);
    await this.#refresh();
    return true;
  }

  async #remove(things: readonly Kept[], name?: string): Promise<void> {
    const counted = countWords(things);
    const gone: Kept[] = [];
    const done = await this.#change(
      (kept) => {
        const keys = new Set(things.map(({ key }) => key));
        const change =
          name === undefined ? { put: [], remove: [...keys] } : throwAway(kept, things[0]?.key ?? '');
        // The page may not have heard yet what another tab did: what is thrown away is what is there now.
        gone.push(...kept.filter(({ key }) => keys.has(key) || change.remove.includes(key)));
        return change;
      },
      name === undefined ? `Deleted: ${counted}.` : `Deleted: ${name}.`,
    );
    if (!done) return;
    const undo = document.createElement('button');
    undo.type = 'button';
    undo.textContent = 'Undo';
    undo.addEventListener(
      'click',
      () => void this.#change((kept) => putBack(kept, gone, now()), 'It is back.'),
    );
    this.#part('said').append(' ', undo);
    undo.focus();
  }

  #askToClear(): void {
    this.#part('what').textContent = countWords(this.#kept);
    this.#part<HTMLDialogElement>('dialog').showModal();
  }

  #export(): void {
    const { text, left } = makeFile(this.#kept, {
      now: now(),
      commit: import.meta.env.PUBLIC_COMMIT ?? 'unknown',
    });
    download(`cost-of-ownership-kept-${day()}.json`, text);
    const without = left.length
      ? ` ${left.length === 1 ? 'One thing that this edition cannot read is' : `${left.length} things that this edition cannot read are`} not in it; save them one by one.`
      : '';
    this.#say(`Saved as a file, ${sizeWords(text.length)}.${without}`);
  }

  #save(item: Item): void {
    const value = this.#kept.find(({ key }) => key === item.key)?.value;
    const name = item.key.replace(/[^a-z0-9]+/gi, '-').slice(0, 80);
    download(`${name}.json`, `${JSON.stringify(value, undefined, 1)}\n`);
    this.#say(`Saved as a file: ${item.name}.`);
  }

  async #import(file: File | undefined): Promise<void> {
    if (!file) return;
    this.#say(`Reading ${file.name}.`);
    let text: string;
    try {
      // Its size is known before it is read.
      text = file.size > 3 * LARGEST_FILE ? ' '.repeat(LARGEST_FILE + 1) : await file.text();
    } catch {
      this.#say(
        'The file could not be read. It may have been moved or changed since it was chosen; choose it again.',
      );
      return;
    }
    const parsed = await readWhole(text);
    if (parsed.state === 'refused') {
      this.#say(`${parsed.reason} Nothing was changed.`);
      return;
    }
    let twins = 0;
    const { runs, entries } = parsed.value;
    const all = countWords([...runs, ...entries]);
    const done = await this.#change((kept) => {
      const change = addImported(kept, parsed.value, now());
      twins = change.twins;
      return change;
    }, '');
    if (!done) return;
    const known = twins ? ` ${twins} of them ${twins === 1 ? 'was' : 'were'} here already.` : '';
    this.#say(
      `Read: ${all}.${known} Nothing that was here was replaced: where both have something, yours is in use and the other stands beside it.`,
    );
  }

  #say(words: string): void {
    this.#part('said').textContent = words;
  }

  #part<E extends HTMLElement = HTMLElement>(name: string): E {
    const found = this.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the shelf has no part ${name}`);
    return found;
  }
}

customElements.define('kept-shelf', KeptShelf);
