/** `<offline-copy>`: how much of the book is kept for days without a network, and the buttons to keep all of it or nothing. */
import {
  type FromWorker,
  progressChannel,
  type SaveEnd,
  type SaveProgress,
  type Status,
} from '../offline/messages.ts';
import { sizeWords } from './keep/inventory.ts';
import { ask, bookBase, post } from './offline/speak.ts';

/** Why not all of it is here: what happened, and what to do. */
const ENDS: Readonly<Record<SaveEnd, string>> = {
  done: '',
  full: 'The browser’s storage is full, so the rest was not saved. Nothing is lost by that: what is missing comes from the network. Make room, and save again.',
  network: 'The network went away before all of it was saved. Save again when it is back.',
  changed:
    'Some files of the host are not those of this edition, so they were not saved. There may be a newer edition: reload this page, and save again.',
};

/** Milliseconds. */
const SILENCE = 1500;

class OfflineCopy extends HTMLElement {
  /** How the reader's own saving ended, until the next. */
  #end = '';
  #silence: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    void this.#begin().catch(() =>
      this.#say('Whether the book is saved here could not be found out. Reload this page.'),
    );
  }

  async #begin(): Promise<void> {
    if (!navigator.serviceWorker || !isSecureContext) {
      this.#say(
        'This browser offers no service worker here, so the book needs the network. A private window or an address without https is the usual reason.',
      );
      return;
    }
    this.#say('In a moment.');
    const { active } = await navigator.serviceWorker.ready;
    new BroadcastChannel(progressChannel(bookBase)).onmessage = ({ data }: MessageEvent<SaveProgress>) =>
      this.#progress(data);
    const worker = async () => (await navigator.serviceWorker.ready).active;
    const [save, forget] = [this.#part<HTMLButtonElement>('save'), this.#part<HTMLButtonElement>('forget')];
    save.addEventListener('click', async () => {
      this.#busy(true);
      this.#end = '';
      // Takes as long as the network takes.
      post(await worker(), { type: 'save', asked: true }, (answer) => this.#hear(answer));
    });
    forget.addEventListener('click', async () => this.#hear(await ask(await worker(), { type: 'forget' })));
    // Until now a press would have been lost.
    for (const button of [save, forget]) button.disabled = false;
    const answer = await ask(active, { type: 'status' });
    // Somebody may have pressed meanwhile; the answer to that comes last.
    if (!save.disabled) this.#hear(answer);
  }

  #hear(answer: FromWorker | undefined): void {
    if (answer?.type !== 'status' && answer?.type !== 'saved') return;
    clearTimeout(this.#silence);
    this.#busy(false);
    this.#show(answer.status);
    if (answer.type === 'saved') this.#end = ENDS[answer.end];
    if (this.#end) this.#say(`${this.#end} ${this.#part('said').textContent}`);
  }

  #show(status: Status): void {
    const { bytes, heldBytes, heldFiles, files, pages, allPages, off } = status;
    const all = heldFiles === files;
    const [save, forget] = [this.#part('save'), this.#part('forget')];
    save.hidden = all;
    save.textContent = `Save the whole book (${sizeWords(bytes)})`;
    forget.hidden = heldFiles === 0 && off;
    if (all)
      this.#say(
        `The whole book is saved on this device, ${sizeWords(bytes)}: to read, to search and to run.`,
      );
    else if (off && heldFiles === 0)
      this.#say(
        'Nothing of the book is saved on this device, and nothing will be until you press the button.',
      );
    else
      this.#say(
        `Saved on this device: ${pages.length} of ${allPages} pages and what they need to run, ${sizeWords(heldBytes)} of ${sizeWords(bytes)}.`,
      );
  }

  /** Of this tab's saving, or of another's; after the last of it there is silence. */
  #progress({ heldBytes, bytes }: SaveProgress): void {
    const bar = this.#part<HTMLProgressElement>('bar');
    bar.hidden = false;
    bar.max = bytes;
    bar.value = heldBytes;
    this.#say(
      `Saving: ${sizeWords(heldBytes)} of ${sizeWords(bytes)}. You can go on reading; while something is measured, this waits.`,
    );
    clearTimeout(this.#silence);
    this.#silence = setTimeout(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (!this.#part<HTMLButtonElement>('save').disabled) this.#hear(await ask(active, { type: 'status' }));
    }, SILENCE);
  }

  #busy(busy: boolean): void {
    this.#part<HTMLButtonElement>('save').disabled = busy;
    this.#part('bar').hidden = !busy;
    if (busy) this.#say('Saving.');
  }

  #say(words: string): void {
    this.#part('said').textContent = words;
  }

  #part<E extends HTMLElement = HTMLElement>(name: string): E {
    const found = this.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the copy has no part ${name}`);
    return found;
  }
}

customElements.define('offline-copy', OfflineCopy);
