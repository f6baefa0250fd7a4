/** Says in a cell that versions were kept from an earlier visit, because they run along. Loaded when the page is there, small. */
import type { Editable } from './bundle.ts';
import { versionsOf } from './versions.ts';

export async function markKept(
  cell: HTMLElement,
  what: Editable['what'],
  id: string,
  note: (words: string) => void,
): Promise<void> {
  const kept = Object.keys(await versionsOf(id));
  const labels: string[] = [];
  for (const button of cell.querySelectorAll<HTMLElement>('button[data-edit]')) {
    if (!kept.includes(button.dataset.edit ?? '')) continue;
    button.dataset.kept = '';
    labels.push(`“${button.dataset.label ?? button.dataset.edit}”`);
  }
  if (labels.length > 0)
    note(
      `Your own version of ${labels.join(' and ')}, kept from an earlier visit, ${what === 'kernel' ? 'runs along' : 'runs in TypeScript'}. Edit shows it.`,
    );
}
