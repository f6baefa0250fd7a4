/** Builds the book when its sources are not those that dist/ was built from. */
import { isFresh, sourceHash, stampBuild } from './build-stamp.ts';
import { root, runStep } from './steps.ts';

export const dist = `${root}dist`;

/** Throws an error whose message is the build's output when it fails. */
export async function buildIfStale(say: (text: string) => unknown): Promise<void> {
  const hash = sourceHash(root, [process.env.BASE_PATH, process.env.SITE_URL, process.env.TO_BE_RECORDED]);
  if (isFresh(dist, hash)) {
    say('The book is built, and nothing has changed since.');
    return;
  }
  say('Building the book.');
  const start = performance.now();
  const timer = setInterval(() => say(`  … ${((performance.now() - start) / 1000).toFixed(0)} s`), 5000);
  const { ok, output, seconds } = await runStep({ name: 'Build', command: 'astro', args: ['build'] }, false);
  clearInterval(timer);
  if (!ok) throw new Error(`${output.trimEnd()}\n\nThe book could not be built. What went wrong is above.`);
  stampBuild(dist, hash);
  say(`Built in ${seconds.toFixed(0)} s.`);
}
