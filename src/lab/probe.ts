/** What the conductor finds out about the machine before it plans: its clock, and the cores it really has. */
import { type Clock, measureNow, measureTick } from './clock.ts';
import type { Control } from './control.ts';
import { MAX_THREADS } from './control.ts';
import type { Probe } from './messages.ts';
import { type Crew, Pool, type Spawn } from './pool.ts';

export interface ProbeOptions {
  readonly control: Control;
  readonly spawn: Spawn;
  readonly clock: Clock;
  /** Cores that the browser reports; more are not looked for. */
  readonly cores: number;
}

/** Threads above this are not tried: no experiment wants more. */
const MOST = Math.min(16, MAX_THREADS);

/**
 * Cores found is the largest number of threads that were seen running at the same time: a token went round them in less than
 * 3 microseconds a hop. It can be less than what the browser reports (a busy machine, a limited container).
 */
export async function probe({ control, spawn, clock, cores }: ProbeOptions): Promise<Probe> {
  const tick = measureTick(clock.now);
  const now = measureNow(clock.now);
  const most = Math.max(1, Math.min(cores, MOST));
  if (most === 1) return { tick, now, coresFound: 1 };
  const pool = new Pool({ control, spawn, clock, nameCase: () => 'counting the cores' });
  try {
    await pool.open(most, undefined, []);
    const coresFound = await findCores(pool, most);
    await pool.dismiss();
    return { tick, now, coresFound };
  } finally {
    pool.close();
  }
}

/** The largest number of an open crew's threads, up to `most`, that were seen running at the same time. */
export async function findCores(crew: Crew, most: number): Promise<number> {
  const together = async (threads: number): Promise<boolean> => {
    for (let attempt = 0; attempt < 2; attempt++) {
      const [first] = await crew.command({ operation: 'meet', case: 0, threads, length: 0, call: 0 });
      if (first?.status === 'ok') return true;
    }
    return false;
  };
  let found = 1;
  let failed = most + 1;
  // All at once most often works; else halve the distance.
  for (let next = most; next > found; next = Math.floor((found + failed) / 2)) {
    if (await together(next)) found = next;
    else failed = next;
    if (failed - found <= 1) break;
  }
  return found;
}
