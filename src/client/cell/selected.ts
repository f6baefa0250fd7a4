/**
 * The selected cell: a cell that has the focus itself, not one of its controls. Only then do arrows and single letters mean
 * something (WCAG 2.1.4). A cell can be selected by keys alone: a click in its text leaves the arrows to scrolling and to
 * the caret. Screen readers keep the keys to themselves here, since this is a region and not an application.
 */
import { isShowing, showKeys } from './keys-dialog.ts';

const SECTIONS = 'experiment-cell > section, section.program';
/** Of a cell's controls, the first of these that is there takes the focus. */
const CONTROLS = [
  '[data-part=panel] select',
  '[data-part=run]',
  '.tab-panel a',
  'summary',
  'input',
  'button',
];

const sectionOf = (cell: Element): HTMLElement | null =>
  cell.matches(SECTIONS) ? (cell as HTMLElement) : cell.querySelector<HTMLElement>(SECTIONS);

/** Gives a cell the focus, and brings it into view. */
export function select(cell: Element): void {
  const section = sectionOf(cell);
  if (!section || section.dataset.selected !== undefined) return;
  section.tabIndex = -1;
  section.dataset.selected = '';
  section.addEventListener('keydown', onKey);
  section.addEventListener('blur', () => leave(section), { once: true });
  section.focus({ preventScroll: true });
  section.scrollIntoView({ block: 'nearest' });
}

/** Selects the cell after this one; the last one stays. */
export const goOn = (cell: Element): void => select(neighbor(cell, 1) ?? cell);

function leave(section: HTMLElement): void {
  delete section.dataset.selected;
  section.removeEventListener('keydown', onKey);
  // So that a click in its text does not give it the focus.
  section.removeAttribute('tabindex');
}

function neighbor(cell: Element, step: number): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>(SECTIONS)].filter((each) => each.checkVisibility());
  return all[all.indexOf(sectionOf(cell)!) + step];
}

function onKey(event: KeyboardEvent): void {
  const section = event.currentTarget as HTMLElement;
  const { ctrlKey, metaKey, altKey, shiftKey, key } = event;
  if (event.target !== section || event.defaultPrevented || ctrlKey || metaKey || altKey) return;
  const act = shiftKey ? (key === '?' ? ACTIONS['?'] : undefined) : ACTIONS[key];
  if (!act) return;
  event.preventDefault();
  act(section);
}

const go = (step: number) => (section: HTMLElement) => {
  const next = neighbor(section, step);
  if (next) select(next);
};

const ACTIONS: Readonly<Record<string, (section: HTMLElement) => void>> = {
  ArrowDown: go(1),
  j: go(1),
  ArrowUp: go(-1),
  k: go(-1),
  Enter: (section) => {
    const controls = CONTROLS.flatMap((each) => [...section.querySelectorAll<HTMLElement>(each)]);
    const first = controls.find((each) => each.checkVisibility() && !each.matches(':disabled'));
    first?.focus();
  },
  Escape: (section) => {
    const running = document.querySelector<HTMLElement>('[data-part=cancel]:not([hidden])');
    if (running) running.click();
    else section.blur();
  },
  '?': (section) => {
    if (!isShowing()) showKeys(() => select(section));
  },
};
