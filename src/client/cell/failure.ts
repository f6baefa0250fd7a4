/** Whatever went wrong, as a refusal: what happened, then what to do. */
import type { Refusal } from '../../lab/refusal.ts';

const AGAIN = 'Run it again; if it happens every time, please report it with your browser and its version.';

export const textOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.\s*$/, '');

/** Mistakes of ours, and files of the book that did not arrive. */
export function failure(error: unknown): Refusal {
  // The three engines' words for a module that did not load.
  const missing = error instanceof TypeError && /module|import|fetch/i.test(error.message);
  if (!missing)
    return { reason: 'instrument', message: `The instrument failed: ${textOf(error)}.`, advice: AGAIN };
  return {
    reason: 'load',
    message: 'The instrument could not be loaded.',
    advice: 'Check the connection, reload the page, and run again.',
  };
}

/** A text of several sentences: the first says what happened. */
export function notIsolated(reason: string): Refusal {
  const end = reason.indexOf('. ') + 1;
  if (end === 0) return { reason: 'not-isolated', message: reason, advice: '' };
  return { reason: 'not-isolated', message: reason.slice(0, end), advice: reason.slice(end + 1) };
}
