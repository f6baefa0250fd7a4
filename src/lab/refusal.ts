/** Why there is no number: what happened, then what to do. For readers. */

export type RefusalReason =
  | 'not-isolated'
  | 'no-workers'
  | 'no-rust'
  | 'one-core'
  | 'too-few-cores'
  | 'clock'
  | 'memory'
  | 'worker-died'
  | 'kernel-failed'
  | 'kernel-hung'
  | 'checksum'
  | 'audit'
  | 'no-parallelism'
  | 'overwritten'
  | 'load'
  | 'not-confined'
  | 'instrument';

/** A place in the code of an edited kernel, both counted from 1. */
export interface CodePlace {
  readonly line: number;
  readonly column: number;
}

export interface Refusal {
  readonly reason: RefusalReason;
  /** What happened. */
  readonly message: string;
  /** What to do. */
  readonly advice: string;
  /** Where in the reader's own version of a kernel it happened. */
  readonly place?: (CodePlace & { readonly variant: string }) | undefined;
}

/** Thrown inside the instrument; becomes the outcome of the run. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

const AGAIN = 'Run it again; if it happens every time, please report it with your browser and its version.';

const words: Record<RefusalReason, (detail: string) => Omit<Refusal, 'reason'>> = {
  'not-isolated': () => ({
    message: 'This page may not share memory between threads: it is not cross-origin isolated.',
    advice:
      'Open the book over https or from localhost, in a tab of its own, in a browser that is not in private mode. The recorded run is shown meanwhile.',
  }),
  'no-workers': (detail) => ({
    message: `This browser could not start the workers that measure${detail && `: ${detail}`}.`,
    advice: 'Use a current Chromium, Firefox or Safari. The recorded run is shown meanwhile.',
  }),
  'no-rust': (detail) => ({
    message: `${detail}, so Rust cannot run here.`,
    advice: 'Use a current Chromium, Firefox or Safari, or run it in TypeScript.',
  }),
  'one-core': () => ({
    message: 'Only one core was found for this page, so no two threads ran at the same time.',
    advice:
      'This experiment needs two. Close what keeps the other cores busy, or use a machine with more. The recorded run is shown meanwhile.',
  }),
  'too-few-cores': (detail) => ({
    message: `Nothing of this experiment can run here: ${detail}.`,
    advice: 'Choose fewer threads, or use a machine with more cores.',
  }),
  clock: (detail) => ({
    message: `The clock of this browser is too coarse to measure with: one tick is ${detail}.`,
    advice:
      'Turn off settings that blur timers (such as fingerprinting protection) for this site, then reload.',
  }),
  memory: (detail) => ({
    message: `The browser refused the memory that this run needs${detail && ` (${detail})`}.`,
    advice: 'Close other tabs or choose smaller sizes, then run again.',
  }),
  'worker-died': (detail) => ({
    message: `A worker stopped answering${detail && ` ${detail}`}.`,
    advice: AGAIN,
  }),
  'kernel-failed': (detail) => ({ message: `The measured code failed: ${detail}.`, advice: AGAIN }),
  'kernel-hung': (detail) => ({
    message: `The measured code did not come back in time: ${detail}. The run was ended.`,
    advice: AGAIN,
  }),
  checksum: (detail) => ({
    message: `The measured code gave a wrong result: ${detail}. A time without the work is no time, so the run was ended.`,
    advice: AGAIN,
  }),
  audit: (detail) => ({ message: `The data were wrong after the run: ${detail}.`, advice: AGAIN }),
  'no-parallelism': (detail) => ({
    message: `The threads never ran at the same time${detail && ` (${detail})`}.`,
    advice: 'Something else keeps the cores busy. Close it, or wait a little, and run again.',
  }),
  overwritten: () => ({
    message: 'The memory of the instrument was overwritten during the run.',
    advice: AGAIN,
  }),
  load: (detail) => ({
    message: `The code to be measured could not be loaded: ${detail}.`,
    advice: 'Check the connection, reload the page, and run again.',
  }),
  'not-confined': (detail) => ({
    message: `Your own version cannot be run here${detail && `: ${detail}`}.`,
    advice: 'The book’s kernels run as before: reset your version, then run again.',
  }),
  instrument: (detail) => ({ message: `The instrument failed: ${detail}.`, advice: AGAIN }),
};

/** A refusal in words; the detail is a fragment without a full stop. */
export function refuse(reason: RefusalReason, detail = ''): Refusal {
  return { reason, ...words[reason](detail.replace(/\.\s*$/, '')) };
}
