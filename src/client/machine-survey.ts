/**
 * `<machine-survey data-recorded="…">`: measures the reader's machine when it is asked to, and shows what was measured on an earlier
 * visit. What measures and draws comes with the press.
 */
import type { Survey } from '../lab/survey/results.ts';
import { notIsolated } from './cell/failure.ts';
import { browserStore, keep, recall } from './cell/store.ts';
import { ensureIsolated, resumeFor } from './isolation.ts';
import { importedSurveyKey, SURVEY_KEY } from './survey/key.ts';
import type { RecordedSurvey } from './survey/show.ts';

/** What is to be resumed after a reload, where a cell would give its id. */
const SURVEY = 'machine-survey';

const HIDDEN =
  'The page was hidden, and what is hidden runs slower, so nothing was taken. Measure again, and leave it in front.';

/** What became of a press; scripts read it. */
type Outcome =
  | { readonly state: 'done'; readonly survey: Survey }
  | { readonly state: 'cancelled' | 'busy' | 'reloading' }
  | { readonly state: 'refused'; readonly words: string };

class MachineSurvey extends HTMLElement {
  #abort: AbortController | undefined;
  #found: Survey | undefined;
  /** What the build put into the places of the parts. */
  readonly #recorded = new Map<Element, readonly ChildNode[]>();

  connectedCallback(): void {
    this.#part('start').addEventListener('click', () => void this.measure());
    this.#part('cancel').addEventListener('click', () => this.#abort?.abort());
    this.#part('save').addEventListener('click', () => void this.#save());
    this.#part('forget').addEventListener('click', () => void this.#forget());
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !this.#abort) return;
      event.preventDefault();
      this.#abort.abort();
    });
    for (const place of document.querySelectorAll('[data-survey]'))
      this.#recorded.set(place, [...place.childNodes]);
    this.#part<HTMLButtonElement>('start').disabled = false;
    if (resumeFor(SURVEY)) void this.measure();
    else void this.#recall();
  }

  async measure(): Promise<Outcome> {
    if (this.#abort) return { state: 'busy' };
    const isolation = await ensureIsolated({ experiment: SURVEY, mode: 'full', query: '' });
    // It goes on in the page that comes after this one.
    if (isolation === 'reloading') return { state: 'reloading' };
    if (isolation !== 'isolated') {
      const { message, advice } = notIsolated(isolation.reason);
      const words = `${message} ${advice}`;
      this.#say(words);
      return { state: 'refused', words };
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
    let outcome: Outcome;
    try {
      const { measureMachine, refusalWords } = await import('./survey/measure.ts');
      words = refusalWords;
      const { largest, launches } = this.dataset;
      const survey = await measureMachine({
        signal: abort.signal,
        ...(largest && { largest: Number(largest) }),
        ...(launches && { launches: Number(launches) }),
        onProgress: (share, doing) => this.#progress(share, doing),
        onWaiting: () => this.#say('Waiting for another run to end.'),
      });
      this.#found = survey;
      await this.#show(survey);
      const failed = await keep(browserStore, SURVEY_KEY, survey);
      this.#say(failed ? `Done. ${failed}` : 'Done. It is kept in this browser, and sent nowhere.');
      outcome = { state: 'done', survey };
    } catch (error) {
      const cancelled = abort.signal.reason instanceof DOMException;
      const hid = abort.signal.aborted && !cancelled;
      const why = hid ? HIDDEN : words(error);
      this.#say(cancelled ? 'Cancelled. What was shown before is still shown.' : why);
      outcome = cancelled ? { state: 'cancelled' } : { state: 'refused', words: why };
    } finally {
      this.#abort = undefined;
      abort.abort();
      this.#busy(false);
    }
    this.dataset.state = outcome.state;
    return outcome;
  }

  /** What an earlier visit left. Of most readers there is nothing, and nothing is loaded. */
  async #recall(): Promise<void> {
    const stored = await recall(browserStore, SURVEY_KEY);
    if (stored === undefined || this.#found || this.#abort) return;
    this.#part('forget').hidden = false;
    try {
      const { readSurvey } = await import('./survey/kept.ts');
      const parsed = readSurvey(stored);
      if (parsed.state === 'refused') {
        this.#say(
          `A survey is kept in this browser, but it cannot be shown. ${parsed.reason} Measure again, or remove it.`,
        );
        this.dataset.state = 'unreadable';
        return;
      }
      const mark = await recall(browserStore, importedSurveyKey(parsed.value.startedAt));
      const fromFile = mark !== undefined;
      const { whenWords } = await import('./survey/view.ts');
      // The reader may have begun to measure meanwhile.
      if (this.#found || this.#abort) return;
      this.#found = parsed.value;
      await this.#show(parsed.value, fromFile ? 'From a file' : undefined);
      if (this.#abort) return;
      this.#say(
        `${fromFile ? 'Kept in this browser, and read from a file' : 'Kept in this browser'}: measured on ${whenWords(parsed.value)}.`,
      );
      this.#buttons(false);
      this.dataset.state = 'kept';
    } catch {
      this.#say(
        'A survey is kept in this browser, but what draws it could not be loaded. Check the connection, and reload the page.',
      );
    }
  }

  /** `name`: whose it is, where it is not the reader's. */
  async #show(survey: Survey, name = 'Your machine'): Promise<void> {
    const { recordedSurveys, showSurveys } = await import('./survey/show.ts');
    const recorded = JSON.parse(this.dataset.recorded ?? '[]') as readonly RecordedSurvey[];
    showSurveys(document, [{ name, survey }, ...(await recordedSurveys(recorded))]);
  }

  async #forget(): Promise<void> {
    try {
      await browserStore.set(SURVEY_KEY, undefined);
    } catch {
      this.#say('This browser does not let the book change what it keeps, so nothing was removed.');
      return;
    }
    const gone = this.#found;
    this.#found = undefined;
    for (const [place, before] of this.#recorded) place.replaceChildren(...before);
    this.#say('Removed. Nothing of your machine is kept here any more.');
    this.#buttons(false);
    this.dataset.state = 'idle';
    if (!gone) {
      this.#part('start').focus({ preventScroll: true });
      return;
    }
    const undo = document.createElement('button');
    undo.type = 'button';
    undo.textContent = 'Undo';
    undo.addEventListener('click', async () => {
      const failed = await keep(browserStore, SURVEY_KEY, gone);
      this.#say(failed ?? 'It is back.');
      await this.#recall();
      this.#part('start').focus({ preventScroll: true });
    });
    this.#part('said').append(' ', undo);
    undo.focus({ preventScroll: true });
  }

  #busy(busy: boolean): void {
    this.#part('progress').hidden = !busy;
    this.#buttons(busy);
    if (busy) {
      this.dataset.state = 'running';
      this.#part('cancel').focus({ preventScroll: true });
    } else this.#part('start').focus({ preventScroll: true });
  }

  #buttons(busy: boolean): void {
    const start = this.#part<HTMLButtonElement>('start');
    start.disabled = busy;
    start.textContent = this.#found ? 'Measure again' : 'Measure this machine';
    this.#part('cancel').hidden = !busy;
    for (const name of ['save', 'forget']) this.#part(name).hidden = busy || !this.#found;
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
