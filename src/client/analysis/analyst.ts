/** Starts the worker that judges runs, and ends it with its work. */
import type { Ask, Told } from './messages.ts';

interface Analysis {
  /** Rejects with a sentence when the work could not be done. */
  readonly done: Promise<void>;
  /** Ends it; `done` then resolves. */
  readonly stop: () => void;
}

export type Part = Exclude<Told, { kind: 'end' } | { kind: 'failed' }>;

export function analyze(ask: Ask, onPart: (part: Part) => void): Analysis {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  let stop = () => {};
  const done = new Promise<void>((resolve, reject) => {
    stop = resolve;
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data.kind === 'end') resolve();
      else if (data.kind === 'failed') reject(new Error(data.message));
      else onPart(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error('The part of the book that judges runs could not be loaded'));
    });
    worker.postMessage(ask);
  }).finally(() => worker.terminate());
  return { done, stop: () => stop() };
}
