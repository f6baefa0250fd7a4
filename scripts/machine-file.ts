/** Recorded machines on disk: content/machines/<id>.json. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { machineText } from '../src/lab/machine-text.ts';
import { type Machine, parseMachine, RUN_SCHEMA, type Run } from '../src/lab/run.ts';
import type { Survey } from '../src/lab/survey/results.ts';

const machinePath = (id: string): URL => new URL(`../content/machines/${id}.json`, import.meta.url);

/** What a reader must know of the machine to judge its numbers, as the operating system tells it. */
export function describeMachine(): Pick<Machine, 'name' | 'description'> {
  const cores = availableParallelism();
  const virtual = isVirtual();
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    name: `${cores} ${virtual ? 'virtual ' : ''}cores of ${virtual ? 'a cloud server' : 'one machine'}`,
    description: `${model}, ${cores} ${virtual ? 'virtual ' : ''}cores, ${memory} GiB of memory, ${type()} ${release().split('-')[0]}${virtual ? ', under a hypervisor' : ''}`,
  };
}

function isVirtual(): boolean {
  try {
    return /^flags\s*:.*\bhypervisor\b/m.test(readFileSync('/proc/cpuinfo', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Puts runs into a machine's file: a new run takes the place of the old one of the same experiment.
 * Throws the reason when the file that is there is not a machine.
 */
export function recordMachine(id: string, runs: readonly Run[], now: Date): URL {
  const path = machinePath(id);
  const old = existsSync(path) ? readMachine(path) : undefined;
  writeFileSync(path, machineText(withRuns(id, old, runs, now)));
  return path;
}

/** A machine with these runs in the place of older ones of the same experiments; all else that it has stays. */
export function withRuns(id: string, old: Machine | undefined, runs: readonly Run[], now: Date): Machine {
  const replaced = new Set(runs.map(({ experiment }) => experiment));
  const kept = old?.runs.filter(({ experiment }) => !replaced.has(experiment)) ?? [];
  const all = [...kept, ...runs].sort((a, b) => a.experiment.localeCompare(b.experiment));
  return {
    ...old,
    schema: RUN_SCHEMA,
    id,
    ...describeMachine(),
    recordedAt: now.toISOString(),
    runs: all,
  };
}

/** Puts a survey beside the runs of a machine; nothing else of its file changes. Throws when there is no such machine yet. */
export function recordSurvey(id: string, survey: Survey): URL {
  requireMachine(id);
  const path = machinePath(id);
  writeFileSync(path, machineText(withSurvey(readMachine(path), survey)));
  return path;
}

export function requireMachine(id: string): void {
  if (!existsSync(machinePath(id)))
    throw new Error(`${id} has no runs of the browser yet: record those first, without --survey.`);
}

/** The machine with this survey in the place of an older one. */
export const withSurvey = (machine: Machine, survey: Survey): Machine => ({ ...machine, survey });

/** Seeds of a machine's runs, by experiment; none when there is no such machine yet. */
export function recordedSeeds(id: string): Readonly<Record<string, number>> {
  const path = machinePath(id);
  const runs = existsSync(path) ? readMachine(path).runs : [];
  return Object.fromEntries(runs.map(({ experiment, plan }) => [experiment, plan.seed]));
}

/**
 * Puts native runs beside those of the browser in a machine's file: their cases join the run of the same experiment,
 * so that one chart shows all languages. A case pairs with those of its own language only. Prose prints numbers of the
 * page's languages, so an experiment that the browser has not recorded there is left out. Throws when that leaves none.
 */
export function recordNative(id: string, runs: readonly Run[], now: Date): URL {
  const path = machinePath(id);
  const old = existsSync(path) ? readMachine(path).runs : [];
  const joined = runs.flatMap((run) => {
    const page = old.find(({ experiment }) => experiment === run.experiment);
    return page ? [withNative(page, run)] : [];
  });
  if (joined.length === 0)
    throw new Error(`${id} has no runs of the browser yet: record those first, without --native.`);
  return recordMachine(id, joined, now);
}

/** The run with the cases of a native one in the place of its own native ones. */
export function withNative(run: Run, native: Run): Run {
  const { kernels, startedAt, duration, environment, plan } = native;
  return {
    ...run,
    native: { kernels, startedAt, duration, environment, plan },
    cases: [...run.cases.filter(({ language }) => language !== 'native'), ...native.cases],
  };
}

function readMachine(path: URL): Machine {
  const parsed = parseMachine(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.state === 'refused') throw new Error(`${path.pathname}: ${parsed.reason}`);
  return parsed.value;
}
