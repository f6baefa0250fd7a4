/** The file that holds what a reader kept: made, and checked whole before anything of it is taken in. Pure. */
import * as v from 'valibot';
import { hashOf } from '../../cite/canonical.ts';
import { CITED_FORMAT } from '../../cite/table.ts';
import { type Parsed, RUN_SCHEMA, type Run, runSchema } from '../../lab/run.ts';
import { readSurvey } from '../survey/kept.ts';
import { SURVEY_KEY } from '../survey/key.ts';
import { ageWords } from './age.ts';
import { inUse, isMark, readKey } from './keys.ts';
import { runKey } from './names.ts';
import type { Kept } from './shelf.ts';

const FORMAT = 'the-cost-of-ownership/kept';
/** Rises when an older edition could not read the file any more. */
const FILE_SCHEMA = 1;
/** Characters. A hundred full runs are about six million. */
export const LARGEST_FILE = 60_000_000;
const LARGEST_ENTRY = 1_000_000;

const entry = v.strictObject({
  key: v.pipe(
    v.string(),
    v.check((key) => {
      const name = readKey(key);
      return name !== undefined && name.kind !== 'run' && !isMark(key);
    }, 'This is not the name of anything that the book keeps'),
  ),
  value: v.pipe(
    v.unknown(),
    v.check((value) => value !== undefined && value !== null, 'There is no value'),
    v.check((value) => JSON.stringify(value).length <= LARGEST_ENTRY, 'This is too large'),
  ),
});

const fileSchema = v.strictObject({
  format: v.literal(FORMAT),
  schema: v.literal(FILE_SCHEMA),
  exportedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Of the book that wrote it. */
  commit: v.pipe(v.string(), v.maxLength(100)),
  runs: v.pipe(v.array(runSchema), v.maxLength(5000)),
  /** Edits, guesses, settings: checked again where they are used. */
  entries: v.pipe(v.array(entry), v.maxLength(5000)),
});

interface Contents {
  /** That a citation names for its run, unchecked. */
  readonly claimed?: { readonly hash: unknown; readonly code: unknown };
  readonly runs: readonly Kept[];
  readonly entries: readonly Kept[];
}

/** Everything that this edition can read, what is in use first. `left` are the names of the rest. */
export function makeFile(
  kept: readonly Kept[],
  { now, commit }: { readonly now: string; readonly commit: string },
): { readonly text: string; readonly left: readonly string[] } {
  const ours = kept.filter(({ key }) => !isMark(key));
  const inUseFirst = [...ours].sort(
    (a, b) => Number(inUse(a.key) !== a.key) - Number(inUse(b.key) !== b.key),
  );
  const runs: Run[] = [];
  const entries: v.InferOutput<typeof entry>[] = [];
  const left: string[] = [];
  for (const { key, value } of inUseFirst) {
    const isRun = readKey(key)?.kind === 'run';
    const run = isRun ? v.safeParse(runSchema, value) : undefined;
    const other = isRun ? undefined : v.safeParse(entry, { key, value });
    // Whoever reads the file in would refuse all of it for one survey that is none.
    const spoiled = readKey(key)?.kind === 'survey' && readSurvey(value).state === 'refused';
    if (run?.success) runs.push(run.output);
    else if (other?.success && !spoiled) entries.push(other.output);
    else left.push(key);
  }
  const file = { format: FORMAT, schema: FILE_SCHEMA, exportedAt: now, commit, runs, entries };
  return { text: `${JSON.stringify(file)}\n`, left };
}

/** The JSON in a file, or why there is none that the book would read; `ours`: what of the book's it may be, and is far smaller. */
export function readJson(text: string, ours: string): Parsed<unknown> {
  const refused = (reason: string): Parsed<unknown> => ({ state: 'refused', reason });
  if (text.length > LARGEST_FILE)
    return refused(
      `The file is larger than ${LARGEST_FILE / 1e6} MB. ${ours} is far smaller, so this is something else.`,
    );
  try {
    return { state: 'ok', value: JSON.parse(text) };
  } catch (error) {
    return refused(
      `The file is not JSON, or was cut off: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

/** Reads such a file, a single run, or a survey. The reason for a refusal names the first wrong field. */
export function readFile(text: string): Parsed<Contents> {
  const json = readJson(text, 'What the book writes');
  return json.state === 'ok' ? readContents(json.value) : json;
}

/** The same of what was in the file. */
export function readContents(whole: unknown): Parsed<Contents> {
  const refused = (reason: string): Parsed<Contents> => ({ state: 'refused', reason });
  const cited = isObject(whole) && whole.format === CITED_FORMAT ? whole : undefined;
  // The run itself stands beside what else a citation has.
  const input = cited ? cited.run : whole;
  if (isObject(input) && 'ladder' in input) return surveyContents(input);
  const single = isObject(input) && 'cases' in input;
  const found = schemaOf(input);
  const wanted = single ? RUN_SCHEMA : FILE_SCHEMA;
  if ((single || (isObject(input) && input.format === FORMAT)) && found !== wanted)
    return refused(ageWords(found, wanted));
  const parsed = single ? v.safeParse(runSchema, input, EARLY) : v.safeParse(fileSchema, input, EARLY);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = v.getDotPath(issue) ?? 'the whole of it';
    return refused(`This is not a file that this book can read: ${path}: ${issue.message}.`);
  }
  const { runs, entries } = 'cases' in parsed.output ? { runs: [parsed.output], entries: [] } : parsed.output;
  for (const { key, value } of entries) {
    if (readKey(key)?.kind !== 'survey') continue;
    const survey = readSurvey(value);
    if (survey.state === 'refused') return refused(`Of ${key}: ${survey.reason}`);
  }
  return {
    state: 'ok',
    value: {
      ...(cited && { claimed: { hash: cited.hash, code: cited.code } }),
      runs: runs.map((run) => ({ key: runKey(run.experiment), value: run })),
      entries: entries.map(({ key, value }) => ({ key: inUse(key), value })),
    },
  };
}

/** What the page “Your machine” saves. */
function surveyContents(input: unknown): Parsed<Contents> {
  const parsed = readSurvey(input);
  if (parsed.state === 'refused') return parsed;
  return { state: 'ok', value: { runs: [], entries: [{ key: SURVEY_KEY, value: parsed.value }] } };
}

/** The same, and of a run that was cited its hash is checked. */
export const readWhole = (text: string): Promise<Parsed<Contents>> => checkClaimed(readFile(text));

/** Refuses what was cited with the hash of other data. */
export async function checkClaimed(parsed: Parsed<Contents>): Promise<Parsed<Contents>> {
  if (parsed.state === 'refused' || !parsed.value.claimed) return parsed;
  const { claimed, runs } = parsed.value;
  const run = runs[0]?.value;
  // Whatever the code may be: nested so deeply that it cannot be told, it is not what was cited.
  const hash = await hashOf(claimed.code === undefined ? run : { run, code: claimed.code }).catch(() => '');
  if (claimed.hash === `sha256:${hash}`) return parsed;
  return {
    state: 'refused',
    reason: 'The numbers in the file are not those that were cited: their hash is another.',
  };
}

const EARLY = { abortEarly: true } as const;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemaOf = (value: unknown): unknown => (isObject(value) ? value.schema : undefined);
