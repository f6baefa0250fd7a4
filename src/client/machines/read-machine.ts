/** A file that somebody else made, checked whole before anything of it is used. Pure. */
import { type Machine, type Parsed, parseMachine, RUN_SCHEMA, type Run } from '../../lab/run.ts';
import type { Survey } from '../../lab/survey/results.ts';
import { ageWords } from '../keep/age.ts';
import { checkClaimed, readContents, readJson } from '../keep/file.ts';
import { SURVEY_KEY } from '../survey/key.ts';
import { foreignKey } from './foreign-key.ts';

/** Runs of one machine: one of each experiment at most. */
export type ReadMachine = Pick<Machine, 'name' | 'description' | 'recordedAt' | 'runs' | 'survey'>;

/** More than any book has experiments. */
const MOST_RUNS = 1000;

/**
 * A recorded machine, a file of what a reader kept, or a single run. Of several runs of an experiment the last is taken, as for a
 * recorded machine; of a reader's, the one in use, which comes first there. A refusal says what is wrong, and where.
 */
export async function readMachineFile(text: string): Promise<Parsed<ReadMachine>> {
  const refused = (reason: string): Parsed<ReadMachine> => ({ state: 'refused', reason });
  const json = readJson(text, 'A machine with every experiment of the book');
  if (json.state === 'refused') return json;
  const input = json.value;
  const foreign = foreignKey(input);
  if (foreign !== undefined)
    return refused(`${foreign} No file of this book has such a thing, so none of it was read.`);
  if (!isMachine(input)) return fromKept(input);
  if (input.schema !== RUN_SCHEMA) return refused(ageWords(input.schema, RUN_SCHEMA));
  const parsed = parseMachine(input);
  if (parsed.state === 'refused') return parsed;
  const { name, description, recordedAt, runs, survey } = parsed.value;
  return limited({ name, description, recordedAt, runs: lastOfEach(runs), ...(survey && { survey }) });
}

const isMachine = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && 'id' in value && 'runs' in value;

/** Whoever kept the runs gave them no name: the browser's must do. */
async function fromKept(input: unknown): Promise<Parsed<ReadMachine>> {
  const read = await checkClaimed(readContents(input));
  if (read.state === 'refused') return read;
  const runs = read.value.runs.map(({ value }) => value as Run).reverse();
  const last = runs.at(-1);
  if (!last)
    return { state: 'refused', reason: 'The file has no runs in it, so there is nothing to compare.' };
  const survey = read.value.entries.find(({ key }) => key === SURVEY_KEY)?.value as Survey | undefined;
  const { browser, platform, coresFound } = last.environment;
  return limited({
    name: `${browser} on ${platform}, ${coresFound} ${coresFound === 1 ? 'core' : 'cores'}`,
    description:
      'Runs that somebody kept in a browser. Nothing is known of the machine but what the browser tells.',
    recordedAt: last.startedAt,
    runs: lastOfEach(runs),
    ...(survey && { survey }),
  });
}

function limited(machine: ReadMachine): Parsed<ReadMachine> {
  const { length } = machine.runs;
  if (length === 0)
    return { state: 'refused', reason: 'The file has no runs in it, so there is nothing to compare.' };
  if (length > MOST_RUNS)
    return {
      state: 'refused',
      reason: `The file has runs of ${length} experiments; ${MOST_RUNS} are the most.`,
    };
  return { state: 'ok', value: machine };
}

const lastOfEach = (runs: readonly Run[]): Run[] => [
  ...new Map(runs.map((run) => [run.experiment, run])).values(),
];
