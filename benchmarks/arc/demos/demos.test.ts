import assert from 'node:assert/strict';
import test from 'node:test';
import { count } from './count.ts';

test('count.ts prints what count.rs prints', () => {
  const lines: string[] = [];
  count((line) => lines.push(line));
  assert.deepEqual(lines, ['owners: 2', 'same bytes: true', 'owners: 1']);
});
