import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assembly, demo, diagnostic, type Program, type ProgramTest } from '../lab/program.ts';
import type { ProgramRecords } from '../lab/program-record.ts';
import { countInstructions } from './compiler-evidence.ts';
import { judgeProgram } from './program-verdict.ts';

const text = { title: 'A title', question: 'A question?', claims: [] };
const counts = demo({ id: 'rc/counts', ...text, missing: { native: 'Natively it would end the machine.' } });
const cycle = diagnostic({ id: 'rc/threads', ...text, title: 'Across threads' });
const clone = assembly({ id: 'rc/clone', ...text });
const chapter: readonly Program[] = [counts, cycle, clone];
const records: ProgramRecords = {
  demos: {
    counts: {
      hash: '0',
      runs: {
        typescript: { lines: ['count: 1', 'count: 3', 'bytes: 12_000', 'name: a: b'], ending: 'returned' },
        rust: { lines: ['count: 2'], ending: 'panicked', message: 'RefCell already borrowed' },
      },
    },
  },
  diagnostics: {
    threads: {
      hash: '0',
      rustc: '1.95.0',
      refused: { result: 'refused', codes: ['E0277'], message: 'error' },
      accepted: { result: 'accepted', codes: ['unused_mut'], message: 'warning' },
    },
  },
  assembly: {
    clone: {
      hash: '0',
      rustc: '1.95.0',
      functions: { clone: ['lock xadd qword ptr [rdi], rax', '.L1:', 'movzx eax, byte ptr [rax]', 'ret'] },
    },
  },
};

const judge = (of: Program, test: ProgramTest, from = records) =>
  judgeProgram({ id: 'c', sentence: 's', criterion: 'c', test, because: 'b' }, of, chapter, from);
const states = (of: Program, test: ProgramTest, from = records) =>
  judge(of, test, from).map(({ language, verdict }) => `${language} ${verdict.state}`);
const sentence = (of: Program, test: ProgramTest, nth = 0) => judge(of, test)[nth]!.verdict.sentence;

test('a demo is judged in each language, by what it printed there', () => {
  const three: ProgramTest = { says: 'count', is: 3 };
  assert.deepEqual(states(counts, three), ['typescript holds', 'rust refuted', 'native untestable']);
  assert.equal(sentence(counts, three), 'It printed “count: 3”.');
  assert.equal(sentence(counts, three, 1), 'It printed “count: 2”, not “3”.');
  assert.equal(sentence(counts, three, 2), 'Natively it would end the machine.');
  assert.equal(judge(counts, three)[2]!.verdict.word, 'cannot be tested here');
});

test('values are texts or numbers, exact or past a bound', () => {
  const first = (test: ProgramTest) => judge(counts, test)[0]!.verdict;
  assert.equal(first({ says: 'name', is: 'a: b' }).state, 'holds');
  assert.equal(first({ says: 'bytes', is: 12000 }).state, 'holds');
  assert.equal(
    first({ says: 'bytes', above: 12000 }).sentence,
    'It printed “bytes: 12_000”, which is not above 12,000.',
  );
  assert.equal(first({ says: 'bytes', below: 12001 }).state, 'holds');
  assert.equal(first({ says: 'name', above: 0 }).state, 'refuted');
  assert.equal(first({ says: 'coun', is: 3 }).sentence, 'It printed no “coun” and came to its end.');
});

test('how a demo ends, and with which message', () => {
  const second = (test: ProgramTest) => judge(counts, test)[1]!.verdict;
  assert.equal(second({ ends: 'panicked', message: 'already borrowed' }).state, 'holds');
  assert.equal(second({ ends: 'panicked', message: 'poisoned' }).state, 'refuted');
  assert.equal(second({ ends: 'returned' }).sentence, 'It panicked: “RefCell already borrowed”.');
});

test('the compiler is asked once', () => {
  assert.deepEqual(states(cycle, { refused: 'E0277' }), ['rustc holds']);
  assert.equal(sentence(cycle, { refused: 'E0505' }), 'The compiler refuses it (E0277).');
  assert.deepEqual(states(cycle, { accepted: true }), ['rustc refuted']);
  assert.deepEqual(states(cycle, { warned: 'unused_mut' }), ['rustc holds']);
  assert.equal(
    sentence(cycle, { warned: 'unused_mut' }),
    'The compiler takes the other version and warns (unused_mut).',
  );
  assert.deepEqual(states(cycle, { version: 'accepted', refused: 'E0277' }), ['rustc refuted']);
  assert.deepEqual(states(clone, { counts: 'lock', in: 'clone', is: 1 }), ['rustc holds']);
  assert.equal(
    sentence(clone, { counts: 'xadd', in: 'clone', above: 1 }),
    'There is 1 instruction with “xadd” in clone.',
  );
});

test('the compiler counts in each language beside a demo', () => {
  const both: ProgramTest = {
    all: [
      { says: 'count', is: 3 },
      { program: 'threads', refused: 'E0277' },
    ],
  };
  assert.deepEqual(states(counts, both), ['typescript holds', 'rust refuted', 'native untestable']);
  assert.equal(
    sentence(counts, both),
    'It printed “count: 3”. The compiler refuses “Across threads” (E0277).',
  );
  const either: ProgramTest = {
    any: [
      { says: 'count', is: 3 },
      { program: 'threads', refused: 'E0277' },
    ],
  };
  assert.deepEqual(states(counts, either), ['typescript holds', 'rust holds', 'native holds']);
});

test('not turns what is known, and leaves the rest', () => {
  const none: ProgramTest = { not: { says: 'count', is: 3 } };
  assert.deepEqual(states(counts, none), ['typescript refuted', 'rust holds', 'native untestable']);
  assert.equal(sentence(counts, none), 'It printed “count: 3”.');
});

test('no verdict of what has not been run or compiled', () => {
  const nothing: ProgramRecords = { demos: {}, diagnostics: {}, assembly: {} };
  assert.deepEqual(states(counts, { ends: 'returned' }, nothing), [
    'typescript none',
    'rust none',
    'native untestable',
  ]);
  assert.deepEqual(states(cycle, { accepted: true }, nothing), ['rustc none']);
  assert.deepEqual(states(clone, { counts: 'any', in: 'clone', above: 0 }, nothing), ['rustc none']);
  assert.deepEqual(states(clone, { counts: 'any', in: 'gone', above: 0 }), ['rustc none']);
});

test('a test that does not fit its program is the author’s mistake', () => {
  assert.throws(
    () => judge(cycle, { says: 'count', is: 3 }),
    /claim c: says, is is nothing to ask of the diagnostic rc\/threads/,
  );
  assert.throws(() => judge(cycle, { program: 'nobody', accepted: true }), /no program “nobody”/);
});

test('patterns find whole words in order, in instructions only', () => {
  const lines = [
    'lock xadd qword ptr [rdi], rax',
    '.L1:',
    'movzx eax, byte ptr [rax]',
    'call memcpy',
    'mov rax, rdi',
  ];
  const count = (pattern: string) => countInstructions(lines, pattern);
  assert.deepEqual(
    ['any', 'lock', 'xadd', 'lock xadd', 'xadd lock', 'mov', 'call memcpy', 'memcp', 'movzx byte', '.L1'].map(
      count,
    ),
    [4, 1, 1, 1, 0, 1, 1, 0, 1, 0],
  );
});
