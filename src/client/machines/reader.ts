/** The worker that reads machine files: checking a file of some megabytes would hold the page for longer than anybody should wait. */
import { whyNot } from '../cell/store.ts';
import { LARGEST_FILE } from '../keep/file.ts';
import { provenanceOf } from './card.ts';
import { addMachine } from './library.ts';
import type { Ask, Told } from './messages.ts';
import { readMachineFile } from './read-machine.ts';

const tell = (told: Told): void => postMessage(told);

async function take(file: File): Promise<Told> {
  const refused = (reason: string): Told => ({ kind: 'refused', file: file.name, reason });
  let text: string;
  try {
    // Its size is known before it is read; no character takes more than three bytes.
    text = file.size > 3 * LARGEST_FILE ? ' '.repeat(LARGEST_FILE + 1) : await file.text();
  } catch {
    return refused('The file could not be read. It may have been moved or changed since; choose it again.');
  }
  const parsed = await readMachineFile(text);
  if (parsed.state === 'refused') return refused(parsed.reason);
  const { runs, survey, ...machine } = parsed.value;
  const card = {
    ...machine,
    ...provenanceOf(runs),
    ...(survey && { surveyed: true as const }),
    key: await hash(JSON.stringify(parsed.value)),
    importedAt: new Date().toISOString(),
    file: file.name.slice(0, 200),
  };
  try {
    return { kind: 'read', card, known: !(await addMachine(card, runs, survey)) };
  } catch (error) {
    return refused(`${whyNot(error)}, so it was not taken in.`);
  }
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

addEventListener('message', async ({ data: { files } }: MessageEvent<Ask>) => {
  for (const file of files) tell(await take(file));
  tell({ kind: 'end' });
});
