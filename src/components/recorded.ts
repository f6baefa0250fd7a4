/** Recorded machines, checked as they are read. Build time only: the page gets one run at a time from `/data/`. */
import type { Experiment } from '../lab/experiment.ts';
import { type Machine, parseMachine, type Run } from '../lab/run.ts';

export interface Recorded {
  readonly machine: Machine;
  readonly run: Run;
}

/** Texts of machine files by path -> machines in the order of their files' names. Throws a sentence that names the file. */
export function readMachines(files: Readonly<Record<string, string>>): readonly Machine[] {
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => readMachine(path.replace(/^(\.\.\/)*\/?/, ''), text));
}

function readMachine(path: string, text: string): Machine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const parsed = parseMachine(json);
  if (parsed.state === 'refused') throw new Error(`${path}: ${parsed.reason}`);
  const name = path.split('/').at(-1);
  if (name !== `${parsed.value.id}.json`)
    throw new Error(`${path}: its id is “${parsed.value.id}”; the file must be named for it.`);
  return parsed.value;
}

/** The runs of one experiment, one for each machine that has it: the last, where there are several. */
export function runsOf(
  machines: readonly Machine[],
  experiment: Pick<Experiment, 'id'>,
): readonly Recorded[] {
  return machines.flatMap((machine) => {
    const run = machine.runs.findLast((each) => each.experiment === experiment.id);
    return run ? [{ machine, run }] : [];
  });
}

/** Where the page finds a recorded run, without the site's base. */
export const dataPath = ({ machine, run }: Recorded): string => `data/${machine.id}/${run.experiment}.json`;

/** Where a cell stands in its page. */
export const cellAnchor = (experiment: string): string => `experiment-${experiment.replace('/', '-')}`;

/** The file that a page was made of, for errors: "/book/chapters/arc/" -> "content/chapters/arc.mdx". */
export function chapterFile(pathname: string): string {
  const slug = /\/chapters\/([^/]+)\/?$/.exec(pathname)?.[1];
  return slug ? `content/chapters/${slug}.mdx` : `the page ${pathname}`;
}
