import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { Experiment, Kernel, ParameterValues } from '../../src/lab/experiment.ts';
import { bytesOf, startOf } from '../../src/memory/fat-pointer.ts';
import type { Heap } from '../../src/memory/heap.ts';
import { dropString, newString } from '../../src/memory/strings.ts';
import { type Book, SENTENCES } from './book-layout.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import { kindAt, NUMBER, SIGN, type Source, tokenFrom, tokenTo, WORD } from './source-layout.ts';

const SEED = 7;

function alone(name: string, variant: string, parameters: ParameterValues, seed = SEED) {
  const kernel: Kernel<unknown> | undefined = kernels[name]?.[variant];
  assert.ok(kernel, `no kernel ${name}/${variant}`);
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, 1));
  const state = kernel.setup({ memory, parameters, threads: 1, thread: 0, seed });
  const run = (iterations: number) => kernel.run(state, iterations);
  const audit = (mine: number) => kernel.audit?.(state, mine, mine);
  return { state, run, audit };
}

function* cases(experiment: Experiment) {
  const [, name] = experiment.id.split('/') as [string, string];
  for (const value of experiment.parameters[0]!.values)
    for (const variant of experiment.variants) {
      const parameters = { [experiment.axis]: value };
      if (variant.exists(parameters)) yield { name, variant: variant.id, parameters };
    }
}

const text = ({ words, bytes, text }: Book | Source): string => {
  const start = startOf(words, text);
  return new TextDecoder().decode(bytes.slice(start, start + bytesOf(words, text)));
};

// ---- what a kernel must return, worked out from the text by other means ----

const looked = (part: string): number => part.length ^ (part.charCodeAt(0) << 16);

/** sum = sum * 31 + each, modulo 2^32. */
const folded = (each: readonly number[]): number =>
  Number(each.reduce((sum, value) => (sum * 31n + BigInt(value >>> 0)) & 0xffff_ffffn, 0n));

/** The first n of a row that begins again at its end. */
const round = <T>(row: readonly T[], n: number): T[] =>
  Array.from({ length: n }, (_, i) => row[i % row.length]!);

const sentencesOf = (all: string): string[] => all.match(/[^.]*\./g) ?? [];

const tokensOf = (all: string): { kind: number; text: string }[] =>
  [...all.matchAll(/([a-z]+)|([0-9]+)|[^ ]/g)].map(([whole, word, number]) => ({
    kind: word ? WORD : number ? NUMBER : SIGN,
    text: whole,
  }));

const [excerpt, pass, parser] = experiments as [Experiment, Experiment, Experiment];

test('lifetimes/excerpt: checksums are those of the sentences, again and again', () => {
  for (const { name, variant, parameters } of cases(excerpt)) {
    const { state, run, audit } = alone(name, variant, parameters);
    const all = sentencesOf(text(state as Book)).map(looked);
    assert.equal(all.length, SENTENCES);
    const where = `${variant} at ${JSON.stringify(parameters)}`;
    for (const n of [0, 1, SENTENCES + 5, SENTENCES + 5])
      assert.equal(run(n), folded(round(all, n)), `${where}, ${n} sentences`);
    assert.equal(audit(2 * SENTENCES + 11), undefined, where);
  }
});

test('lifetimes/excerpt: sentences are as long as they are said to be, on average', () => {
  for (const length of excerpt.parameters[0]!.values) {
    const sizes = sentencesOf(text(alone('excerpt', 'view', { length }).state as Book)).map(
      (each) => each.length,
    );
    assert.ok(Math.min(...sizes) >= length / 2 && Math.max(...sizes) <= length * 1.5, `${length}`);
    assert.ok(new Set(sizes).size > 5, 'all of one length: a predictor would know where they end');
    const mean = sizes.reduce((sum, size) => sum + size) / sizes.length;
    assert.ok(Math.abs(mean / length - 1) < 0.06, `${length}: ${mean} on average`);
  }
});

test('lifetimes/excerpt: views ask the heap for nothing, Strings for a block each', () => {
  const asked = (variant: string) => {
    const { state, run } = alone('excerpt', variant, { length: 40 });
    const { heap } = state as Book;
    const before = heap.statistics.allocations;
    run(100);
    return heap.statistics.allocations - before;
  };
  const variants = ['view', 'find-view', 'kept', 'owned', 'find-owned'];
  assert.deepEqual(variants.map(asked), [0, 0, 0, 100, 100]);
});

test('lifetimes/excerpt: the audit finds a String that was not freed, and one that was not made', () => {
  const leaky = alone('excerpt', 'owned', { length: 40 });
  const { heap, owned } = leaky.state as Book;
  leaky.run(10);
  newString(heap, owned, 8);
  assert.match(leaky.audit(11) ?? '', /1 Strings were not freed/);
  dropString(heap, owned);
  assert.equal(leaky.audit(11), undefined);
  assert.match(leaky.audit(12) ?? '', /14 allocations, not 15/);
});

test('lifetimes/parser: checksums are those of the tokens, in wholes and in parts', () => {
  for (const { name, variant, parameters } of cases(parser)) {
    if (parameters.tokens! > 10_000) continue;
    const { state, run, audit } = alone(name, variant, parameters);
    const all = tokensOf(text(state as Source)).map((token) => token.kind ^ looked(token.text));
    assert.equal(all.length, parameters.tokens, 'as many tokens as asked for');
    const where = `${variant} at ${JSON.stringify(parameters)}`;
    for (const n of [0, 1, all.length, all.length + 7])
      assert.equal(run(n), folded(round(all, n)), `${where}, ${n} tokens`);
    assert.equal(audit(0), undefined, where);
  }
});

test('lifetimes/parser: tokens end where their kind ends, and at the end of the text', () => {
  const bytes = new TextEncoder().encode('let x1=(ab');
  const next = (at: number, end = bytes.length) => {
    const from = tokenFrom(bytes, at);
    const kind = kindAt(bytes, from);
    return [kind, from, tokenTo(bytes, from, end, kind)];
  };
  assert.deepEqual(next(3), [WORD, 4, 5]);
  assert.deepEqual(next(5), [NUMBER, 5, 6]);
  assert.deepEqual(next(6), [SIGN, 6, 7]);
  assert.deepEqual(next(7), [SIGN, 7, 8]);
  assert.deepEqual(next(8), [WORD, 8, 10]);
  assert.deepEqual(next(8, 9), [WORD, 8, 9]);
});

test('lifetimes/parser: tokens that own ask for a block each, and all are given back', () => {
  const asked = (variant: string) => {
    const { state, run } = alone('parser', variant, { tokens: 100 });
    const { heap } = state as { heap: Heap };
    const before = heap.statistics;
    run(250);
    assert.equal(heap.statistics.live, before.live, variant);
    return heap.statistics.allocations - before.allocations;
  };
  // One of them is the list.
  assert.deepEqual(['borrow', 'range', 'own'].map(asked), [1, 1, 251]);
});

test('lifetimes/pass: checksums are those of the first word, which counts, and the last', () => {
  for (const { name, variant, parameters } of cases(pass)) {
    const { state, run } = alone(name, variant, parameters);
    const { words, value } = state as { words: Int32Array; value: number };
    const last = words[(value + parameters.size! - 4) >> 2]!;
    const right = folded(Array.from({ length: 50 }, (_, i) => i + last));
    assert.deepEqual([run(50), run(50)], [right, right], `${variant} at ${parameters.size}`);
  }
});

test('checksums depend on the data', () => {
  for (const [name, variant, parameters] of [
    ['excerpt', 'view', { length: 40 }],
    ['excerpt', 'find-owned', { length: 40 }],
    ['parser', 'range', { tokens: 100 }],
    ['pass', 'reference', { size: 64 }],
  ] as const) {
    const [a, b] = [1, 2].map((seed) => alone(name, variant, parameters, seed).run(20));
    assert.notEqual(a, b, `${name}/${variant}`);
  }
});

test('the program without named lifetimes names none outside its struct', () => {
  const source = readFileSync(new URL('diagnostics/unnamed.rs', import.meta.url), 'utf8');
  const [struct, rest] = source.split(/(?<=^})\n/m, 2) as [string, string];
  assert.match(struct, /^struct Parser<'a> \{/);
  assert.equal(source.slice(struct.length).match(/'[a-z]\w*/g), null);
  assert.ok(rest.length > 0);
});
