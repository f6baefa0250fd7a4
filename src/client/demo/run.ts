/** From a press of Run to what the program printed: waits its turn, runs, shows. */
import type { DemoRecord } from '../../lab/program-record.ts';
import { type DemoOutcome, runDemo } from '../../lab/run-demo.ts';
import { oneRun } from '../cell/one-run.ts';
import { takeDemo } from '../edit/active-demo.ts';
import { endingWords, endOf } from './ending.ts';

interface Panel {
  readonly signal: AbortSignal;
  /** Does nothing once the run was cancelled. */
  readonly enter: (state: 'waiting' | 'running' | 'done', ...words: readonly string[]) => void;
}

const WAITING = {
  page: 'Waiting for the other run on this page to end.',
  tab: 'Waiting for the run in another tab to end.',
} as const;
const NAMES = { rust: 'Rust', typescript: 'TypeScript' } as const;

export async function run(
  cell: HTMLElement,
  language: 'rust' | 'typescript',
  { signal, enter }: Panel,
): Promise<DemoOutcome> {
  const { demo = '', threads = '0' } = cell.dataset;
  const own = language === 'typescript' ? await takeDemo(demo) : undefined;
  if (own && 'reason' in own) return { state: 'refused', refusal: own };
  const show = shower(cell, own ? 'your version' : NAMES[language], signal);
  const work = () => {
    enter('running', 'Running.');
    show([], 'now');
    return runDemo(
      { demo, language, threads: Number(threads), ...(own && { code: own.code }) },
      { signal, onLines: (lines) => show(lines) },
    );
  };
  const outcome = await oneRun(work, {
    signal,
    onWaiting: (busy) => enter('waiting', WAITING[busy]),
  }).catch((error: unknown): DemoOutcome => {
    if (signal.aborted) return { state: 'cancelled' };
    throw error;
  });
  if (outcome.state !== 'done' || signal.aborted) return outcome;
  const { record } = outcome;
  show(record.lines, 'now', endingWords(record, [language]));
  const count = `${record.lines.length} ${record.lines.length === 1 ? 'line' : 'lines'}`;
  enter('done', `Done in this page: ${count}, ${asRecorded(cell, language, record)}.`);
  const place = own && outcome.place && own.toEditor(outcome.place.line, outcome.place.column);
  return place ? { ...outcome, place } : { state: 'done', record };
}

/** Draws lines at most once a frame; at the end at once. */
function shower(cell: HTMLElement, whose: string, signal: AbortSignal) {
  const part = (name: string) => cell.querySelector<HTMLElement>(`[data-part="own${name}"]`)!;
  let waiting: readonly string[] | undefined;
  const draw = (lines: readonly string[], ending?: string) => {
    part('-lines').textContent = lines.join('\n');
    part('-ending').textContent = ending ?? '';
    part('-ending').hidden = ending === undefined;
    part('-caption').textContent = `Output of ${whose} in this page, just now`;
    part('').hidden = false;
  };
  return (lines: readonly string[], when: 'now' | 'soon' = 'soon', ending?: string) => {
    if (signal.aborted) return;
    if (when === 'now') {
      waiting = undefined;
      return draw(lines, ending);
    }
    if (!waiting)
      requestAnimationFrame(() => {
        if (waiting && !signal.aborted) draw(waiting);
        waiting = undefined;
      });
    waiting = lines;
  };
}

function asRecorded(cell: HTMLElement, language: 'rust' | 'typescript', record: DemoRecord): string {
  const recorded = cell.querySelector<HTMLElement>(`[data-recorded~="${language}"]`);
  const lines = recorded?.querySelector('[data-lines]')?.textContent;
  const same = lines === record.lines.join('\n') && recorded?.dataset.end === endOf(record);
  return same ? 'as recorded' : 'not what was recorded';
}
