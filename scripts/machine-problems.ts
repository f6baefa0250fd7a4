/** What speaks against a contributed machine, beyond the schema: each problem a sentence that names the run. Pure. */
import { formatBytes } from '../src/charts/format.ts';
import { FEWEST_LAUNCHES, MOST_DRIFT } from '../src/claims/evidence.ts';
import { checkRun } from '../src/client/cell/kept.ts';
import { editedIn } from '../src/client/edit/compared.ts';
import type { Experiment } from '../src/lab/experiment.ts';
import type { Machine, Run } from '../src/lab/run.ts';
import type { Survey } from '../src/lab/survey/results.ts';

/** Characters of a file that a repository should have to carry. */
const LARGEST = 8_000_000;

/** Bytes of a survey's largest working set: where a browser gives least, it ends here. */
const LEAST_LARGEST = 16 * 2 ** 20;

interface Context {
  readonly experiments: readonly Experiment[];
  /** The machines that are recorded already. */
  readonly others: readonly Machine[];
  /** Of its file. */
  readonly characters: number;
}

export function machineProblems(
  machine: Machine,
  { experiments, others, characters }: Context,
): readonly string[] {
  const { id, runs, survey } = machine;
  const problems = runs.flatMap((run, i) => {
    const experiment = experiments.find((each) => each.id === run.experiment && !each.hidden);
    const what = `${id}: the run of ${run.experiment}`;
    if (runs.findIndex((each) => each.experiment === run.experiment) !== i)
      return [`${what} is there twice. Keep the better one.`];
    if (!experiment) return [`${what}: the book has no such experiment.`];
    return runProblems(run, experiment, others).map((problem) => `${what} ${problem}`);
  });
  return [
    ...(runs.length === 0 ? [`${id} has no run.`] : []),
    ...(characters > LARGEST
      ? [`${id} has ${Math.ceil(characters / 1e6)} MB; ${LARGEST / 1e6} are the most.`]
      : []),
    ...problems,
    ...(survey ? surveyProblems(survey) : []).map((problem) => `${id}: the survey ${problem}`),
  ];
}

/** One in small, as tests make, is none that a book can show. */
function surveyProblems({ ladder, strides, hops, coresFound }: Survey): readonly string[] {
  const launches = new Set(ladder.flatMap(({ samples }) => samples.map(([launch]) => launch))).size;
  const largest = ladder.at(-1)?.bytes ?? 0;
  return [
    ...(launches < FEWEST_LAUNCHES ? [`has ${launches} launches; ${FEWEST_LAUNCHES} are the fewest.`] : []),
    ...(largest < LEAST_LARGEST
      ? [`ends at ${formatBytes(largest)}, which a cache may hold. Record a whole one.`]
      : []),
    ...(coresFound > 1 && (strides.length === 0 || hops.every(({ samples }) => samples.length === 0))
      ? ['found no two threads that ran at once. Record it again when the machine is calm.']
      : []),
  ];
}

function runProblems(run: Run, experiment: Experiment, others: readonly Machine[]): readonly string[] {
  const checked = checkRun(experiment, run);
  if (checked.state === 'refused') return [`does not fit the experiment. ${checked.reason}`];
  const { isolated } = run.environment;
  const drifts = [run, run.native].flatMap((each) => each?.environment.drift ?? []);
  const change = Math.max(...drifts.map((drift) => Math.max(drift, 1 / drift)));
  return [
    ...(editedIn(run).length > 0 ? ['has a kernel that somebody changed. Reset it, and record again.'] : []),
    ...(run.plan.mode === 'quick' ? ['is a quick look. Record a full run.'] : []),
    ...(isolated ? [] : ['was made in a page that was not isolated, so its clock was too coarse.']),
    // Without a claim there is no verdict that it would take away.
    ...(change > MOST_DRIFT && experiment.claims.length > 0
      ? [`drifted by ${Math.round((change - 1) * 100)}%. Record it again when the machine is calm.`]
      : []),
    ...wrongChecksums(run, others),
  ];
}

/** What a kernel returns is the same in both languages of the page and on every machine, as long as the kernels are. */
function wrongChecksums(run: Run, others: readonly Machine[]): readonly string[] {
  const nameOf = ({ variant, parameters }: Run['cases'][number]) =>
    `${variant} at ${JSON.stringify(Object.fromEntries(Object.entries(parameters).sort()))}`;
  const inPage = ({ cases }: Run) => cases.filter(({ language }) => language !== 'native');
  const same = others
    .flatMap(({ runs }) => runs)
    .filter(({ experiment, kernels }) => experiment === run.experiment && kernels === run.kernels);
  const known = new Map([...same, run].flatMap(inPage).map((each) => [nameOf(each), each.checksum]));
  const wrong = [...same, run]
    .flatMap(inPage)
    .filter((each) => known.get(nameOf(each)) !== each.checksum)
    .map(nameOf);
  return wrong.length ? [`has another checksum than the same kernel elsewhere: ${wrong[0]}.`] : [];
}
