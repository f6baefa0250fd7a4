/** The book's claims and their verdicts on the first recorded machine that has each. Build time only. */
import { type LedgerEntry, ledger } from '../claims/ledger.ts';
import { allExperiments, allPrograms, programRecordsOf } from '../registry.ts';
import { machines } from './machines.ts';
import { runsOf } from './recorded.ts';

let entries: Promise<readonly LedgerEntry[]> | undefined;

async function read(): Promise<readonly LedgerEntry[]> {
  const experiments = await allExperiments();
  const programs = await allPrograms();
  const chapterOf = ({ id }: { readonly id: string }) => id.split('/')[0]!;
  const chapters = [...new Set([...experiments, ...programs].map(chapterOf))].sort();
  return ledger(
    await Promise.all(
      chapters.map(async (chapter) => ({
        chapter,
        experiments: experiments.filter((each) => each.chapter === chapter),
        programs: programs.filter((each) => chapterOf(each) === chapter),
        records: await programRecordsOf(chapter),
      })),
    ),
    (experiment) => runsOf(machines, experiment)[0]?.run,
  );
}

/** All claims, by chapter in alphabetical order. Worked out once. */
export function bookLedger(): Promise<readonly LedgerEntry[]> {
  entries ??= read();
  return entries;
}

/** Throws a sentence when nothing in the book tests the claim. */
export async function findClaim(id: string): Promise<LedgerEntry> {
  const found = (await bookLedger()).find(({ claim }) => claim.id === id);
  if (!found) throw new Error(`no experiment and no program has the claim “${id}”.`);
  return found;
}
