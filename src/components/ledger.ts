/** The book's claims and their verdicts on the recorded machines. Build time only. */
import { type LedgerEntry, ledger } from '../claims/ledger.ts';
import { type FullEntry, firstVerdicts, mergeLedgers } from '../claims/machine-ledger.ts';
import { allExperiments, allPrograms, programRecordsOf } from '../registry.ts';
import { machines } from './machines.ts';
import { runsOf } from './recorded.ts';

let entries: Promise<readonly FullEntry[]> | undefined;

async function read(): Promise<readonly FullEntry[]> {
  const experiments = await allExperiments();
  const programs = await allPrograms();
  const chapterOf = ({ id }: { readonly id: string }) => id.split('/')[0]!;
  const chapters = [...new Set([...experiments, ...programs].map(chapterOf))].sort();
  const all = await Promise.all(
    chapters.map(async (chapter) => ({
      chapter,
      experiments: experiments.filter((each) => each.chapter === chapter),
      programs: programs.filter((each) => chapterOf(each) === chapter),
      records: await programRecordsOf(chapter),
    })),
  );
  // A book without a machine has its claims all the same.
  const sources = machines.length ? machines.map((each) => [each]) : [[]];
  return mergeLedgers(
    sources.map((some) => ({
      machine: some[0]?.id ?? '',
      entries: ledger(all, (experiment) => runsOf(some, experiment)[0]?.run),
    })),
  );
}

/** All claims with every verdict on every machine, by chapter in alphabetical order. Worked out once. */
export function fullLedger(): Promise<readonly FullEntry[]> {
  entries ??= read();
  return entries;
}

/** All claims, each with its verdicts on the first recorded machine that has it. */
export const bookLedger = async (): Promise<readonly LedgerEntry[]> => firstVerdicts(await fullLedger());

/** Throws a sentence when nothing in the book tests the claim. */
export async function findClaim(id: string): Promise<LedgerEntry> {
  const found = (await bookLedger()).find(({ claim }) => claim.id === id);
  if (!found) throw new Error(`no experiment and no program has the claim “${id}”.`);
  return found;
}
