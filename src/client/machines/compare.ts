/** Two machines compared in a worker, and what it finds put into the page piece by piece. */
import { analyze } from '../analysis/analyst.ts';
import { byDifference } from '../analysis/compare-runs.ts';
import type { ComparedExperiment, Source } from '../analysis/messages.ts';
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

export function compareMachines({ a, b, names, said, result, base }: Comparison) {
  const found: ComparedExperiment[] = [];
  let left = 0;
  let wanted = true;
  delete result.dataset.state;
  said.textContent = 'Comparing.';
  const analysis = analyze({ kind: 'compare', a, b }, (part) => {
    if (!wanted) return;
    if (part.kind === 'compared') found.push(part.experiment);
    else if (part.kind === 'left') left++;
    else if (part.kind === 'progress')
      said.textContent = `Comparing: ${part.done} of ${part.total} experiments.`;
  });
  const draw = async () => {
    await analysis.done;
    if (!wanted) return;
    if (found.length === 0) {
      said.textContent =
        left > 0
          ? 'The two have no experiment in common that this edition can read.'
          : 'The two have no experiment in common. Run some in the chapters, or import a machine that has them.';
      return;
    }
    said.textContent = overallWords(found, left);
    await inSlices(steps(found.toSorted(byDifference), { names, result, base }), { wanted: () => wanted });
  };
  return {
    done: draw(),
    stop: () => {
      wanted = false;
      analysis.stop();
    },
  };
}

function* steps(
  found: readonly ComparedExperiment[],
  { names, result, base }: Pick<Comparison, 'names' | 'result' | 'base'>,
): Steps<void> {
  const place = { document, names, base };
  result.append(
    element(document, 'h3', {}, 'Verdicts that differ'),
    ...verdictTable(found, place),
    element(document, 'h3', {}, 'Experiment by experiment'),
    element(
      document,
      'p',
      { class: 'machine-facts' },
      `Times of ${names.b} over times of ${names.a}, each with its 95% interval; above 1, ${names.b} takes longer. What differs most comes first.`,
    ),
  );
  yield;
  for (const each of found) {
    result.append(experimentView(each, place));
    yield;
  }
}
