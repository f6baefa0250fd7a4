/** `npm test`: checks, unit tests, the build, then every chapter in a browser. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { checks } from './checks.ts';
import { quietStep, root, runStep } from './steps.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const cache = `${root}.cache`;
mkdirSync(cache, { recursive: true });

const results: Counts[] = [];
for (const check of checks)
  results.push((await quietStep(check)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

say('\nUnit tests');
results.push(await unitTests());

say('');
const built =
  (await quietStep({ name: 'Build', command: 'astro', args: ['build'] })) &&
  // The same book for a host that has it in a folder: tests/isolation.spec.ts serves it.
  (await quietStep({
    name: 'Build for a folder',
    command: 'astro',
    args: ['build', '--outDir', '.cache/dist-book'],
    env: { BASE_PATH: '/book' },
  }));
results.push(built ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
if (built) {
  say('\nIn the browser');
  results.push(await browserTests());
}

const total = results.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
say(`\ntests: ${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function unitTests(): Promise<Counts> {
  const files = ['src', 'benchmarks', 'scripts', 'tests'].map((folder) => `${folder}/**/*.test.ts`);
  const { ok, output } = await runStep({
    name: 'Unit tests',
    command: 'node',
    args: ['--test', '--test-reporter=spec', ...files],
  });
  const count = (word: string) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const passed = count('pass');
  // A runner that found no test, or died, has failed.
  return { passed, failed: Math.max(count('fail') + count('cancelled'), ok && passed > 0 ? 0 : 1) };
}

async function browserTests(): Promise<Counts> {
  const report = `${cache}/playwright.json`;
  rmSync(report, { force: true });
  const { ok } = await runStep({
    name: 'Browser',
    command: 'playwright',
    args: ['test', '--reporter=list,json', ...process.argv.slice(2)],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  try {
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number };
    };
    const passed = stats.expected + stats.flaky;
    return { passed, failed: Math.max(stats.unexpected, ok && passed > 0 ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
