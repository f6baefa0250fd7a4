/**
 * Keys of the cells, as in Jupyter: Shift+Enter runs and goes on, Ctrl+Enter runs and stays, Escape cancels what runs or
 * selects the cell. What is done in a selected cell comes when the first one is selected. A key that somebody else has
 * handled, that belongs to a text being typed or to a link, is left alone.
 */
const CELLS = 'experiment-cell, .program';

document.addEventListener('keydown', (event) => {
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  const cell = (event.target as Element).closest?.<HTMLElement>(CELLS);
  const go = key === 'Enter' && shiftKey !== control && !altKey;
  const out = key === 'Escape' && !shiftKey && !control && !altKey;
  if (!cell || event.defaultPrevented || event.isComposing || !(go || out)) return;
  // In a shadow root the target is its host.
  const inner = event.composedPath()[0] as HTMLElement;
  if (inner.closest('dialog, :popover-open')) return;
  if (go && (inner.isContentEditable || inner.closest('textarea, a[href]'))) return;
  const running = document.querySelector<HTMLElement>('[data-part=cancel]:not([hidden])');
  event.preventDefault();
  if (out && running) {
    (cell.querySelector<HTMLElement>('[data-part=cancel]:not([hidden])') ?? running).click();
    return;
  }
  if (go) cell.querySelector<HTMLElement>('[data-part=run]:not([hidden])')?.click();
  if (out || shiftKey)
    void import('./selected.ts').then(({ goOn, select }) => (go ? goOn(cell) : select(cell))).catch(() => {});
});
