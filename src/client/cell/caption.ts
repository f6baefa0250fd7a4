/** Whose numbers a figure shows, and since when. Pure. */
import { formatDate } from '../../charts/format.ts';
import type { Run } from '../../lab/run.ts';

export type Owner =
  | { readonly whose: 'recorded'; readonly machine: string }
  /** Somebody sent it as a link. */
  | { readonly whose: 'linked' }
  | { readonly whose: 'own'; readonly finished: boolean; readonly imported?: boolean };

export interface CaptionOptions {
  /** Names of recorded machines drawn behind. */
  readonly behind: readonly string[];
  /** `UTC` for what is built into the page, so that every build says the same. */
  readonly timeZone?: string | undefined;
}

/** "Recorded on 2 virtual cores of a cloud server, November 21, 2026, in Chromium 156." */
export function captionWords(run: Run, owner: Owner, { behind, timeZone }: CaptionOptions): string {
  const quick = run.plan.mode === 'quick' ? ' A quick look: few samples, so no verdict.' : '';
  const faint = behind.length ? ` Faint, behind: ${behind.join(', ')}.` : '';
  const when = formatDate(run.startedAt, { time: owner.whose === 'own', timeZone });
  const native = run.cases.some(({ language }) => language === 'native') ? ', and natively outside it' : '';
  if (owner.whose === 'recorded')
    return `Recorded on ${owner.machine}, ${when}, in ${run.environment.browser}${native}.${quick}${faint}`;
  if (owner.whose === 'linked')
    return `From a link: measured on another machine, in ${run.environment.browser} on ${run.environment.platform}, ${when}.${quick}${faint}`;
  if (!owner.finished) return `Not finished: what has been measured in this browser so far.${faint}`;
  if (owner.imported)
    return `From a file that you imported; measured in ${run.environment.browser}, ${when}.${quick}${faint}`;
  return `Measured in this browser, ${run.environment.browser}, ${when}.${quick}${faint}`;
}
