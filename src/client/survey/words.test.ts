import assert from 'node:assert/strict';
import { test } from 'node:test';
import { around, syntheticSurvey as survey } from '../../lab/survey/survey.fixture.ts';
import { coresWords, hopWords, ladderWords, lineWords, surveyWords } from './words.ts';

test('what was found, with its intervals', () => {
  assert.equal(
    coresWords(survey()),
    'The browser reports 4 cores, and as many threads were seen running at once. The clock moves in steps of 5 µs; reading it takes 40 ns.',
  );
  assert.match(
    ladderWords(survey()),
    /^A load .* 1\.20? ns \(.* in 4 KiB, and 120 ns \(.* in 128 MiB: 100 times as long\.$/,
  );
  assert.match(lineWords(survey()), /^64 bytes: all 5 launches say so\./);
  assert.match(
    hopWords(survey()),
    /^A word takes from 60 ns \(.*\) between the nearest two threads to 200 ns/,
  );
});

test('hops of two kinds are told as two', () => {
  const hops = (...times: number[]) =>
    hopWords(
      survey({
        hops: [{ a: 0, b: 1, apart: 0, samples: times.map((ns, i) => [i % 5, ns] as const) }],
      }),
    );
  assert.match(hops(140, 1300, 150, 1400, 145, 1350, 141, 1200), /The quickest sample is 140 ns; others/);
  assert.doesNotMatch(hops(140, 141, 142, 143, 144, 145), /quickest/);
});

test('all of it in a line, as far as it is there', () => {
  assert.equal(
    surveyWords(survey()),
    '1.2 ns in 4 KiB to 120 ns in 128 MiB; a line of 64 B; hops of 60 ns to 200 ns.',
  );
  assert.equal(
    surveyWords(survey({ strides: [], hops: [], ladder: [] })),
    'Nothing of it could be measured.',
  );
  assert.match(surveyWords(survey({ hops: survey().hops.slice(0, 1) })), /; a hop of 60 ns\.$/);
});

test('launches that disagree: lines in pairs are named only where one saw two lines', () => {
  const seen = (...lines: number[]) =>
    survey({
      strides: [4, 32, 64, 128, 256].map((bytes) => ({
        bytes,
        samples: lines.flatMap((line, launch) =>
          [1, 2, 3].map(() => [launch, bytes < line ? 40 : 5] as const),
        ),
      })),
    });
  assert.match(lineWords(seen(64, 64, 128)), /^Most likely 64 bytes: 2 of 3 .* others 128\. .*in pairs/);
  assert.match(lineWords(seen(64, 64, 256)), /others 256\. Other work on the machine/);
});

test('what was not found is said', () => {
  const alone = survey({ coresFound: 1, strides: [], hops: [], ladder: [] });
  assert.match(coresWords(alone), /only one thread ran at once/);
  assert.match(ladderWords(alone), /No size/);
  assert.match(lineWords(alone), /two threads at once/);
  assert.match(hopWords(alone), /nobody to send to/);
  assert.match(hopWords(survey({ hops: [{ a: 0, b: 1, samples: [], apart: 15 }] })), /No two threads/);
  assert.match(
    lineWords(
      survey({
        strides: [
          { bytes: 4, samples: around(5) },
          { bytes: 512, samples: around(5) },
        ],
      }),
    ),
    /nothing can be said/,
  );
});
