/** Runs commands one after the other, with a line for each. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

export interface Step {
  /** "Types": as it stands in the line. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Starts a command in the repository's root; shows what it prints when `show` says so. Never throws. */
export async function runStep({ command, args, env = {} }: Step, show = true): Promise<StepResult> {
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (data: Buffer) => {
      output += data.toString();
      if (show) process.stdout.write(data);
    };
    const end = (ok: boolean) => resolve({ ok, output, seconds: (performance.now() - start) / 1000 });
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** A quiet step: its line, then its output only when it failed. */
export async function quietStep(step: Step): Promise<boolean> {
  process.stdout.write(`${step.name} … `);
  const { ok, output, seconds } = await runStep(step, false);
  process.stdout.write(`${ok ? 'fine' : 'FAILED'} (${seconds.toFixed(0)} s)\n`);
  if (!ok) process.stdout.write(`${output.trimEnd()}\n`);
  return ok;
}
