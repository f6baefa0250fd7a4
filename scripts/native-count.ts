/** What the kernels in Rust allocate outside the browser, where an address has 64 bits: counted by a program that is never timed. */
import { spawnSync } from 'node:child_process';
import type { RunCase } from '../src/lab/run.ts';

/** As for the kernels in WebAssembly (count.ts). */
const OPERATIONS = 100;
/** Milliseconds for one case. */
const PATIENCE = 60_000;

/** The cases with their counters. Each is counted in a process of its own, on one thread. Throws when one fails. */
export const countNative = (program: string, experiment: string, cases: readonly RunCase[]): RunCase[] =>
  cases.map((each) => ({ ...each, counters: count(program, experiment, each) }));

function count(program: string, experiment: string, { variant, parameters, threads }: RunCase) {
  const settings = Object.entries(parameters).map(([id, value]) => `${id}=${value}`);
  const name = `${experiment}/${variant}`;
  const input = [
    ['case', threads, 1, name, ...settings].join(' '),
    'open 1',
    'setup 0 1 0 0',
    `allocations 0 1 ${OPERATIONS} 0`,
  ].join('\n');
  const { stdout } = spawnSync(program, { input, encoding: 'utf8', timeout: PATIENCE });
  const [word, status, ...numbers] = stdout.trim().split('\n').at(-1)?.split(' ') ?? [];
  if (word !== 'done' || status !== 'ok')
    throw new Error(`${name} could not be counted: ${stdout.trim().split('\n').at(-1) || 'no answer'}`);
  // iterations, time, start, end, hop before, hop after, value: see `allocations` in benchmarks/harness/crew.rs.
  const [, , bytes, frees, , , allocations] = numbers.map((text) => Number(text) / OPERATIONS);
  return { allocations: allocations!, bytes: bytes!, frees: frees! };
}
