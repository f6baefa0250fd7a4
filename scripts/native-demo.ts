/** A demo outside the browser: a process of its own. */
import { spawn } from 'node:child_process';
import { MOST_LINES } from '../src/lab/demo-messages.ts';
import type { DemoRecord } from '../src/lab/program-record.ts';

/** Milliseconds, as in src/lab/conduct-demo.ts. */
const SILENCE = 2000;
const PANICKED = 101;

/** Throws a sentence when the program cannot be started or has no such demo. */
export async function runNatively(program: string, demo: string): Promise<DemoRecord> {
  const child = spawn(program, ['demo', demo], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  let stuck = false;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      stuck = true;
      child.kill('SIGKILL');
    }, SILENCE);
  };
  watch();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (out.split('\n').length > MOST_LINES) return;
    out += text;
    watch();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...end) => resolve(end));
  });
  clearTimeout(watchdog);
  const lines = out.replace(/\n$/, '').split('\n').slice(0, MOST_LINES);
  const kept = out === '' ? [] : lines;
  if (stuck) return { lines: kept, ending: 'stuck' };
  if (code === 0) return { lines: kept, ending: 'returned' };
  if (code === PANICKED) return { lines: kept, ending: 'panicked', message: panicIn(err) ?? '' };
  if (signal === null) throw new Error(`${demo} ended with ${code}: ${err.trim()}`);
  const overflowed = /overflowed its stack/.test(err);
  return {
    lines: kept,
    ending: 'aborted',
    message: overflowed ? 'stack overflow' : (panicIn(err) ?? `signal ${signal}`),
  };
}

/** The last panic's message: see harness/demo_program.rs. */
function panicIn(text: string): string | undefined {
  const last = [...text.matchAll(/^panic: (.*)$/gm)].at(-1)?.[1];
  return last?.replaceAll(/\\(n|\\)/g, (_, what: string) => (what === 'n' ? '\n' : what));
}
