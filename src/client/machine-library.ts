/** `<machine-library>`: machines from files that somebody else made: to read, to list, to find, to delete. */
import { whyNot } from './cell/store.ts';
import { acceptDrops } from './keep/drops.ts';
import type { Card } from './machines/card.ts';
import { importedChoice } from './machines/choice.ts';
import { readCards, removeMachines } from './machines/library.ts';
import { MachineList } from './machines/list.ts';
import type { Ask, Told } from './machines/messages.ts';

/** Of files that were refused, so many are told one by one. */
const REASONS = 5;
/** Milliseconds between two looks of the reader at what a worker has read. */
const TELL = 100;

class MachineLibrary extends HTMLElement {
  #list!: MachineList;

  connectedCallback(): void {
    this.#list = new MachineList(this.#part('list'), this.#part<HTMLButtonElement>('more'), {
      compare: ({ key, name }) =>
        this.dispatchEvent(
          new CustomEvent('compare', { bubbles: true, detail: { value: importedChoice(key), name } }),
        ),
      remove: (card) => void this.#remove([card]),
    });
    const input = this.#part<HTMLInputElement>('file');
    input.addEventListener('change', () => {
      void this.#import([...(input.files ?? [])]);
      // The same file may be chosen again.
      input.value = '';
    });
    this.#part<HTMLInputElement>('filter').addEventListener('input', () => this.#filter());
    this.#part('clear').addEventListener('click', () => void this.#remove(this.#list.found));
    acceptDrops(this.#part('drop'), (files) => void this.#import(files));
    void this.#open();
  }

  async #open(): Promise<void> {
    try {
      const known = await indexedDB.databases?.();
      const { LIBRARY } = await import('./machines/library.ts');
      // Nobody's browser gets a database for having looked at a page.
      const here = !known || known.some(({ name }) => name === LIBRARY);
      await this.#add(here ? await readCards() : []);
      this.dataset.state = 'ready';
    } catch (error) {
      this.dataset.state = 'forbidden';
      this.#say(
        `${whyNot(error)}, so machines cannot be imported here. A private window is the usual reason.`,
      );
    }
  }

  async #add(cards: readonly Card[]): Promise<void> {
    this.#list.add(cards);
    this.#count();
    // The list is on the screen before the choices are made.
    await new Promise((resolve) => setTimeout(resolve));
    this.#tellOthers();
  }

  /** All files in one worker, one after the other. What is refused changes nothing. */
  async #import(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    this.#say(files.length === 1 ? `Reading ${files[0]!.name}.` : `Reading ${files.length} files.`);
    const worker = new Worker(new URL('./machines/reader.ts', import.meta.url), { type: 'module' });
    const read: Card[] = [];
    const refused: string[] = [];
    let [known, done] = [0, 0];
    const progress = setInterval(() => this.#say(`Read ${done} of ${files.length} files.`), TELL);
    await new Promise<void>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
        if (data.kind === 'end') return resolve();
        done++;
        if (data.kind === 'refused') refused.push(`${data.file}: ${data.reason}`);
        else if (data.known) known++;
        else read.push(data.card);
      });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        refused.push(
          'The part of the book that reads files could not be loaded. Reload the page and try again.',
        );
        resolve();
      });
      worker.postMessage({ files } satisfies Ask);
    });
    worker.terminate();
    clearInterval(progress);
    await this.#add(read);
    const machines = (n: number) => (n === 1 ? '1 machine' : `${n} machines`);
    this.#say(
      ...(read.length ? [`Read: ${machines(read.length)}.`] : []),
      ...(known ? [`${machines(known)} ${known === 1 ? 'was' : 'were'} here already.`] : []),
      ...refused.slice(0, REASONS),
      ...(refused.length > REASONS ? [`${refused.length - REASONS} more files were refused.`] : []),
      ...(refused.length && !read.length ? ['Nothing was changed.'] : []),
    );
  }

  async #remove(cards: readonly Card[]): Promise<void> {
    const keys = cards.map(({ key }) => key);
    try {
      await removeMachines(keys);
    } catch (error) {
      this.#say(`${whyNot(error)}, so nothing was deleted.`);
      return;
    }
    this.#list.remove(keys);
    this.#count();
    this.#tellOthers();
    this.#say(
      cards.length === 1
        ? `Deleted: ${cards[0]!.name}. The file that it came from is where it was.`
        : `Deleted ${cards.length} machines. The files that they came from are where they were.`,
    );
    this.#part('file').focus();
  }

  #filter(): void {
    this.#list.filter(this.#part<HTMLInputElement>('filter').value);
    this.#count();
  }

  #count(): void {
    const all = this.#list.cards.length;
    const shown = this.#list.found.length;
    this.#part('tools').hidden = all === 0;
    this.#part('count').textContent =
      all === 0
        ? 'No machine is imported yet.'
        : shown === all
          ? `${all} imported ${all === 1 ? 'machine' : 'machines'}.`
          : `${shown} of ${all} imported machines.`;
    const clear = this.#part<HTMLButtonElement>('clear');
    clear.disabled = shown === 0;
    clear.textContent = shown === all ? 'Delete all of them' : `Delete these ${shown}`;
  }

  /** The choices of the comparison. */
  #tellOthers(): void {
    const detail = this.#list.cards.map(({ key, name }) => ({ value: importedChoice(key), name }));
    document.dispatchEvent(new CustomEvent('machines', { detail }));
  }

  #say(...sentences: readonly string[]): void {
    this.#part('said').replaceChildren(
      ...sentences.map((text) => {
        const line = document.createElement('span');
        line.textContent = text;
        return line;
      }),
    );
  }

  #part<E extends HTMLElement = HTMLElement>(name: string): E {
    const found = this.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the library has no part ${name}`);
    return found;
  }
}

customElements.define('machine-library', MachineLibrary);
