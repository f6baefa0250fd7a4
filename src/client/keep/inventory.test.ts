import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticSurvey } from '../../lab/survey/survey.fixture.ts';
import { contentionRun } from '../cell/contention.fixture.ts';
import { SURVEY_KEY } from '../survey/key.ts';
import { countWords, inventory, sizeWords } from './inventory.ts';
import { importedKey, runKey } from './names.ts';

const KEY = runKey('arc/contention');
const run = contentionRun();
const book = [
  { id: 'rc', title: 'Shared', number: 1, experiments: [{ id: 'rc/count', title: 'Counting', anchor: 'x' }] },
  {
    id: 'arc',
    title: 'Arc',
    number: 2,
    experiments: [
      { id: 'arc/vs-clone', title: 'Against a clone', anchor: 'x' },
      { id: 'arc/contention', title: 'One count', anchor: 'x' },
    ],
  },
];
const shelves = (things: Readonly<Record<string, unknown>>) =>
  inventory(
    Object.entries(things).map(([key, value]) => ({ key, value })),
    { book, timeZone: 'UTC' },
  );

test('shelves stand in the order of the book, places in the chapter’s; what it does not know is last', () => {
  const found = shelves({
    'infection:text': 'x',
    'edit:arc/count': 'x',
    [KEY]: run,
    'guess:arc/vs-clone/x': 2,
    'choice:rc/count': {},
    rubbish: 1,
  });
  assert.deepEqual(
    found.map(({ chapter, places }) => [chapter?.id, places.map(({ id }) => id)]),
    [
      ['rc', ['rc/count']],
      ['arc', ['arc/vs-clone', 'arc/contention', 'arc/count']],
      [undefined, ['infection', 'rubbish']],
    ],
  );
  assert.deepEqual(shelves({}), []);
});

test('of an experiment the shown run is first, then the newest; settings are last', () => {
  const [shelf] = shelves({
    'choice:arc/contention': {},
    [`${KEY}@2026-01-01`]: run,
    [`${KEY}@2026-02-02`]: run,
    [KEY]: run,
  });
  assert.deepEqual(
    shelf?.places[0]?.items.map(({ key }) => key),
    [KEY, `${KEY}@2026-02-02`, `${KEY}@2026-01-01`, 'choice:arc/contention'],
  );
});

test('a run says when, how, where and how large; and whether it came from a file', () => {
  const [shelf] = shelves({ [KEY]: run, [importedKey('arc/contention', run.startedAt)]: 'mark' });
  const [item] = shelf!.places[0]!.items;
  assert.match(item!.name, /\w+ \d+, 20\d\d/);
  assert.ok(item!.facts.includes('imported from a file'));
  assert.ok(item!.facts.some((fact) => fact.includes(run.environment.browser)));
  assert.match(item!.facts.at(-1)!, /^\d+(\.\d)? (bytes|KB)$/);
});

test('what cannot be read says why, of another edition and of none', () => {
  const why = (value: unknown) => shelves({ [KEY]: value })[0]!.places[0]!.items[0]!.unreadable ?? '';
  assert.match(why({ ...run, duration: 'long' }), /duration: /);
  assert.match(why({ ...run, schema: 0 }), /older edition/);
  assert.match(why({ ...run, schema: 2 }), /newer edition/);
  for (const rubbish of [null, 7, 'x', [], {}]) assert.notEqual(why(rubbish), '', String(rubbish));
});

test('the survey of the machine is named, with its date and its browser; one that cannot be read says why', () => {
  const survey = syntheticSurvey();
  const mark = importedKey('machine', survey.startedAt);
  const [shelf] = shelves({ [SURVEY_KEY]: survey, [mark]: 'mark' });
  assert.equal(shelf!.chapter, undefined);
  assert.equal(shelf!.places[0]!.title, 'Your machine');
  const [item] = shelf!.places[0]!.items;
  assert.equal(item!.name, 'Survey of November 21, 2026 at 10:00 AM');
  assert.deepEqual(item!.facts.slice(0, 3), [
    'Chromium 156 on Linux x86_64',
    '4 cores found',
    'imported from a file',
  ]);
  const why = (value: unknown) => shelves({ [SURVEY_KEY]: value })[0]!.places[0]!.items[0]!.unreadable ?? '';
  assert.match(why({ ...survey, ladder: 'high' }), /ladder: /);
  assert.match(why({ ...survey, schema: 9 }), /newer edition/);
  assert.notEqual(why(7), '');
  assert.equal(countWords([{ key: SURVEY_KEY, value: survey }]), '1 survey');
});

test('edits are named by their kernels', () => {
  const version = { text: 'a', original: 'b' };
  const nameOf = (value: unknown) => shelves({ 'edit:arc/contention': value })[0]!.places[0]!.items[0]!.name;
  assert.equal(nameOf({ own: version }), 'Your edit of “own”');
  assert.equal(nameOf({ own: version, shared: version }), 'Your edits of “own” and “shared”');
  assert.equal(nameOf('spoiled'), 'An edit that cannot be read');
});

test('counts and sizes in words', () => {
  const of = (...keys: string[]) => countWords(keys.map((key) => ({ key, value: 1 })));
  assert.equal(of(), 'nothing');
  assert.equal(of(KEY), '1 run');
  assert.equal(
    of('guess:a', 'edit:a/b', KEY, 'edit:a/b/c', `${KEY}@1`, 'guess:b', importedKey('a/b', '1')),
    '2 runs, 2 edits and 2 guesses',
  );
  assert.deepEqual([12, 54_321, 999_999, 10_863_576].map(sizeWords), [
    '12 bytes',
    '54 KB',
    '1.0 MB',
    '10.9 MB',
  ]);
});
