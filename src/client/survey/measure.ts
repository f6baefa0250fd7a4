/** From a press to a survey: waits its turn, measures. */

import { browserName, coresReported, platformName } from '../../lab/environment.ts';
import { probeMachine } from '../../lab/lab.ts';
import { RefusalError } from '../../lab/refusal.ts';
import type { Survey } from '../../lab/survey/results.ts';
import { survey } from '../../lab/survey/survey.ts';
import { oneRun } from '../cell/one-run.ts';

interface Options {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number, doing: string) => void;
  readonly onWaiting: () => void;
  /** Bytes of the largest working set, and launches; fewer in tests. */
  readonly largest?: number;
  readonly launches?: number;
}

/** Throws a RefusalError, or the signal's reason. */
export async function measureMachine(options: Options): Promise<Survey> {
  const { signal, onProgress, onWaiting, ...sizes } = options;
  return oneRun(
    async () => {
      onProgress(0, 'finding the cores');
      const probe = await probeMachine(signal);
      const [seed] = crypto.getRandomValues(new Uint32Array(1));
      return survey({
        ...sizes,
        probe,
        where: {
          browser: browserName(navigator),
          platform: platformName(navigator),
          commit: import.meta.env.PUBLIC_COMMIT ?? 'unknown',
          coresReported: coresReported(navigator),
        },
        signal,
        seed: seed!,
        onProgress,
      });
    },
    { signal, onWaiting },
  );
}

/** In words, for whoever presses. */
export const refusalWords = (error: unknown): string =>
  error instanceof RefusalError
    ? `${error.refusal.message} ${error.refusal.advice}`
    : `The survey failed: ${error instanceof Error ? error.message : error}. Run it again; if it happens every time, please report it with your browser and its version.`;
