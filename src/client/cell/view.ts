/**
 * A run as readers see it: the same elements when the site is built and in the page. Everything here is a
 * function of the run and its experiment.
 */
import { headline, sentence } from '../../charts/describe.ts';
import { drawFigure } from '../../charts/figure.ts';
import { languageName, languagesOf } from '../../charts/names.ts';
import { judge } from '../../claims/verdict.ts';
import type { Experiment } from '../../lab/experiment.ts';
import { sweepOf } from '../../lab/parameters.ts';
import type { Run } from '../../lab/run.ts';
import { captionWords, type Owner } from './caption.ts';
import { type CountersAt, countedTable } from './counted.ts';
import { disclosure, element } from './dom.ts';
import { environmentRows } from './environment.ts';
import { FITS, type Fit, WIDTHS } from './fits.ts';
import { caseTable, effectList } from './tables.ts';
import { type Judged, verdictList } from './verdicts.ts';

export interface Scene {
  readonly document: Document;
  readonly experiment: Experiment;
  readonly run: Run;
  readonly owner: Owner;
  /** Recorded runs drawn faintly behind. */
  readonly behind: readonly { readonly run: Run; readonly name: string }[];
  /** Ratio tests in all claims of the chapter: they share their error. */
  readonly comparisons: number;
  readonly timeZone?: string;
  /** Settings of the axis that are shown; those of the run unless told. */
  readonly range?: Range | undefined;
  /** Said after the caption. */
  readonly note?: string;
  /** What the book counted of the kernels in Rust, for a run that does not say it itself. */
  readonly counters?: CountersAt;
  /** Sentences that must be read with the numbers. */
  readonly remarks?: readonly string[];
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Headline, chart, caption. While a run goes on, one drawing is enough: the one that fits the screen. */
export function figureView(scene: Scene, fits: readonly Fit[] = FITS): HTMLElement {
  const { document, experiment, run, owner, behind } = scene;
  const charts = FITS.map((fit) =>
    element(
      document,
      'div',
      { class: `cell-chart cell-chart-${fit}` },
      fits.includes(fit) ? drawing(scene, fit) : undefined,
    ),
  );
  const finished = owner.whose === 'recorded' || owner.finished;
  return element(
    document,
    'figure',
    { class: 'cell-figure', 'data-finished': String(finished) },
    element(document, 'p', { class: 'cell-headline' }, finished ? headline(experiment, run) : 'So far'),
    element(document, 'div', { 'data-part': 'chart' }, ...charts),
    element(
      document,
      'figcaption',
      { class: 'cell-caption' },
      captionWords(run, owner, { behind: behind.map((each) => each.name), timeZone: scene.timeZone }) +
        (scene.note ? ` ${scene.note}` : ''),
    ),
  );
}

function drawing({ document, experiment, run, owner, behind, ...scene }: Scene, fit: Fit): Element {
  const name = owner.whose === 'recorded' ? owner.machine : 'this browser';
  const runs = [
    { run, role: 'own' as const, name },
    ...behind.map((each) => ({ ...each, role: 'recorded' as const })),
  ];
  // What was recorded elsewhere at other settings would only make the reader's own part smaller.
  const range = scene.range ?? (owner.whose === 'own' ? sweepOf(experiment, run.plan.parameters) : undefined);
  return drawFigure({ experiment, runs, document, width: WIDTHS[fit], range });
}

/** Effects and verdicts; under disclosures the result in words, the numbers, and where they come from. */
export function findingsView(scene: Scene): HTMLElement {
  const { document, experiment, run } = scene;
  const rows = environmentRows(run, experiment).flatMap(({ term, value }) => [
    element(document, 'dt', {}, term),
    element(document, 'dd', {}, value),
  ]);
  return element(
    document,
    'div',
    { class: 'cell-findings' },
    ...(scene.remarks ?? []).map((text) => element(document, 'p', { class: 'cell-remark' }, text)),
    effectList(document, experiment, run),
    verdictList(document, judged(scene)),
    disclosure(
      document,
      'The result in words',
      element(document, 'p', { class: 'cell-sentence', 'data-part': 'sentence' }, sentence(experiment, run)),
    ),
    disclosure(
      document,
      'The numbers',
      ...caseTable(document, experiment, run),
      ...countedTable(document, experiment, run, scene.counters),
    ),
    disclosure(document, 'How they were measured', element(document, 'dl', { class: 'facts' }, ...rows)),
  );
}

/** Every claim in every language of the run. */
function judged({ experiment, run, comparisons }: Scene): readonly Judged[] {
  const languages = languagesOf([run]);
  return experiment.claims.flatMap((claim) =>
    languages.map((language) => ({
      claim,
      verdict: judge(claim, run, experiment, language, comparisons),
      language: languages.length > 1 ? languageName(language) : undefined,
    })),
  );
}
