import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ensureIsolated, type Surroundings, takeResume } from './isolation.ts';

const wanted = { experiment: 'arc/contention', mode: 'quick', query: 'threads=2' };

/** A browser on a host without headers, whose service worker works. `over` changes it. */
function browser(over: Partial<Surroundings> = {}) {
  const store = new Map<string, string>();
  const log: string[] = [];
  const at: Surroundings = {
    isolated: false,
    secure: true,
    framed: false,
    workers: {
      register: async (url, options) => {
        log.push(`register ${url} for ${options?.scope}`);
        return {} as ServiceWorkerRegistration;
      },
      ready: Promise.resolve({} as ServiceWorkerRegistration),
    },
    session: () => ({
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, value) => void store.set(key, value),
      removeItem: (key) => void store.delete(key),
    }),
    reload: () => void log.push('reload'),
    now: () => 1_000,
    base: '/book',
    ...over,
  };
  return { at, log, store };
}

const reasonOf = (answer: unknown): string => {
  assert.ok(typeof answer === 'object' && answer !== null && 'reason' in answer, `no reason: ${answer}`);
  return String(answer.reason);
};

test('an isolated page is left alone', async () => {
  const { at, log } = browser({ isolated: true });
  assert.equal(await ensureIsolated(wanted, { at }), 'isolated');
  assert.deepEqual(log, []);
});

test('the first press registers under the base and reloads once; the run is given back once', async () => {
  const { at, log } = browser();
  assert.equal(await ensureIsolated(wanted, { at }), 'reloading');
  assert.deepEqual(log, ['register /book/sw.js for /book/', 'reload']);
  assert.deepEqual(takeResume(at), wanted);
  assert.equal(takeResume(at), undefined);
});

test('a page that is not isolated after the reload says so, and never reloads again', async () => {
  const { at, log } = browser();
  await ensureIsolated(wanted, { at });
  for (let press = 0; press < 3; press++)
    assert.match(reasonOf(await ensureIsolated(wanted, { at })), /still does not count it as isolated/);
  assert.equal(log.filter((line) => line === 'reload').length, 1);
});

test('a cancel while the service worker installs: no reload, and nothing starts by itself later', async () => {
  const abort = new AbortController();
  let installed = (_: ServiceWorkerRegistration) => {};
  const ready = new Promise<ServiceWorkerRegistration>((resolve) => {
    installed = resolve;
  });
  const { at, log, store } = browser({
    workers: { register: async () => ({}) as ServiceWorkerRegistration, ready },
  });
  const answer = ensureIsolated(wanted, { signal: abort.signal, at });
  abort.abort();
  installed({} as ServiceWorkerRegistration);
  assert.match(reasonOf(await answer), /cancelled/);
  assert.deepEqual(log, []);
  assert.equal(store.size, 0, 'the next press may reload');
});

test('once isolation worked, a later loss may be repaired again', async () => {
  const { at } = browser();
  await ensureIsolated(wanted, { at });
  assert.equal(await ensureIsolated(wanted, { at: { ...at, isolated: true } }), 'isolated');
  assert.equal(await ensureIsolated(wanted, { at }), 'reloading');
});

test('each way to fail has its own words, and none reloads', async () => {
  const refusing = {
    register: () => Promise.reject(new Error('The operation is insecure.')),
    ready: new Promise<never>(() => {}),
  };
  const cases: [Partial<Surroundings>, RegExp][] = [
    [{ secure: false }, /not secure/],
    [{ framed: true }, /inside another page/],
    [{ workers: undefined }, /no service worker/],
    [{ workers: refusing }, /could not be installed: The operation is insecure\. Allow/],
    [
      {
        session: () => {
          throw new Error('denied');
        },
      },
      /site data is blocked/,
    ],
  ];
  for (const [over, words] of cases) {
    const { at, log, store } = browser(over);
    assert.match(reasonOf(await ensureIsolated(wanted, { at })), words);
    assert.ok(!log.includes('reload'));
    assert.equal(store.size, 0, 'nothing is left behind');
  }
});

test('what is stale or not ours does not start a run', () => {
  const { at, store } = browser();
  const key = 'cost-of-ownership:resume';
  for (const kept of [
    '',
    'null',
    '{"experiment":"arc/contention"}',
    '7',
    JSON.stringify({ ...wanted, at: -60_000 }),
  ]) {
    store.set(key, kept);
    assert.equal(takeResume(at), undefined, kept);
    assert.equal(store.size, 0);
  }
});
