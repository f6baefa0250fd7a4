/** Claims and what a run says of them: the word, a sign beside it (never color alone), and the reasons. */
import type { Verdict } from '../../claims/verdict.ts';
import type { Claim } from '../../lab/experiment.ts';
import { element, icon } from './dom.ts';
import { ratioRow } from './tables.ts';

export interface Judged {
  readonly claim: Claim;
  readonly verdict: Verdict;
  /** Shown where a run has several languages. */
  readonly language: string | undefined;
}

/** Drawings of 16 by 16: a check, a cross, two waves, a barred circle, a dash. */
const SIGNS: Readonly<Record<Verdict['state'], string>> = {
  holds: 'M2.5 8.5 6.5 12.5 13.5 3.5',
  refuted: 'M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5',
  undecided: 'M2 6.5c2-2.4 4-2.4 6 0s4 2.4 6 0M2 11c2-2.4 4-2.4 6 0s4 2.4 6 0',
  untestable: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8M3.8 12.2 12.2 3.8',
  none: 'M3 8h10',
};

export function verdictList(document: Document, judged: readonly Judged[]): Element | undefined {
  if (judged.length === 0) return undefined;
  return element(document, 'div', { class: 'verdicts' }, ...judged.map((each) => one(document, each)));
}

function one(document: Document, { claim, verdict, language }: Judged): Element {
  const paragraph = (name: string, text: string) => element(document, 'p', { class: name }, text);
  return element(
    document,
    'div',
    {
      class: 'verdict',
      role: 'group',
      'data-verdict': verdict.state,
      'data-claim': claim.id,
      'aria-label': 'Claim and verdict',
    },
    element(document, 'p', { class: 'verdict-claim' }, element(document, 'q', {}, claim.sentence)),
    element(
      document,
      'p',
      { class: 'verdict-word' },
      icon(document, SIGNS[verdict.state]),
      element(document, 'strong', {}, verdict.word),
      language && ` (${language})`,
    ),
    element(
      document,
      'div',
      { class: 'verdict-reasons' },
      paragraph('verdict-because', claim.because),
      element(
        document,
        'p',
        { class: 'verdict-criterion' },
        element(document, 'em', {}, 'It holds if: '),
        claim.criterion,
      ),
      ...evidence(document, verdict),
    ),
  );
}

/** One ratio is told in the verdict's sentence; several are easier to read in rows. Why there is none takes a sentence. */
function evidence(document: Document, { state, sentence, ratios }: Verdict): readonly Element[] {
  const decided = state === 'holds' || state === 'refuted' || state === 'undecided';
  const told = !decided || ratios.length < 2;
  const rows = decided && told ? [] : ratios.flatMap((each) => ratioRow(document, each.label, each));
  return [
    ...(told ? [element(document, 'p', { class: 'verdict-sentence' }, sentence)] : []),
    ...(rows.length ? [element(document, 'dl', { class: 'ratios' }, ...rows)] : []),
  ];
}
