/** The lock that a run holds, in every tab and in the service worker the same. */
export const RUN_LOCK = 'the-cost-of-ownership: one run at a time';

/** Is something measured now, in any tab? Where a browser has no Web Locks nobody can tell: false. */
export async function runGoesOn(
  locks: Pick<LockManager, 'query'> | undefined = globalThis.navigator?.locks,
): Promise<boolean> {
  const { held = [] } = (await locks?.query()) ?? {};
  return held.some(({ name }) => name === RUN_LOCK);
}

/** Resolves when nothing is measured. Asks now and then: who waited in line would make the next run wait. */
export async function untilNoRun(
  locks?: Pick<LockManager, 'query'>,
  pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Promise<void> {
  while (await runGoesOn(locks)) await pause(1000);
}
