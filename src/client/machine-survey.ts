/** `<machine-survey>`: measures the reader's machine when it is asked to. What measures and draws comes with the press. */
import type { Survey } from '../lab/survey/results.ts';
import { notIsolated } from './cell/failure.ts';
import { ensureIsolated, resumeFor } from './isolation.ts';

/** What is to be resumed after a reload, where a cell would give its id. */
const SURVEY = 'machine-survey';

const HIDDEN =
  'The page was hidden, and what is hidden runs slower, so nothing was taken. Measure again, and leave it in front.';

class MachineSurvey extends HTMLElement {
  #abort: AbortController | undefined;
  #found: Survey | undefined;

  connectedCallback(): void {
    this.#part('start').addEventListener('click', () => void this.#measure());
    this.#part('cancel').addEventListener('click', () => this.#cancel());
    this.#part('save').addEventListener('click', () => void this.#save());
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !this.#abort) return;
      event.preventDefault();
      this.#cancel();
    });
    this.#part<HTMLButtonElement>('start').disabled = false;
    if (resumeFor(SURVEY)) void this.#measure();
  }

  async #measure(): Promise<void> {
    if (this.#abort) return;
    const isolation = await ensureIsolated({ experiment: SURVEY, mode: 'full', query: '' });
    // It goes on in the page that comes after this one.
    if (isolation === 'reloading') return;
    if (isolation !== 'isolated') {
      const { message, advice } = notIsolated(isolation.reason);
      this.#say(`${message} ${advice}`);
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    this.#busy(true);
    this.#say('Measuring. Leave this page in front until it is done.');
    const hidden = () => {
      if (document.visibilityState !== 'visible') abort.abort(new Error(HIDDEN));
    };
    document.addEventListener('visibilitychange', hidden, { signal: abort.signal });
    let words = (error: unknown) =>
      `The survey could not be loaded: ${error}. Check the connection, and reload the page.`;
    try {
      const { measureMachine, refusalWords, showSurvey } = await import('./survey/measure.ts');
      words = refusalWords;
      const { largest, launches } = this.dataset;
      this.#found = await measureMachine({
        signal: abort.signal,
        ...(largest && { largest: Number(largest) }),
        ...(launches && { launches: Number(launches) }),
        onProgress: (share, doing) => this.#progress(share, doing),
        onWaiting: () => this.#say('Waiting for another run to end.'),
      });
      showSurvey(this, this.#found);
      this.#say('Done. Nothing of it is kept or sent; save it as a file if you want to have it later.');
      this.dataset.state = 'done';
    } catch (error) {
      const cancelled = abort.signal.reason instanceof DOMException;
      const hid = abort.signal.aborted && !cancelled;
      this.#say(cancelled ? 'Cancelled. What was shown before is still shown.' : hid ? HIDDEN : words(error));
      this.dataset.state = cancelled ? 'cancelled' : 'refused';
    } finally {
      this.#abort = undefined;
      abort.abort();
      this.#busy(false);
    }
  }

  #cancel(): void {
    this.#abort?.abort();
  }

  #busy(busy: boolean): void {
    this.#part('progress').hidden = !busy;
    this.#part('cancel').hidden = !busy;
    this.#part<HTMLButtonElement>('start').disabled = busy;
    this.#part<HTMLButtonElement>('save').hidden = !this.#found;
    if (busy) {
      this.dataset.state = 'running';
      this.#part('cancel').focus({ preventScroll: true });
    } else this.#part('start').focus({ preventScroll: true });
  }

  #progress(share: number, doing: string): void {
    this.#part<HTMLProgressElement>('bar').value = share;
    this.#part('doing').textContent = `${Math.floor(share * 100)}%: ${doing}`;
  }

  async #save(): Promise<void> {
    const { download } = await import('./keep/download.ts');
    if (this.#found)
      download(
        `machine-${this.#found.startedAt.slice(0, 10)}.json`,
        `${JSON.stringify(this.#found, null, 1)}\n`,
      );
  }

  #say(words: string): void {
    this.#part('said').textContent = words;
  }

  #part<E extends HTMLElement = HTMLElement>(name: string): E {
    const found = this.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the survey has no part ${name}`);
    return found;
  }
}

customElements.define('machine-survey', MachineSurvey);
