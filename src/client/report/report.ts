/** The page of the report: what is kept is shown, what is missing is measured, all of it is saved as one file. */
import { LANGUAGES, languageName } from '../../charts/names.ts';
import type { Mode } from '../../lab/plan.ts';
import { analyze } from '../analysis/analyst.ts';
import type { JudgedRun } from '../analysis/messages.ts';
import { element } from '../cell/dom.ts';
import { notIsolated } from '../cell/failure.ts';
import { roughly } from '../cell/progress.ts';
import { browserStore, keep, recall, whyNot } from '../cell/store.ts';
import { ensureIsolated } from '../isolation.ts';
import { readAll } from '../keep/database.ts';
import { download } from '../keep/download.ts';
import { makeFile } from '../keep/file.ts';
import { runsInUse } from '../keep/shelf.ts';
import { rowAnchor } from './anchor.ts';
import { REPORT } from './name.ts';
import { begun, counts, missing, REPORT_KEY, readSince, verdictCounts } from './progress.ts';
import { runReport } from './run.ts';

interface Planned {
  readonly id: string;
  readonly title: string;
  /** Milliseconds. */
  readonly estimate: Readonly<Record<Mode, number>>;
}

export class Report {
  readonly #root: HTMLElement;
  readonly #book: readonly Planned[];
  readonly #runs = new Map<string, JudgedRun>();
  #since = '';
  #going = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#book = JSON.parse(root.dataset.book ?? '[]') as readonly Planned[];
    this.#part('form').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.start(this.#mode, (event as SubmitEvent).submitter?.dataset.part === 'again');
    });
    this.#part('mode').addEventListener('change', () => this.#tell());
    this.#part('save').addEventListener('click', () => void this.#save());
  }

  get #mode(): Mode {
    return this.#part<HTMLSelectElement>('mode').value === 'quick' ? 'quick' : 'full';
  }

  get #missing(): readonly Planned[] {
    return missing(this.#book, this.#runs, this.#mode, this.#since);
  }

  /** What an earlier visit measured. */
  async read(): Promise<void> {
    this.#since = readSince(await recall(browserStore, REPORT_KEY));
    await this.#judge();
    this.#root.dataset.state = 'ready';
    this.#tell();
  }

  /** `again`: what was measured before does not count any more. */
  async start(mode: string, again: boolean): Promise<void> {
    if (this.#going) return;
    this.#part<HTMLSelectElement>('mode').value = mode === 'quick' ? 'quick' : 'full';
    const isolation = await ensureIsolated({
      experiment: REPORT,
      mode: this.#mode,
      query: again ? 'again' : '',
    });
    // It goes on in the page that comes after this one.
    if (isolation === 'reloading') return;
    if (isolation !== 'isolated') {
      const { message, advice } = notIsolated(isolation.reason);
      this.#say(`${message} ${advice}`);
      return;
    }
    if (again) await this.#beginAnew();
    const items = this.#missing.map(({ id, title, estimate }) => ({
      id,
      title,
      estimate: estimate[this.#mode],
    }));
    if (items.length === 0) return;
    this.#going = true;
    this.#say('');
    this.#tell();
    try {
      await runReport({
        root: this.#root,
        items,
        mode: this.#mode,
        onBegin: ({ id }) => this.#row(id)?.setAttribute('data-state', 'running'),
        onEnd: async ({ id }, outcome) => {
          this.#row(id)?.removeAttribute('data-state');
          if (outcome.state === 'refused')
            this.#found(id, `${outcome.refusal.message} ${outcome.refusal.advice}`);
          if (outcome.state === 'done') await this.#judge([id]);
          this.#tell();
        },
        onLost: (words) => this.#say(words),
      });
    } finally {
      this.#going = false;
      this.#tell();
    }
  }

  async #beginAnew(): Promise<void> {
    const now = begun(new Date().toISOString());
    this.#since = now.since;
    const lost = await keep(browserStore, REPORT_KEY, now);
    if (lost) this.#say(lost);
  }

  /** Into the table: of all experiments, or only of these. */
  async #judge(only?: readonly string[]): Promise<void> {
    const ask = { kind: 'judge', source: { kind: 'own' }, ...(only && { only }) } as const;
    await analyze(ask, (part) => {
      if (part.kind === 'left') this.#found(part.left.experiment, part.left.why);
      if (part.kind !== 'judged') return;
      this.#runs.set(part.run.experiment, part.run);
      this.#show(part.run);
    }).done.catch((error: unknown) =>
      this.#say(`${error instanceof Error ? error.message : error}. Reload the page.`),
    );
  }

  #show(run: JudgedRun): void {
    const row = this.#row(run.experiment);
    if (!row) return;
    const verdicts = LANGUAGES.flatMap((language) => {
      const own = run.verdicts
        .filter((each) => each.language === language)
        .map(({ verdict }) => verdict.state);
      return own.length
        ? [element(document, 'p', {}, `${languageName(language)}: ${verdictCounts(own)}`)]
        : [];
    });
    const when = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });
    const facts = [
      when.format(new Date(run.startedAt)),
      ...(run.mode === 'quick' ? ['quick look'] : []),
      ...(run.imported ? ['from a file, so it does not count'] : []),
    ];
    row
      .querySelector('[data-part=found]')!
      .replaceChildren(run.headline, element(document, 'small', {}, facts.join(', ')));
    row
      .querySelector('[data-part=verdicts]')!
      .replaceChildren(...(run.mode !== 'full' ? ['no verdict'] : verdicts.length ? verdicts : ['no claim']));
  }

  #found(id: string, words: string): void {
    const place = this.#row(id)?.querySelector('[data-part=found]');
    if (place) place.textContent = words;
  }

  /** How far it is, and how long the rest would take. */
  #tell(): void {
    const mode = this.#mode;
    const left = this.#missing;
    const time = (some: readonly Planned[]) =>
      roughly(some.reduce((sum, { estimate }) => sum + estimate[mode], 0));
    const all = this.#book.length;
    const done = all - left.length;
    for (const { id } of this.#book) {
      const run = this.#runs.get(id);
      this.#row(id)?.toggleAttribute('data-done', run !== undefined && counts(run, mode, this.#since));
    }
    this.#part('total').textContent =
      done === 0
        ? `Nothing is measured yet. All ${all} experiments take about ${time(left)}.`
        : left.length === 0
          ? `All ${all} experiments are measured.`
          : `${done} of ${all} experiments are measured; ${left.length === 1 ? 'the other one takes' : `the other ${left.length} take`} about ${time(left)}.`;
    const start = this.#part<HTMLButtonElement>('start');
    start.disabled = this.#going || left.length === 0;
    start.textContent = done === 0 ? 'Measure the whole book' : 'Measure what is missing';
    const again = this.#part<HTMLButtonElement>('again');
    again.hidden = done === 0;
    again.disabled = this.#going;
    again.textContent = `Measure all again, about ${time(this.#book)}`;
    this.#part<HTMLSelectElement>('mode').disabled = this.#going;
    this.#part<HTMLButtonElement>('save').disabled = this.#runs.size === 0;
    for (const each of this.#root.querySelectorAll<HTMLElement>('[data-when=measured]'))
      each.hidden = this.#runs.size === 0;
  }

  /** The runs in use, in the format of everything that is kept. */
  async #save(): Promise<void> {
    try {
      const runs = runsInUse(await readAll());
      const now = new Date().toISOString();
      const { text } = makeFile(runs, { now, commit: import.meta.env.PUBLIC_COMMIT ?? 'unknown' });
      download(`cost-of-ownership-report-${now.slice(0, 10)}.json`, text);
      this.#say('Saved as a file. It can be read back on “What you keep here”, and compared on “Machines”.');
    } catch (error) {
      this.#say(`${whyNot(error)}, so there is nothing to save.`);
    }
  }

  #row(id: string): HTMLElement | null {
    return document.getElementById(rowAnchor(id));
  }

  #say(words: string): void {
    this.#part('said').textContent = words;
  }

  #part<E extends HTMLElement = HTMLElement>(name: string): E {
    const found = this.#root.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the report has no part ${name}`);
    return found;
  }
}
