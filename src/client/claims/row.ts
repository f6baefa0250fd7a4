/** One verdict of the ledger as a row: where it was found, the word, and what decided. The build and the page make the same ones. */
import { formatAlike } from '../../charts/format.ts';
import { languageName } from '../../charts/names.ts';
import type { ClaimRatio } from '../../claims/evidence.ts';
import type { ProgramVerdict } from '../../claims/program-verdict.ts';
import type { Verdict } from '../../claims/verdict.ts';
import { disclosure, element } from '../cell/dom.ts';
import { verdictWord } from '../cell/verdicts.ts';

export interface LedgerRow {
  readonly language: ProgramVerdict['language'];
  /** The machine's id and name; `OWN`, or `PROGRAMS` for what was not timed. */
  readonly machine: { readonly id: string; readonly name: string };
  readonly verdict: Verdict;
  /** Said behind the verdict: how it stands to the recorded one. */
  readonly remark?: string | undefined;
}

export const OWN = { id: 'own', name: 'your machine' } as const;
export const PROGRAMS = { id: 'programs', name: 'not timed' } as const;

/** More ratios than these are folded in. */
const SHOWN = 2;

/** The roles are named because the style sheet lays rows out as grids on small screens. */
export function verdictRow(document: Document, { language, machine, verdict, remark }: LedgerRow): Element {
  return element(
    document,
    'tr',
    {
      role: 'row',
      'data-language': language,
      'data-machine': machine.id,
      'data-verdict': verdict.state,
      ...(remark && { 'data-differs': '' }),
    },
    element(
      document,
      'th',
      { scope: 'row', role: 'rowheader' },
      language === 'rustc' ? 'rustc' : languageName(language),
      element(document, 'small', {}, machine.name),
    ),
    element(
      document,
      'td',
      { role: 'cell' },
      verdictWord(document, verdict),
      remark ? element(document, 'small', {}, remark) : undefined,
    ),
    element(document, 'td', { role: 'cell' }, ...evidence(document, verdict)),
  );
}

/** Ratios with their intervals; where nothing was timed, what decided, or what stood in the way. */
function evidence(document: Document, { state, ratios, sentence, counted }: Verdict): readonly Element[] {
  const decided = state === 'holds' || state === 'refuted' || state === 'undecided';
  const words = ratios.length > 0 && decided ? counted : sentence;
  const rest = ratios.slice(SHOWN);
  const list = (some: readonly ClaimRatio[]) =>
    element(document, 'ul', {}, ...some.map((each) => ratioItem(document, each)));
  return [
    ...(ratios.length > 0 ? [list(ratios.slice(0, SHOWN))] : []),
    ...(rest.length > 0 ? [disclosure(document, `${rest.length} more`, list(rest))] : []),
    ...(words ? [element(document, 'p', {}, words)] : []),
  ];
}

function ratioItem(document: Document, { label, value, low, high }: ClaimRatio): Element {
  const [middle, from, to] = formatAlike(value, [low, high]);
  return element(
    document,
    'li',
    {},
    element(document, 'strong', {}, `${middle} times`),
    element(document, 'span', { class: 'interval' }, ` ${from} to ${to}`),
    element(document, 'small', {}, label),
  );
}
