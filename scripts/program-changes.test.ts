import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DiagnosticRecord } from '../src/lab/program-record.ts';
import { changes } from './program-changes.ts';

const told = (codes: readonly string[], message = 'error\n at line 1'): DiagnosticRecord => ({
  result: codes.length > 0 ? 'refused' : 'accepted',
  codes,
  message,
});
const of = (refused: DiagnosticRecord, rustc = '1.95.0') => ({
  diagnostics: { list: { hash: '0', rustc, refused } },
  assembly: {},
});
const listing = (lines: readonly string[], rustc = '1.95.0') => ({
  diagnostics: {},
  assembly: { clone: { hash: '0', rustc, functions: { clone_arc: lines } } },
});
const nothing = { diagnostics: {}, assembly: {} };

test('what is the same is no change', () => {
  assert.deepEqual(changes('box', of(told(['E0072'])), of(told(['E0072']))), []);
  assert.deepEqual(changes('arc', listing(['ret']), listing(['ret'])), []);
});

test('results and codes are told', () => {
  assert.deepEqual(changes('box', nothing, of(told(['E0072']))), ['box/list, refused: new, refused E0072']);
  assert.deepEqual(changes('box', of(told(['E0072'])), nothing), ['box/list, refused: gone']);
  assert.deepEqual(changes('box', of(told(['E0072'])), of(told([]), '1.96.0')), [
    'box/list, refused: was refused E0072, is accepted',
  ]);
});

test('words are compared between runs of one compiler only', () => {
  const before = of(told(['E0072']));
  assert.deepEqual(changes('box', before, of(told(['E0072'], 'error\n at line 2'))), [
    'box/list, refused: its message; line 2 was “at line 1”, is “at line 2”',
  ]);
  assert.deepEqual(changes('box', before, of(told(['E0072'], 'other'), '1.96.0')), []);
  assert.deepEqual(changes('box', before, of(told(['E0072'], 'other')), true), []);
});

test('instructions are told by function, with the first line that differs', () => {
  assert.deepEqual(changes('arc', listing(['ret']), listing(['nop', 'ret'])), [
    'arc/clone, clone_arc: 1 instructions, now 2 instructions; line 1 was “ret”, is “nop”',
  ]);
  assert.deepEqual(changes('arc', listing(['ret']), listing(['nop'], '1.96.0')), []);
  assert.deepEqual(changes('arc', listing(['ret']), listing(['nop']), true), []);
});
