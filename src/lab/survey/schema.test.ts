/** Surveys that are right, and hundreds that are not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '../../stats/random.ts';
import { parseMachine, parseSurvey } from '../run.ts';
import { around, syntheticSurvey } from './survey.fixture.ts';

const survey = syntheticSurvey();
const reason = (input: unknown): string => {
  const parsed = parseSurvey(input);
  assert.equal(parsed.state, 'refused', `it was read: ${JSON.stringify(input).slice(0, 200)}`);
  return parsed.state === 'refused' ? parsed.reason : '';
};

test('what was measured comes back as it was, in a machine too', () => {
  const read = JSON.parse(JSON.stringify(survey));
  assert.deepEqual(parseSurvey(read), { state: 'ok', value: survey });
  const machine = {
    schema: 1,
    id: 'mine',
    name: 'mine',
    description: '',
    recordedAt: survey.startedAt,
    runs: [],
  };
  const parsed = parseMachine({ ...machine, survey: read });
  assert.deepEqual(parsed.state === 'ok' && parsed.value.survey, survey);
  const without = parseMachine(machine);
  assert.equal(without.state === 'ok' && without.value.survey, undefined);
  const wrong = parseMachine({ ...machine, survey: { ...read, now: 0 } });
  assert.match(wrong.state === 'refused' ? wrong.reason : '', /not a machine .*: survey\.now: /);
});

test('alone on one core, with nothing of lines and hops, it is a survey still', () => {
  assert.equal(parseSurvey(syntheticSurvey({ coresFound: 1, strides: [], hops: [] })).state, 'ok');
});

test('a refusal names the first wrong field', () => {
  const [first, last] = [survey.ladder[0]!, survey.ladder[1]!];
  for (const [made, words] of [
    [null, /the whole of it/],
    [{ ...survey, schema: 2 }, /: schema: /],
    [{ ...survey, more: 1 }, /: more: /],
    [{ ...survey, startedAt: 'yesterday' }, /: startedAt: /],
    [{ ...survey, browser: 'x'.repeat(401) }, /: browser: /],
    [{ ...survey, coresFound: 0 }, /: coresFound: /],
    [{ ...survey, tick: Number.NaN }, /: tick: /],
    [{ ...survey, ladder: [last, first] }, /: ladder: Sizes must rise/],
    [{ ...survey, ladder: [first, first] }, /: ladder: Sizes must rise/],
    [{ ...survey, ladder: [{ ...first, samples: [[0, -1]] }] }, /: ladder\.0\.samples\.0\.1: /],
    [{ ...survey, ladder: [{ ...first, samples: [] }] }, /: ladder\.0\.samples: /],
    [{ ...survey, strides: [{ bytes: 1.5, samples: around(1) }] }, /: strides\.0\.bytes: /],
    [{ ...survey, hops: [survey.hops[0], survey.hops[0]] }, /: hops: A pair is there twice/],
    [{ ...survey, hops: [{ ...survey.hops[0], a: 3 }] }, /: hops\.0: The first thread of a pair/],
    [{ ...survey, hops: [{ ...survey.hops[0], b: 1e9 }] }, /: hops\.0\.b: /],
  ] as const)
    assert.match(reason(made), words);
});

test('three hundred mangled surveys: each refused in words, none changes an object of ours', () => {
  const next = random(11);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const strange = [
    null,
    '<script>alert(1)</script>',
    -1,
    1e300,
    Number.POSITIVE_INFINITY,
    {},
    [[[]]],
    true,
    'x'.repeat(1e5),
  ];
  for (let i = 0; i < 300; i++) {
    const whole = JSON.parse(JSON.stringify(survey)) as Record<string, unknown>;
    // One field somewhere becomes something that no survey has there, or goes.
    let object = whole;
    for (;;) {
      const key = pick(Object.keys(object));
      const inner = object[key];
      if (typeof inner === 'object' && inner !== null && Object.keys(inner).length && next() > 0.2) {
        object = inner as Record<string, unknown>;
        continue;
      }
      // In lists that may be of any length, and where any text may stand, something is put that can never be there.
      if (next() < 0.2 && !Array.isArray(object)) delete object[key];
      else object[key] = typeof inner === 'string' ? pick([null, 7, {}, 'x'.repeat(1e5)]) : pick(strange);
      break;
    }
    assert.match(reason(whole), /^This is not a survey that this book can read: .+\.$/, `${i}`);
  }
  const polluted = JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(survey).slice(1)}`);
  parseSurvey(polluted);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});
