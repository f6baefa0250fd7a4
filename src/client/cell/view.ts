/**
 * A run as readers see it: the same elements when the site is built and in the page. Everything here is a
 * function of the run and its experiment.
 */
import { headline, sentence } from '../../charts/describe.ts';
import { drawFigure } from '../../charts/figure.ts';
import { languageName, languagesOf } from '../../charts/names.ts';
import type { FigureRun } from '../../charts/points.ts';
import { judge } from '../../claims/verdict.ts';
import type { Experiment, Language } from '../../lab/experiment.ts';
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
  /** Of the runs’ languages only these are drawn. */
  readonly languages?: readonly Language[];
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
  const finished = owner.whose !== 'own' || owner.finished;
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

/** The runs of a scene's figure, the one in front first, and the settings that it shows. `name` is the front one's. */
export function figureParts(
  { experiment, run, owner, behind, range }: Scene,
  name: string = OWNERS[owner.whose],
) {
  const front = owner.whose === 'recorded' ? owner.machine : name;
  const runs: readonly FigureRun[] = [
    { run, role: 'own', name: front },
    ...behind.map((each) => ({ ...each, role: 'recorded' as const })),
  ];
  // What was recorded elsewhere at other settings would only make the part in front smaller.
  const swept = owner.whose === 'recorded' ? undefined : sweepOf(experiment, run.plan.parameters);
  return { runs, range: range ?? swept };
}

const OWNERS = {
  recorded: 'a recorded machine',
  own: 'this browser',
  linked: 'the run in the link',
} as const;

function drawing(scene: Scene, fit: Fit): Element {
  const { document, experiment, languages } = scene;
  return drawFigure({ experiment, ...figureParts(scene), document, width: WIDTHS[fit], languages });
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
