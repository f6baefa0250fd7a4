/** Work in slices, between which the page can be used: none of them holds it for long. */

/** Work that can be interrupted. */
export type Steps<T> = Generator<void, T>;

interface SliceOptions {
  /** Milliseconds after which a slice ends; a step is never cut. */
  readonly budget?: number;
  readonly now?: () => number;
  /** Lets the page do what waits. */
  readonly pause?: () => Promise<void>;
  /** Asked after each pause: whether the work is still wanted. */
  readonly wanted?: () => boolean;
}

/** The result; undefined when it was no longer wanted. */
export async function inSlices<T>(steps: Steps<T>, options: SliceOptions = {}): Promise<T | undefined> {
  const { budget = 12, now = () => performance.now(), pause = aTask, wanted = () => true } = options;
  let began = now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() - began < budget) continue;
    await pause();
    if (!wanted()) return undefined;
    began = now();
  }
}

/** By a message, because timers of a hidden page come once a second. */
const aTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
