/** How the claims of the book fared. Pure. */
import type { Verdict } from './verdict.ts';

/** Of a claim, what is said of it in each language. */
interface Judged {
  readonly verdicts: readonly { readonly verdict: Pick<Verdict, 'state'> }[];
}

export interface Tally {
  readonly claims: number;
  /** In every language that could tell. */
  readonly hold: number;
  readonly refuted: number;
}

/** A claim that holds here and is refuted there, or that nobody could tell, counts as neither. */
export function tally(entries: readonly Judged[]): Tally {
  const told = entries.map(({ verdicts }) =>
    verdicts.map(({ verdict }) => verdict.state).filter((state) => state !== 'untestable'),
  );
  const all = (state: string) =>
    told.filter((states) => states.length > 0 && states.every((each) => each === state)).length;
  return { claims: entries.length, hold: all('holds'), refuted: all('refuted') };
}
