import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Machine, parseMachine, parseRun, type Run } from './run.ts';
import { contention, contentionTime, syntheticRun } from './synthetic.fixture.ts';

const run = syntheticRun(contention, { time: contentionTime });
const machine: Machine = {
  schema: 1,
  id: 'two-cores',
  name: '2 virtual cores',
  description: 'A cloud server.',
  recordedAt: run.startedAt,
  runs: [run],
};

/** A copy with the value at a path replaced. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(run) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const parent = keys.reduce((object, key) => object[key] as Record<string, unknown>, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

test('a run survives a file unchanged', () => {
  const parsed = parseRun(JSON.parse(JSON.stringify(run)));
  assert.deepEqual(parsed, { state: 'ok', value: run });
  assert.equal(parseMachine(JSON.parse(JSON.stringify(machine))).state, 'ok');
});

test('what does not fit is refused, with the path of the first wrong field', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['schema', 2],
    ['experiment', '../../etc'],
    ['startedAt', 'yesterday'],
    ['duration', -1],
    ['duration', Number.NaN],
    ['environment.tick', 0],
    ['environment.coresFound', 1.5],
    ['environment.drift', Number.POSITIVE_INFINITY],
    ['environment.browser', 'x'.repeat(401)],
    ['environment.extra', 1],
    ['plan.mode', 'slow'],
    ['plan.launches', 0],
    ['plan.seed', 2 ** 60],
    ['cases', []],
    ['cases.0.language', 'cobol'],
    ['cases.0.unit', 's'],
    ['cases.0.threads', 0],
    ['cases.0.samples.3', [0, 1, -5, 1]],
    ['cases.0.samples.3', [0, 1, 5, 1.01]],
    ['cases.0.samples.3', [0, 1, 5]],
    ['cases.0.rejected', { bored: 1 }],
    ['cases.0.checksum', undefined],
    ['cases.0.parameters', { 'No Such!': 1 }],
  ];
  for (const [path, value] of wrong) {
    const parsed = parseRun(changed(path, value));
    assert.equal(parsed.state, 'refused', path);
    assert.ok(
      parsed.state === 'refused' && parsed.reason.includes(path),
      parsed.state === 'refused' ? parsed.reason : '',
    );
  }
});

test('what is no run at all is refused in a sentence', () => {
  for (const input of [undefined, null, 7, 'run', [], {}]) {
    const parsed = parseRun(input);
    assert.ok(
      parsed.state === 'refused' && parsed.reason.startsWith('This is not a run that this book can read: '),
    );
  }
});

test('a run may lack what a machine with one core lacks', () => {
  const alone: Run = syntheticRun(contention, { time: contentionTime, cores: 1 });
  assert.equal(alone.environment.hopsBefore, null);
  assert.equal(parseRun(alone).state, 'ok');
});

test('a machine is refused for the wrong field of one of its runs', () => {
  const parsed = parseMachine({ ...machine, runs: [run, changed('plan.rounds', 0)] });
  assert.ok(parsed.state === 'refused' && parsed.reason.includes('runs.1.plan.rounds'));
  assert.equal(parseMachine({ ...machine, id: 'Two Cores' }).state, 'refused');
});
