/** The way to what cites: small, so that the page knows of nothing behind it until it is asked for. */

import { startDrawing } from '../cell/draw.ts';

/** For a cell the dialog, for the fragment of an address the run in it. What stands in the way is told. */
export async function open(what: HTMLElement | string): Promise<void> {
  try {
    if (typeof what === 'string') {
      // What opens and draws it starts while the rest arrives.
      startDrawing();
      await (await import('./linked.ts')).showLinked(what);
    } else await (await import('./dialog.ts')).showCite(what);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const told = document.createElement('p');
    told.setAttribute('role', 'alert');
    told.textContent = `Nothing can be cited or shown now: ${words.replace(/\.$/, '')}.`;
    const place =
      typeof what === 'string' ? document.querySelector('main') : what.querySelector('[data-part=notes]');
    place?.prepend(told);
  }
}
