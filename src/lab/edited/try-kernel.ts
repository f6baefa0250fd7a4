/** Tries an edited kernel out, in a worker that is confined already: what is wrong with it shows before anything is measured. */
import type { FromTrial, ToTrial } from '../messages.ts';
import type { Explained } from './explain.ts';
import { type ImportText, loadEdited } from './load-edited.ts';

interface TrialTools {
  readonly importText: ImportText;
  readonly explain: (error: unknown) => Explained;
  /** Resolves when promises that were rejected meanwhile have been told; gives the first that nobody caught. */
  readonly rejections: () => Promise<readonly unknown[]>;
}

/** Its memory in every setting; and in the first, which has the fewest threads, one call. Never throws. */
export async function tryKernel(
  { kernel: edited, experiment, settings }: ToTrial,
  { importText, explain, rejections }: TrialTools,
): Promise<FromTrial> {
  try {
    const kernel = await loadEdited(edited, experiment, importText);
    const bytes = settings.map(({ parameters, threads }) => kernel.bytes(parameters, threads));
    const [setting] = settings;
    if (setting) {
      const { parameters, threads, checked, seed } = setting;
      const memory = new SharedArrayBuffer(bytes[0]!);
      const states = Array.from({ length: threads }, (_, thread) =>
        kernel.setup({ memory, parameters, threads, thread, seed }),
      );
      kernel.run(states[0], checked);
    }
    const rejected = await rejections();
    if (rejected.length > 0) {
      const { message, place } = explain(rejected[0]);
      return { type: 'failed', message: `a promise was rejected and nobody caught it (${message})`, place };
    }
    return { type: 'tried', bytes };
  } catch (error) {
    return { type: 'failed', ...explain(error) };
  }
}
