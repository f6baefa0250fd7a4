/** Every claim with every verdict there is: from each recorded machine, in each language. Pure. */
import type { LedgerEntry } from './ledger.ts';
import type { ProgramVerdict } from './program-verdict.ts';

interface PlacedVerdict extends ProgramVerdict {
  /** Of the recorded machine; undefined for a program's, whose output is the same wherever it runs. */
  readonly machine: string | undefined;
}

export interface FullEntry extends Pick<LedgerEntry, 'claim' | 'chapter' | 'place'> {
  readonly verdicts: readonly PlacedVerdict[];
}

/** The ledgers of several machines, each with the same claims in the same order, as one. */
export function mergeLedgers(
  ledgers: readonly { readonly machine: string; readonly entries: readonly LedgerEntry[] }[],
): readonly FullEntry[] {
  const [first] = ledgers;
  return (first?.entries ?? []).map(({ claim, chapter, place }, i) => ({
    claim,
    chapter,
    place,
    verdicts:
      place.kind === 'experiment'
        ? ledgers.flatMap(({ machine, entries }) =>
            entries[i]!.verdicts.map((each) => ({ ...each, machine })),
          )
        : first!.entries[i]!.verdicts.map((each) => ({ ...each, machine: undefined })),
  }));
}

/** The same with one machine's verdicts for each claim: the first machine's that has any. */
export const firstVerdicts = (entries: readonly FullEntry[]): readonly LedgerEntry[] =>
  entries.map((entry) => {
    const from = entry.verdicts[0]?.machine;
    return { ...entry, verdicts: entry.verdicts.filter(({ machine }) => machine === from) };
  });
