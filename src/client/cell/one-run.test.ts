import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Busy, oneRun } from './one-run.ts';

const never = new AbortController().signal;
const gate = () => {
  let open = () => {};
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open };
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A lock manager that another tab holds until told. */
function heldByAnotherTab(until: Promise<void>): Pick<LockManager, 'request'> {
  let held = true;
  until.then(() => {
    held = false;
  });
  const request = async (_: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
    if (held && options.ifAvailable) return callback(null);
    if (held)
      await Promise.race([
        until,
        new Promise((_resolve, reject) => {
          options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
        }),
      ]);
    return callback({ name: 'x', mode: 'exclusive' });
  };
  return { request: request as LockManager['request'] };
}

test('the second run of a page starts when the first has ended', async () => {
  const first = gate();
  const log: string[] = [];
  const waits: Busy[] = [];
  const options = { signal: never, onWaiting: (busy: Busy) => waits.push(busy), locks: undefined };
  const a = oneRun(async () => {
    log.push('a starts');
    await first.wait;
    log.push('a ends');
  }, options);
  const b = oneRun(async () => log.push('b starts'), options);
  await settle();
  assert.deepEqual(log, ['a starts']);
  assert.deepEqual(waits, ['page']);
  first.open();
  await Promise.all([a, b]);
  assert.deepEqual(log, ['a starts', 'a ends', 'b starts']);
});

test('a run that fails does not keep the others waiting', async () => {
  const options = { signal: never, onWaiting: () => assert.fail('nobody is in the way'), locks: undefined };
  await assert.rejects(
    oneRun(async () => Promise.reject(new Error('no')), options),
    /no/,
  );
  assert.equal(await oneRun(async () => 7, options), 7);
});

test('waiting for another tab, then running', async () => {
  const other = gate();
  const waits: Busy[] = [];
  const run = oneRun(async () => 'ran', {
    signal: never,
    onWaiting: (busy) => waits.push(busy),
    locks: heldByAnotherTab(other.wait),
  });
  await settle();
  assert.deepEqual(waits, ['tab']);
  other.open();
  assert.equal(await run, 'ran');
});

test('waiting can be given up, for another tab and for this page', async () => {
  const abort = new AbortController();
  const nobody = gate();
  const tab = oneRun(async () => assert.fail('must not run'), {
    signal: abort.signal,
    onWaiting: () => {},
    locks: heldByAnotherTab(nobody.wait),
  });
  const page = oneRun(async () => assert.fail('must not run'), {
    signal: abort.signal,
    onWaiting: () => {},
    locks: undefined,
  });
  await settle();
  abort.abort();
  await assert.rejects(tab, { name: 'AbortError' });
  await assert.rejects(page, { name: 'AbortError' });
  const after = { signal: never, onWaiting: () => assert.fail('nobody is in the way'), locks: undefined };
  assert.equal(await oneRun(async () => 1, after), 1);
});

test('a frame that may have no locks runs all the same; what goes wrong in the work itself is told', async () => {
  const denied = {
    request: () => Promise.reject(new DOMException('The request was denied.', 'SecurityError')),
  } as unknown as Pick<LockManager, 'request'>;
  const options = { signal: new AbortController().signal, onWaiting: () => {}, locks: denied };
  assert.equal(await oneRun(async () => 7, options), 7);
  const granting = {
    request: (_: string, __: object, callback: (lock: object) => unknown) => callback({}),
  } as unknown as Pick<LockManager, 'request'>;
  let times = 0;
  const failing = async () => {
    times++;
    throw new DOMException('no', 'SecurityError');
  };
  await assert.rejects(oneRun(failing, { ...options, locks: granting }), /no/);
  assert.equal(times, 1);
});
