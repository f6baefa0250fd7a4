/** The experiments of a report one after the other, under the bar that a chapter's "Run all" has. */
import type { Outcome } from '../../lab/lab.ts';
import type { Mode } from '../../lab/plan.ts';
import { Bar } from '../run-all/bar.ts';
import { type Item, Queue } from '../run-all/queue.ts';
import { rowAnchor } from './anchor.ts';
import { measureExperiment } from './measure.ts';

interface ReportRun {
  readonly root: HTMLElement;
  readonly items: readonly Item[];
  readonly mode: Mode;
  readonly onBegin: (item: Item) => void;
  /** The next one waits for this: what is computed while something is measured would be measured, too. */
  readonly onEnd: (item: Item, outcome: Outcome) => Promise<void>;
  readonly onLost: (words: string) => void;
}

const PROGRESS_INTERVAL = 500;

/** Resolves when all are through or the rest was cancelled. */
export async function runReport({ root, items, mode, onBegin, onEnd, onLost }: ReportRun): Promise<void> {
  let abort = new AbortController();
  let share = 0;
  const queue = new Queue(items, {
    run: async (item) => {
      abort = new AbortController();
      share = 0;
      onBegin(item);
      const outcome = await measureExperiment(item.id, {
        mode,
        signal: abort.signal,
        onProgress: (done) => {
          share = done;
        },
        onLost,
      });
      await onEnd(item, outcome);
      return outcome;
    },
    stop: () => abort.abort(new DOMException('cancelled', 'AbortError')),
    isSeen: () => document.visibilityState === 'visible',
    seen: () =>
      new Promise((resolve) => {
        document.addEventListener('visibilitychange', () => resolve(), { once: true });
      }),
    tell: () => show(),
    now: () => performance.now(),
  });
  const bar = new Bar(root, items, ({ id }) => rowAnchor(id), {
    pause: () => queue.pause(),
    resume: () => queue.resume(),
    cancel: () => queue.cancel(),
  });
  const show = () => bar.show(queue.state, () => share);
  const ended = new AbortController();
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const inner = event.composedPath()[0];
      if (inner instanceof Element && inner.closest('dialog, select, input[type=search]')) return;
      event.preventDefault();
      queue.cancel();
    },
    { signal: ended.signal },
  );
  const timer = setInterval(show, PROGRESS_INTERVAL);
  try {
    await queue.go();
  } finally {
    clearInterval(timer);
    ended.abort();
  }
}
