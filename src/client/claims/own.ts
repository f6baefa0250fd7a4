/** The reader's own verdicts, in the table of the recorded ones. */
import { analyze } from '../analysis/analyst.ts';
import type { JudgedRun } from '../analysis/messages.ts';
import { nothingKept } from '../cell/store.ts';
import { OWN, verdictRow } from './row.ts';

/** Puts a row for each of the reader's verdicts behind those of its claim. False when there is none. Rejects when it cannot tell. */
export async function showOwn(root: HTMLElement): Promise<boolean> {
  if (await nothingKept()) return false;
  const runs: JudgedRun[] = [];
  const said = root.querySelector('[data-part=own]')!;
  let left = 0;
  const { done } = analyze({ kind: 'judge', source: { kind: 'own' } }, (part) => {
    if (part.kind === 'judged' && part.run.mode === 'full') runs.push(part.run);
    else left++;
    said.textContent = `Your own runs are being judged: ${runs.length} done.`;
  });
  await done;
  said.textContent = '';
  for (const run of runs) addRows(root, run);
  const counted = runs.length === 1 ? '1 experiment that you ran' : `${runs.length} experiments that you ran`;
  const without =
    left === 0
      ? ''
      : ` ${left} more ${left === 1 ? 'has' : 'have'} a quick look or a run of an earlier edition, which give no verdict.`;
  if (runs.length + left > 0)
    said.textContent =
      runs.length > 0
        ? `Beside the recorded verdicts stand yours, of ${counted}.${without}`
        : `You have no full run yet, and a quick look gives no verdict. Run an experiment in full, and its verdicts stand here.`;
  return runs.length > 0;
}

function addRows(root: HTMLElement, run: JudgedRun): void {
  for (const { claim, language, verdict } of run.verdicts) {
    const body = root.querySelector(`tbody[data-claim="${CSS.escape(claim)}"]`);
    if (!body) continue;
    const recorded = body.querySelector<HTMLElement>(`tr[data-language="${language}"]`);
    const other = recorded && recorded.dataset.verdict !== verdict.state;
    const machine = run.imported ? { ...OWN, name: 'from a file that you imported' } : OWN;
    const remark = other ? 'not as recorded' : undefined;
    const last =
      [...body.querySelectorAll(`tr[data-language="${language}"]`)].at(-1) ?? body.lastElementChild;
    last?.after(verdictRow(document, { language, machine, verdict, remark }));
  }
}
