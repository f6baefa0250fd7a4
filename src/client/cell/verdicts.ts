/** Claims and what a run says of them: the word, a sign beside it (never color alone), and the reasons. */
import type { Verdict } from '../../claims/verdict.ts';
import type { Claim } from '../../lab/experiment.ts';
import { element, icon } from './dom.ts';
import { ratioRow } from './tables.ts';

export interface Judged {
  readonly claim: Omit<Claim, 'test'>;
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
  const claims = [...Map.groupBy(judged, ({ claim }) => claim.id).values()];
  return element(document, 'div', { class: 'verdicts' }, ...claims.map((same) => one(document, same)));
}

/** A claim, with its verdict in each language of the run. */
function one(document: Document, judged: readonly Judged[]): Element {
  const { claim } = judged[0]!;
  return element(
    document,
    'div',
    { class: 'verdict', role: 'group', 'data-claim': claim.id, 'aria-label': 'Claim and verdict' },
    element(document, 'p', { class: 'verdict-claim' }, element(document, 'q', {}, claim.sentence)),
    element(
      document,
      'div',
      { class: 'verdict-words' },
      ...judged.map(({ verdict, language }) => verdictWord(document, verdict, language)),
    ),
    element(
      document,
      'div',
      { class: 'verdict-reasons' },
      element(document, 'p', { class: 'verdict-because' }, claim.because),
      element(
        document,
        'p',
        { class: 'verdict-criterion' },
        element(document, 'em', {}, 'It holds if: '),
        claim.criterion,
      ),
      ...evidence(document, judged),
    ),
  );
}

/** The word with its sign. */
export function verdictWord(document: Document, verdict: Verdict, language?: string): Element {
  return element(
    document,
    'p',
    { class: 'verdict-word', 'data-verdict': verdict.state },
    icon(document, SIGNS[verdict.state]),
    element(
      document,
      'span',
      {},
      element(document, 'strong', {}, verdict.word),
      language && element(document, 'span', { class: 'verdict-language' }, ` ${language}`),
    ),
  );
}

const isDecided = ({ state }: Verdict): boolean =>
  state === 'holds' || state === 'refuted' || state === 'undecided';

/**
 * One ratio in one language is told in a sentence; more are easier to read in rows. Why there is none takes a sentence, and so does
 * what was not timed. Languages of which the same is said share it.
 */
function evidence(document: Document, judged: readonly Judged[]): readonly Element[] {
  const [first] = judged;
  const alone = judged.length === 1 && isDecided(first!.verdict) && first!.verdict.ratios.length < 2;
  const told = judged.flatMap(({ verdict, language }) => {
    const whole = alone || !isDecided(verdict) || verdict.ratios.length === 0;
    const text = whole ? verdict.sentence : verdict.counted;
    return text ? [{ text, language }] : [];
  });
  const sentences = [...Map.groupBy(told, ({ text }) => text)].map(([text, same]) => {
    const languages = same.flatMap(({ language }) => language ?? []);
    const whose = judged.length > same.length && languages.length > 0 ? `${languages.join(', ')}: ` : '';
    return element(document, 'p', { class: 'verdict-sentence' }, whose, text);
  });
  const values = judged.flatMap(({ verdict, language }) =>
    verdict.ratios.map((each) => ({ ...each, language })),
  );
  const rows = alone
    ? []
    : [...Map.groupBy(values, ({ label }) => label)].map(([label, same]) => ratioRow(document, label, same));
  return [...sentences, ...(rows.length ? [element(document, 'dl', { class: 'ratios' }, ...rows)] : [])];
}
