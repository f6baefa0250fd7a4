import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromResume, toResume } from './resume.ts';

test('a request comes back after the reload as it was', () => {
  const full = { mode: 'full', parameters: { threads: 2, size: 1024 }, seed: 7 } as const;
  assert.deepEqual(fromResume(toResume('arc/contention', full)), full);
  assert.deepEqual(fromResume(toResume('arc/contention', { mode: 'quick' })), {
    mode: 'quick',
    parameters: {},
  });
});

test('what was tampered with is left out', () => {
  const back = fromResume({ experiment: 'a/b', mode: 'slow', query: 'threads=abc&size=4&seed=-1.5' });
  assert.deepEqual(back, { mode: 'quick', parameters: { size: 4 } });
});
