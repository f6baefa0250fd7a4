/** The threads of a launch outside the browser: a program that takes an order a line (benchmarks/native.rs). */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Command, Result, Status } from '../src/lab/control.ts';
import type { CaseOrder, KernelSource } from '../src/lab/messages.ts';
import type { Crew } from '../src/lab/pool.ts';
import { RefusalError, refuse } from '../src/lab/refusal.ts';

/** Milliseconds that a command may take beyond its own length. */
const PATIENCE = 20_000;
const FIELDS = 8;

export class NativeCrew implements Crew {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;
  readonly #nameCase: (index: number) => string;
  /** Nanoseconds, from `open` on: smallest step of the program's clock, and cost of one reading. */
  clock = { tick: 1, now: 1 };
  #threads = 0;

  constructor(program: string, nameCase: (index: number) => string, args: readonly string[] = []) {
    this.#nameCase = nameCase;
    this.#process = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    // A program that has ended takes no more; the answer that is missing says so.
    this.#process.stdin.on('error', () => {});
    this.#process.on('error', () => {});
    this.#lines = createInterface({ input: this.#process.stdout });
  }

  async open(threads: number, _: KernelSource | undefined, cases: readonly CaseOrder[]): Promise<void> {
    this.#threads = threads;
    for (const each of cases) {
      const settings = Object.entries(each.parameters).map(([id, value]) => `${id}=${value}`);
      const words = ['case', each.threads, each.seed, `${each.experiment}/${each.variant}`, ...settings];
      this.#process.stdin.write(`${words.join(' ')}\n`);
    }
    const [tick, now] = (await this.#ask(`open ${threads}`, 'ready', 'the start', PATIENCE)).map(Number);
    this.clock = { tick: Math.max(1, tick!), now: now! };
  }

  async command({ operation, case: index, threads, length, call }: Command): Promise<readonly Result[]> {
    const line = [operation, index, threads, length, call].join(' ');
    const name = this.#nameCase(index);
    const words = await this.#ask(line, 'done', name, PATIENCE + length * 4);
    return Array.from({ length: threads }, (_, thread) => {
      const [status, ...rest] = words.slice(thread * FIELDS, (thread + 1) * FIELDS);
      const [iterations, time, start, end, hopBefore, hopAfter, value] = rest.map(Number);
      return {
        status: status as Status,
        iterations: iterations!,
        time: time!,
        start: start!,
        end: end!,
        hopBefore: hopBefore!,
        hopAfter: hopAfter!,
        value: value!,
      };
    });
  }

  async dismiss(): Promise<void> {
    this.#process.stdin.end();
    if (this.#process.exitCode === null && this.#threads > 0)
      await new Promise((resolve) => this.#process.once('exit', resolve));
  }

  close(): void {
    this.#lines.close();
    this.#process.kill('SIGKILL');
  }

  /** The words after the one expected. Throws a RefusalError when the program says something else, or nothing. */
  async #ask(line: string, expected: string, name: string, patience: number): Promise<string[]> {
    const answer = await new Promise<string | undefined>((resolve) => {
      const timer = setTimeout(() => end(undefined), patience);
      const ended = () => end('');
      const end = (text: string | undefined) => {
        clearTimeout(timer);
        this.#lines.off('line', end);
        this.#lines.off('close', ended);
        resolve(text);
      };
      this.#lines.on('line', end);
      this.#lines.on('close', ended);
      this.#process.stdin.write(`${line}\n`);
    });
    if (answer === undefined) throw new RefusalError(refuse('kernel-hung', name));
    if (answer === '') throw new RefusalError(refuse('worker-died', `(${name})`));
    const [word, ...rest] = answer.split(' ');
    if (word === expected) return rest;
    const message = word === 'failed' ? rest.slice(1).join(' ') : answer;
    throw new RefusalError(refuse('kernel-failed', `${name}: ${message}`));
  }
}
