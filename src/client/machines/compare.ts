/** Two machines compared in a worker, and what it finds put into the page piece by piece. */

import type { Survey } from '../../lab/survey/results.ts';
import { analyze, type Part } from '../analysis/analyst.ts';
import { byDifference } from '../analysis/compare-runs.ts';
import type { ComparedDetail, ComparedExperiment, Source } from '../analysis/messages.ts';
import { element } from '../cell/dom.ts';
import { experimentView, type Names, overallWords, verdictTable } from './compare-view.ts';
import { inSlices, type Steps } from './slices.ts';

interface Comparison {
  readonly a: Source;
  readonly b: Source;
  readonly names: Names;
  readonly said: Element;
  readonly result: HTMLElement;
  /** The book's folder on its host, with a slash at the end. */
  readonly base: string;
}

/** What has an end of its own before all is found. */
interface Analysis {
  readonly done: Promise<void>;
  readonly stop: () => void;
}

export function compareMachines(comparison: Comparison) {
  const { a, b, names, said, result, base } = comparison;
  const found: ComparedExperiment[] = [];
  const running = new Set<Analysis>();
  let surveys: { readonly a: Survey; readonly b: Survey } | undefined;
  let left = 0;
  let wanted = true;
  const detail = async (experiment: string): Promise<ComparedDetail | undefined> => {
    let answer: ComparedDetail | undefined;
    const asked = analyze({ kind: 'detail', a, b, experiment }, (part) => {
      if (part.kind === 'detail') answer = part.detail;
    });
    running.add(asked);
    await asked.done.finally(() => running.delete(asked));
    return answer;
  };
  const places = makePlaces(names);
  const rows = new Map<ComparedExperiment, HTMLElement>();
  const show = (experiment: ComparedExperiment) => {
    if (rows.size === 0) result.append(...places.all);
    const row = experimentView(experiment, { document, names, base }, detail);
    rows.set(experiment, row);
    places.list.append(row);
  };
  delete result.dataset.state;
  said.textContent = 'Comparing.';
  // Each is one worker's, which tells how far it is.
  const progress = Array.from({ length: workers() }, () => ({ done: 0, total: 0 }));
  const take = (part: Part, nth: number) => {
    if (!wanted) return;
    if (part.kind === 'compared') {
      found.push(part.experiment);
      show(part.experiment);
    } else if (part.kind === 'surveys') surveys = part;
    else if (part.kind === 'left') left++;
    else if (part.kind === 'progress') {
      progress[nth] = part;
      const sum = (of: 'done' | 'total') => progress.reduce((all, each) => all + each[of], 0);
      said.textContent = `Comparing: ${sum('done')} of ${sum('total')} experiments.`;
    }
  };
  const shares = progress.map((_, nth) =>
    analyze({ kind: 'compare', a, b, share: { nth, of: progress.length } }, (part) => take(part, nth)),
  );
  for (const each of shares) running.add(each);
  const finish = async () => {
    await Promise.all(shares.map(({ done }) => done)).catch((error: unknown) => {
      for (const each of shares) each.stop();
      throw error;
    });
    if (!wanted) return;
    if (found.length === 0)
      said.textContent =
        left > 0
          ? 'The two have no experiment in common that this edition can read.'
          : 'The two have no experiment in common. Run some in the chapters, or import a machine that has them.';
    else {
      said.textContent = overallWords(found, left);
      const sorted = found.toSorted(byDifference);
      places.verdicts.replaceChildren(...verdictTable(sorted, { document, names, base }));
      await inSlices(
        inOrder(
          places.list,
          sorted.map((each) => rows.get(each)!),
        ),
        { wanted: () => wanted },
      );
    }
    if (!wanted || (found.length === 0 && !surveys)) return;
    const { ratioChart, surveysView } = await import('./compare-chart.ts');
    if (!wanted) return;
    places.chart.replaceChildren(...ratioChart(found, names, document));
    if (!surveys) return;
    if (rows.size === 0) result.append(places.surveys);
    places.surveys.replaceChildren(...surveysView(surveys.a, surveys.b, { names, document, base }));
  };
  return {
    done: finish(),
    stop: () => {
      wanted = false;
      for (const each of running) each.stop();
    },
  };
}

/** As many as there are cores, but no more than shorten the wait. */
const workers = (): number => Math.min(4, Math.max(1, navigator.hardwareConcurrency || 1));

/** What stands where. Rows come one by one, so all that is above them has its place from the beginning. */
function makePlaces({ b }: Names) {
  const later = (words: string) => element(document, 'div', {}, element(document, 'p', {}, words));
  const [verdicts, chart] = [later('Comparing. They are told at the end.'), later('Drawn at the end.')];
  const list = element(document, 'div', { class: 'compare-list' });
  const surveys = element(document, 'div');
  const heading = (text: string) => element(document, 'h3', {}, text);
  return {
    verdicts,
    chart,
    surveys,
    list,
    all: [
      heading('Verdicts that differ'),
      verdicts,
      heading('All experiments'),
      chart,
      surveys,
      heading('Experiment by experiment'),
      element(
        document,
        'p',
        { class: 'machine-facts' },
        `Ratios of the median times of each case, ${b} over the other; above 1, ${b} takes longer. Verdicts come from the intervals that the chapters show. The 95% intervals of the cases are computed when a row is opened. When all are compared, what differs most comes first.`,
      ),
      list,
    ],
  };
}

/** Moves what stands elsewhere; a row that somebody has opened stays open. */
function* inOrder(list: HTMLElement, rows: readonly HTMLElement[]): Steps<void> {
  for (const [i, row] of rows.entries()) {
    const there = list.children[i] ?? null;
    if (there !== row) list.insertBefore(row, there);
    yield;
  }
}
