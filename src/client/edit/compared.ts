/** An experiment with the reader's own versions among its variants, and what a run says of them. Pure. */
import { settingText } from '../../charts/names.ts';
import type { Effect, Experiment, Variant } from '../../lab/experiment.ts';
import type { Run, RunCase } from '../../lab/run.ts';

/** The ninth series color. */
const COLOR = 9;

const OWN = 'yours: ';
export const ownId = (variant: string): string => OWN + variant;

/** Whose version it is; a variant of the book is its own. */
export const originalOf = (variant: string): string =>
  variant.startsWith(OWN) ? variant.slice(OWN.length) : variant;

/** The variants that a run has the reader's versions of. */
export const editedIn = (run: Run): readonly string[] => [
  ...new Set(run.cases.flatMap(({ variant }) => (variant.startsWith(OWN) ? originalOf(variant) : []))),
];

const isOwn = (variant: Variant): variant is Variant & { versionOf: string } =>
  variant.versionOf !== undefined;

/** The reader's variants come last. */
export function withVersions(experiment: Experiment, variants: readonly string[]): Experiment {
  const originals = experiment.variants.filter(({ id }) => variants.includes(id));
  const own = originals.map(
    (original): Variant => ({
      ...original,
      id: ownId(original.id),
      label: originals.length > 1 ? `yours: ${original.label}` : 'yours',
      description: `Your own version of “${original.label}”.`,
      color: COLOR,
      versionOf: original.id,
    }),
  );
  return { ...experiment, variants: [...experiment.variants, ...own] };
}

/** The same with what is to be told of this run: each version against its original, at the ends of the axis. */
export function comparing(experiment: Experiment, run: Run): Experiment {
  const effects = experiment.variants.filter(isOwn).flatMap(({ id, versionOf, label }) => {
    const settings = pairsOf(run, id, versionOf)
      .filter(({ mine, theirs }) => mine.samples.length > 1 && theirs.samples.length > 1)
      .map(({ mine }) => mine.parameters[experiment.axis] ?? 0)
      .sort((a, b) => a - b);
    const ends = [...new Set([settings[0], settings.at(-1)])].filter((value) => value !== undefined);
    return ends.map((value): Effect => {
      const at = { [experiment.axis]: value };
      return {
        id: `${id} ${value}`,
        label: `${label} against the original, ${settingText(experiment, at)}`,
        ratio: [
          { variant: id, at },
          { variant: versionOf, at },
        ],
      };
    });
  });
  return { ...experiment, effects: [...effects, ...experiment.effects] };
}

/** What must be said beside the numbers: that a version did not do the same work. */
export function remarks(experiment: Experiment, run: Run): readonly string[] {
  return experiment.variants.filter(isOwn).flatMap(({ id, versionOf }) => {
    const different = pairsOf(run, id, versionOf).filter(
      ({ mine, theirs }) => mine.checksum !== theirs.checksum,
    );
    const [first] = different;
    if (!first) return [];
    const original = experiment.variants.find((variant) => variant.id === versionOf)!.label;
    const where = settingText(experiment, { [experiment.axis]: first.mine.parameters[experiment.axis] ?? 0 });
    return [
      `Your version of “${original}” does different work: its checksum is ${first.mine.checksum}, the original’s ${first.theirs.checksum} (${where}). Their times are not times of the same thing.`,
    ];
  });
}

/** What a run is drawn and judged with: the experiment as it is, or with the versions that the run has, and what must be said. */
export function withItsVersions(experiment: Experiment, run: Run) {
  const edited = editedIn(run);
  if (edited.length === 0) return { experiment, remarks: [] };
  const versions = withVersions(experiment, edited);
  return { experiment: comparing(versions, run), remarks: remarks(versions, run) };
}

function pairsOf(run: Run, id: string, versionOf: string): { mine: RunCase; theirs: RunCase }[] {
  const key = ({ parameters }: RunCase) => JSON.stringify(Object.entries(parameters).sort());
  return run.cases
    .filter(({ variant }) => variant === id)
    .flatMap((mine) => {
      const theirs = run.cases.find(
        (each) => each.variant === versionOf && each.language === 'typescript' && key(each) === key(mine),
      );
      return theirs ? [{ mine, theirs }] : [];
    });
}
