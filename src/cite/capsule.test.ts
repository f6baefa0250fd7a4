import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Gathered } from '../lab/gathered.ts';
import type { Machine, Rejection, Run } from '../lab/run.ts';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import { random } from '../stats/random.ts';
import { CAPSULE_MARK, hashOfContents, pack, SAFE_LINK, unpack } from './capsule.ts';
import { deflate, toAddress } from './squeeze.ts';

const machine = JSON.parse(
  readFileSync(new URL('../../content/machines/cloud-2.json', import.meta.url), 'utf8'),
) as Machine;
const recorded = machine.runs.find(({ experiment }) => experiment === 'arc/vs-clone')!;
/** As a reader's browser would measure it: without native Rust and counters, with the digits that it keeps. */
const inPage = ({ native: _, ...run }: Run): Run => {
  const pageCases = run.cases.filter(({ language }) => language !== 'native');
  const gathered = new Gathered(pageCases.map((each) => ({ ...each, observe: 'all', checked: 0 })));
  for (const [i, { samples, checksum, rejected }] of pageCases.entries()) {
    for (const sample of samples) gathered.add(i, ...sample);
    gathered.check(i, checksum);
    for (const [reason, times] of Object.entries(rejected))
      for (let n = 0; n < times; n++) gathered.reject(i, reason as Rejection);
  }
  return { ...run, cases: gathered.cases() };
};
/** The same, had the reader taken a quick look. */
const quickly = (run: Run): Run => ({
  ...run,
  plan: { ...run.plan, mode: 'quick', launches: 1, rounds: 6 },
  cases: run.cases.map((each) => ({
    ...each,
    samples: each.samples.filter(([launch, round]) => launch === 0 && round < 6),
  })),
});

async function through(run: Run, code: readonly { variant: string; text: string }[] = []) {
  const packed = await pack({ run, code });
  assert.ok(packed, 'it fits a link');
  const unpacked = await unpack(`#${packed}`);
  assert.equal(unpacked.state, 'ok', unpacked.state === 'refused' ? unpacked.reason : '');
  assert.ok(unpacked.state === 'ok');
  assert.deepEqual(unpacked.value.run, run);
  assert.deepEqual(unpacked.value.code, code);
  return packed;
}

test('a run comes back exactly, whatever its numbers', async () => {
  await through(inPage(recorded));
  await through(syntheticRun(contention, { time: contentionTime, launches: 1, rounds: 6, mode: 'quick' }));
  const odd = structuredClone(inPage(recorded));
  const [first, second, third] = odd.cases as [Run['cases'][0], Run['cases'][0], Run['cases'][0]];
  first.samples = [];
  second.samples = [
    [7, 3, 1e-300, 0],
    [0, 900, 1.7e300, 1],
    [0, 0, Math.PI, 1 / 3],
  ];
  third.samples = third.samples.slice(4).map(([l, r, time]) => [l, r, time * 1e6, 0.97]);
  first.rejected = { overlap: 3, time: 1 };
  first.counters = { allocations: 17, bytes: 0.5 };
  second.variant = '<img src=x onerror=alert(1)> “é” \u0000';
  odd.environment.hopsAfter = null;
  const { kernels, startedAt, duration, environment, plan } = recorded;
  odd.native = { kernels, startedAt, duration, environment, plan: { ...plan, rounds: 3 } };
  odd.cases[3]!.language = 'native';
  await through(odd);
});

test('code travels along as text, and counts for the hash', async () => {
  const run = inPage(recorded);
  const code = [{ variant: 'arc', text: 'export const x = "</script>";\n' }];
  await through(run, code);
  assert.notEqual(await hashOfContents({ run, code }), await hashOfContents({ run, code: [] }));
});

test('every experiment’s run, full or quick, fits the safest link as a reader makes it; the longest is not packed', async () => {
  for (const run of machine.runs.map(inPage))
    for (const [each, longest] of [
      [run, SAFE_LINK],
      [quickly(run), SAFE_LINK / 2],
    ] as const) {
      const { length } = await through(each);
      assert.ok(length < longest, `${run.experiment}, ${each.plan.mode}: ${length} characters`);
    }
  const large = syntheticRun(contention, { time: contentionTime, rounds: 400, noise: 0.3 });
  assert.equal(await pack({ run: large, code: [] }), undefined);
});

test('recorded runs, with native cases under a plan and a clock of their own, come back exactly where they fit', async () => {
  let fit = 0;
  for (const run of machine.runs) {
    const packed = await pack({ run, code: [] });
    if (!packed) continue;
    fit++;
    const unpacked = await unpack(packed);
    assert.ok(unpacked.state === 'ok');
    assert.deepEqual(unpacked.value.run, run);
  }
  assert.ok(fit > machine.runs.length / 2, `${fit} of ${machine.runs.length}`);
});

/** Changes one thing at random, as a mail program, a prankster or an attacker would. */
type Mangle = (text: string, next: () => number) => string | Promise<string>;
const at = (text: string, next: () => number) => Math.floor(next() * text.length);
const bytesAs = async (header: Uint8Array<ArrayBuffer>, body = new Uint8Array()) => {
  const deflated = await deflate(header);
  const bytes = new Uint8Array(2 + deflated.length + body.length);
  new DataView(bytes.buffer).setUint16(0, deflated.length);
  bytes.set(deflated, 2);
  bytes.set(body, 2 + deflated.length);
  return `${CAPSULE_MARK}1.0123456789abcdef.${toAddress(bytes)}`;
};
const withHeader = (header: unknown, body = 4000): Promise<string> =>
  bytesAs(
    new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header)),
    new Uint8Array(body),
  );
const plan = (launches: number, rounds: number) => [1, 'full', launches, rounds, 5, 3, {}];
const header = (changes: object = {}) =>
  Object.values({
    run: [1, 'arc/vs-clone', '', '', '2026-01-01T00:00:00.000Z', 1],
    environment: ['', '', true, 5000, 40, 2, 2, null, null, 0, 1],
    plan: plan(5, 6),
    variants: ['arc'],
    variant: [0],
    language: [0],
    threads: [1],
    checksum: [1],
    parameters: [['threads', [1]]],
    rejected: [],
    counters: [],
    code: [],
    ...changes,
  });
const NASTY = ['__proto__', 'constructor', 'prototype', '<script>alert(1)</script>', 'javascript:alert(1)'];
const HUGE = [1e308, 2 ** 53, -1, 1e9, Number.MAX_SAFE_INTEGER, 0.5];
const pick = <T>(items: readonly T[], next: () => number): T => items[Math.floor(next() * items.length)]!;

const mangles: readonly Mangle[] = [
  (text, next) => text.slice(0, at(text, next)),
  (text, next) => {
    const i = at(text, next);
    return (
      text.slice(0, i) +
      String.fromCharCode(text.charCodeAt(i) ^ (1 << Math.floor(next() * 7))) +
      text.slice(i + 1)
    );
  },
  (text, next) => text.replace('run=1', `run=${Math.floor(next() * 1e6) + 2}`),
  (text, next) => text.slice(0, at(text, next)) + text.slice(at(text, next)),
  (text, next) => text + text.slice(at(text, next)),
  (_, next) => withHeader(header({ parameters: [[pick(NASTY, next), [1]]], variants: [pick(NASTY, next)] })),
  (_, next) => withHeader({ ...header(), [pick(NASTY, next)]: next() }),
  (_, next) => withHeader(`{"__proto__":{"polluted":${next()}},"constructor":{"prototype":{"polluted":1}}}`),
  (_, next) => withHeader(header({ rejected: [[pick(NASTY, next), [1]]], counters: [['__proto__', [1]]] })),
  (_, next) => withHeader(header({ plan: plan(pick(HUGE, next), pick(HUGE, next)) })),
  (_, next) => withHeader(header({ threads: [pick(HUGE, next)], checksum: [pick(HUGE, next)] })),
  (_, next) =>
    withHeader(header({ variant: [pick(HUGE, next)], parameters: [['threads', [pick(HUGE, next)]]] })),
  // Bombs: zeros deflate to a thousandth.
  (_, next) => bytesAs(new Uint8Array(2e6 + Math.floor(next() * 1e6))),
  (_, next) =>
    withHeader(
      header({ variant: Array(500).fill(0), language: Array(500).fill(0) }),
      Math.floor(7e4 * next()),
    ),
  (_, next) => withHeader('['.repeat(1e5 + Math.floor(next() * 1e5))),
  (_, next) => withHeader(header({ code: [{ variant: 'arc', text: 'x'.repeat(20_001 + 1e4 * next()) }] })),
  (text, next) =>
    text.replace(
      /\.[0-9a-f]{16}\./,
      `.${Math.floor(next() * 2 ** 48)
        .toString(16)
        .padStart(16, '0')}.`,
    ),
];

test('of 320 mangled capsules each is refused in words or is the original, within a second', async () => {
  const run = inPage(recorded);
  const original = (await pack({ run, code: [] }))!;
  const next = random(20261121);
  let refusals = 0;
  for (let i = 0; i < 320; i++) {
    const mangled = await mangles[i % mangles.length]!(original, next);
    const begin = performance.now();
    const result = await unpack(mangled);
    assert.ok(performance.now() - begin < 1000, `number ${i} took too long`);
    if (result.state === 'ok') assert.deepEqual(result.value.run, run, `number ${i}`);
    else {
      refusals++;
      assert.match(result.reason, /^The run in this link cannot be shown\. .{8,320}\.$/s, `number ${i}`);
    }
  }
  assert.ok(refusals > 280, `${refusals} were refused`);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});
