/** Draws the reader's own times into the ladders of the page, and writes them where the recorded ones stand. */
import { drawLadder } from '../../charts/ladder/draw.ts';
import type { LadderRow, Times } from '../../charts/ladder/rows.ts';
import { RUNGS } from '../../charts/ladder/rungs.ts';
import { timesText } from '../../charts/ladder/words.ts';

type Own = Readonly<Record<string, Times>>;

export async function showOwn(own: Own): Promise<void> {
  write(own);
  const [...figures] = document.querySelectorAll<HTMLElement>('[data-ladder]');
  await Promise.all(figures.map((figure) => redraw(figure, own)));
}

async function redraw(figure: HTMLElement, own: Own): Promise<void> {
  const response = await fetch(figure.dataset.rows ?? '');
  if (!response.ok) return;
  const short = figure.dataset.ladder === 'short';
  const shown = new Set(RUNGS.filter(({ home }) => home || !short).map(({ id }) => id));
  const rows = ((await response.json()) as readonly LadderRow[]).filter(({ id }) => shown.has(id));
  const mine = Object.fromEntries(Object.entries(own).filter(([id]) => shown.has(id)));
  const count = Object.keys(mine).length;
  if (count === 0) return;
  for (const chart of figure.querySelectorAll<HTMLElement>('[data-width]')) {
    const width = Number(chart.dataset.width);
    chart.replaceChildren(drawLadder({ rows, own: mine, document, width, grouped: !short }));
  }
  const whose = figure.querySelector('[data-part=whose]');
  if (whose)
    whose.textContent = ` Solid marks: runs that this browser has kept (${count} of ${rows.length} rows). Hollow ones: the recorded machine.`;
}

/** Places that wait for the reader's time of a rung. */
function write(own: Own): void {
  for (const head of document.querySelectorAll<HTMLElement>('[data-own-head]')) head.hidden = false;
  for (const place of document.querySelectorAll<HTMLElement>('[data-own]')) {
    const times = own[place.dataset.own ?? ''];
    if (times) place.textContent = `${place.dataset.before ?? ''}${timesText(times)}`;
    // The cells of a column come together, with or without a time in them.
    place.hidden = !times && place.tagName !== 'TD';
  }
}
