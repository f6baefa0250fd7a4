/** From a press to the survey on the page: waits its turn, measures, draws. */

import { formatBytes, formatTimeEstimate } from '../../charts/format.ts';
import { drawHops } from '../../charts/survey/hops.ts';
import { drawSizes } from '../../charts/survey/sizes.ts';
import { coresReported } from '../../lab/environment.ts';
import { probeMachine } from '../../lab/lab.ts';
import { RefusalError } from '../../lab/refusal.ts';
import { lineSize, type Survey } from '../../lab/survey/results.ts';
import { survey } from '../../lab/survey/survey.ts';
import { dataTable } from '../cell/data-table.ts';
import { disclosure, element } from '../cell/dom.ts';
import { oneRun } from '../cell/one-run.ts';
import { coresWords, hopWords, ladderWords, lineWords, pairTimes, type Sized, sized } from './words.ts';

interface Options {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number, doing: string) => void;
  readonly onWaiting: () => void;
  /** Bytes of the largest working set, and launches; fewer in tests. */
  readonly largest?: number;
  readonly launches?: number;
}

/** Throws a RefusalError, or the signal's reason. */
export async function measureMachine(options: Options): Promise<Survey> {
  const { signal, onProgress, onWaiting, ...sizes } = options;
  return oneRun(
    async () => {
      onProgress(0, 'finding the cores');
      const probe = await probeMachine(signal);
      const [seed] = crypto.getRandomValues(new Uint32Array(1));
      return survey({
        ...sizes,
        probe,
        coresReported: coresReported(navigator),
        signal,
        seed: seed!,
        onProgress,
      });
    },
    { signal, onWaiting },
  );
}

/** In words, for whoever presses. */
export const refusalWords = (error: unknown): string =>
  error instanceof RefusalError
    ? `${error.refusal.message} ${error.refusal.advice}`
    : `The survey failed: ${error instanceof Error ? error.message : error}. Run it again; if it happens every time, please report it with your browser and its version.`;

/** Puts each part of a survey into its place, wide enough for the place. */
export function showSurvey(root: HTMLElement, found: Survey): void {
  const width = Math.min(720, Math.max(300, root.clientWidth));
  const put = (name: string, words: string, ...more: readonly (Element | undefined)[]) => {
    const place = root.ownerDocument.querySelector(`[data-survey="${name}"]`);
    place?.replaceChildren(
      element(document, 'p', { class: 'survey-words' }, words),
      ...more.filter((each) => each !== undefined),
    );
  };
  put('cores', coresWords(found));
  const ladder = sized(found.ladder);
  put(
    'ladder',
    ladderWords(found),
    figure(
      ladder.length > 0 &&
        drawSizes({
          points: ladder,
          document,
          width,
          measure: 'One load that waits for the one before it',
          axis: 'Working set',
          label: ladderWords(found),
        }),
    ),
    sizeTable('Latency by working set', 'Working set', ladder),
  );
  const strides = sized(found.strides);
  const line = lineSize(found.strides).bytes;
  put(
    'line',
    lineWords(found),
    figure(
      strides.length > 0 &&
        drawSizes({
          points: strides,
          document,
          width,
          measure: 'One atomic addition, while another thread adds beside it',
          axis: 'Distance of the two counters',
          label: lineWords(found),
          mark: line === undefined ? undefined : { bytes: line, words: `${line} B` },
        }),
    ),
    sizeTable('Additions by distance', 'Distance', strides),
  );
  const pairs = pairTimes(found.hops);
  put(
    'hops',
    hopWords(found),
    figure(pairs.length > 0 && drawHops({ pairs, document, width, label: hopWords(found) })),
    pairs.length > 0
      ? table(
          'Hops between threads',
          ['Threads', 'One way, with its 95% interval', 'Not at once'],
          pairs.map(({ a, b, time, apart }) => [
            `${a + 1} and ${b + 1}`,
            time ? formatTimeEstimate(time) : '–',
            String(apart),
          ]),
        )
      : undefined,
  );
}

const figure = (drawing: SVGSVGElement | false): Element | undefined =>
  drawing ? element(document, 'figure', {}, drawing) : undefined;

const sizeTable = (name: string, head: string, points: readonly Sized[]): Element | undefined =>
  points.length === 0
    ? undefined
    : table(
        name,
        [head, 'Median, with its 95% interval'],
        points.map((each) => [formatBytes(each.bytes), formatTimeEstimate(each)]),
      );

const table = (name: string, heads: readonly string[], rows: readonly (readonly string[])[]): Element =>
  disclosure(
    document,
    'The numbers',
    dataTable(document, { name, heads, rows: rows.map((cells) => ({ cells })) }),
  );
