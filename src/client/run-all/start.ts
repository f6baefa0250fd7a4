/** From a press of "Run all" to the last result: cells are run through their own `run`, so all of their rules hold. */
import type { Mode } from '../../lab/plan.ts';
import { notIsolated } from '../cell/failure.ts';
import type { ExperimentCell } from '../experiment-cell.ts';
import { ensureIsolated } from '../isolation.ts';
import { Bar } from './bar.ts';
import { RUN_ALL } from './name.ts';
import { type Item, Queue } from './queue.ts';

/** Milliseconds, by experiment; see RunAll.astro. */
type Estimates = Readonly<Record<string, Readonly<Record<Mode, number>>>>;

/** What an experiment takes of which nobody knows. */
const USUAL: Readonly<Record<Mode, number>> = { quick: 4000, full: 18_000 };
const PROGRESS_INTERVAL = 500;

let going = false;

export async function runAll(root: HTMLElement, resumed?: string): Promise<void> {
  if (going) return;
  going = true;
  try {
    await run(root, resumed);
  } finally {
    going = false;
  }
}

async function run(root: HTMLElement, resumed?: string): Promise<void> {
  const start = root.querySelector<HTMLButtonElement>('[data-part=start]')!;
  const refused = root.querySelector('[data-part=refused]')!;
  const select = root.querySelector('select')!;
  if (resumed === 'quick' || resumed === 'full') select.value = resumed;
  const mode: Mode = select.value === 'full' ? 'full' : 'quick';
  refused.textContent = '';
  const isolation = await ensureIsolated({ experiment: RUN_ALL, mode, query: '' });
  // It goes on in the page that comes after this one.
  if (isolation === 'reloading') return;
  if (isolation !== 'isolated') {
    const { message, advice } = notIsolated(isolation.reason);
    refused.textContent = `${message} ${advice}`;
    return;
  }
  await customElements.whenDefined('experiment-cell');
  const cells = [...document.querySelectorAll<ExperimentCell>('experiment-cell')];
  const cellOf = ({ id }: Item) => cells.find(({ experiment }) => experiment === id)!;
  const estimates = JSON.parse(root.dataset.estimates ?? '{}') as Estimates;
  const items = cells.map((cell) => ({
    id: cell.experiment,
    title: cell.querySelector('.cell-title')?.textContent ?? cell.experiment,
    estimate: (estimates[cell.experiment] ?? USUAL)[mode],
  }));
  const queue = new Queue(items, {
    run: (item) => cellOf(item).run({ mode }),
    stop: (item) => cellOf(item).cancel(),
    isSeen: () => document.visibilityState === 'visible',
    seen: () =>
      new Promise((resolve) => {
        document.addEventListener('visibilitychange', () => resolve(), { once: true });
      }),
    tell: () => bar.show(queue.state, progressOf(cellOf)),
    now: () => performance.now(),
  });
  const bar = new Bar(root, items, (item) => cellOf(item).id, {
    pause: () => queue.pause(),
    resume: () => queue.resume(),
    cancel: () => queue.cancel(),
  });
  const ended = new AbortController();
  document.addEventListener('keydown', (event) => onEscape(event, queue), { signal: ended.signal });
  const timer = setInterval(() => bar.show(queue.state, progressOf(cellOf)), PROGRESS_INTERVAL);
  start.disabled = true;
  select.disabled = true;
  await queue.go();
  clearInterval(timer);
  ended.abort();
  start.disabled = false;
  select.disabled = false;
}

/** How far a cell's own bar is, 0 to 1. */
const progressOf =
  (cellOf: (item: Item) => ExperimentCell) =>
  (item: Item): number =>
    Math.max(0, cellOf(item).querySelector<HTMLProgressElement>('[data-part=progress-bar]')?.value ?? 0);

/** Wherever the focus is, unless somebody has a use for the key: a dialog, a field, a cell that cancels its own run. */
function onEscape(event: KeyboardEvent, queue: Queue): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  const inner = event.composedPath()[0];
  if (inner instanceof Element && inner.closest('dialog, :popover-open, textarea, input[type=search]'))
    return;
  event.preventDefault();
  queue.cancel();
}
