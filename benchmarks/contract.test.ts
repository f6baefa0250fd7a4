/** What every chapter's folder must hold, found by looking: each failure names the chapter, the variant and what to do. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Experiment, Kernel, Kernels, ParameterValues, Variant } from '../src/lab/experiment.ts';

const HERE = new URL('./', import.meta.url);
const CHAPTERS = new URL('../content/chapters/', import.meta.url);
/** A thread's share of a page's memory: more is a mistake in `bytes`. */
const MOST_BYTES = 256 * 2 ** 20;
const COLORS = 8;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

interface Chapter {
  readonly slug: string;
  readonly experiments: readonly Experiment[];
  readonly kernels: Kernels;
  readonly source: string;
}

const slugs = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/index.ts`, HERE)))
  .map(({ name }) => name);

const chapters: readonly Chapter[] = await Promise.all(
  slugs.map(async (slug) => {
    const file = new URL(`${slug}/kernel.ts`, HERE);
    assert.ok(existsSync(file), `benchmarks/${slug} has experiments but no kernel.ts: write one.`);
    const index: { experiments?: readonly Experiment[] } = await import(
      new URL(`${slug}/index.ts`, HERE).href
    );
    const module: { kernels?: Kernels } = await import(file.href);
    assert.ok(index.experiments?.length, `benchmarks/${slug}/index.ts: export experiments, at least one.`);
    assert.ok(module.kernels, `benchmarks/${slug}/kernel.ts: export kernels.`);
    return {
      slug,
      experiments: index.experiments,
      kernels: module.kernels,
      source: readFileSync(file, 'utf8'),
    };
  }),
);

const nameOf = ({ id }: Experiment): string => id.slice(id.indexOf('/') + 1);
const repeated = <T>(values: readonly T[]): T[] => values.filter((value, i) => values.indexOf(value) !== i);

/** Each value of the axis, with the other parameters at their defaults; and each value of those, at the axis's end. */
function settings({ parameters, axis }: Experiment): ParameterValues[] {
  const base = Object.fromEntries(
    parameters.map(({ id, values, default: value }) => [id, id === axis ? values.at(-1)! : value]),
  );
  return parameters.flatMap(({ id, values }) => values.map((value) => ({ ...base, [id]: value })));
}

/** Two calls of thread 0 alone on fresh memory: what the instrument does to take a case's checksum. */
function runTwice(kernel: Kernel<unknown>, variant: Variant, parameters: ParameterValues): [number, number] {
  const threads = variant.threads(parameters);
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, threads));
  const state = kernel.setup({ memory, parameters, threads, thread: 0, seed: 1 });
  const iterations = variant.checked(parameters);
  return [kernel.run(state, iterations), kernel.run(state, iterations)];
}

it('finds chapters', () => {
  assert.notEqual(chapters.length, 0, 'No folder of benchmarks/ has an index.ts.');
});

for (const { slug, experiments, kernels, source } of chapters)
  describe(`chapter ${slug}`, () => {
    it('names its experiments after itself, each once', () => {
      for (const { id } of experiments) {
        assert.match(nameOf({ id } as Experiment), KEBAB_CASE, `${id}: write its name in kebab-case.`);
        assert.equal(id.split('/')[0], slug, `${id} is in benchmarks/${slug}: call it ${slug}/….`);
      }
      const twice = repeated(experiments.map(({ id }) => id));
      assert.deepEqual(twice, [], `${slug}: experiments of the same id; rename one.`);
    });

    it('has a kernel for each variant, and no other', () => {
      const wanted = experiments.flatMap((each) => each.variants.map(({ id }) => `${nameOf(each)}/${id}`));
      const found = Object.entries(kernels).flatMap(([name, each]) =>
        Object.keys(each).map((id) => `${name}/${id}`),
      );
      for (const id of wanted)
        assert.ok(
          found.includes(id),
          `${slug}: index.ts has ${id}, kernel.ts has no kernel for it: add one.`,
        );
      for (const id of found)
        assert.ok(wanted.includes(id), `${slug}: kernel.ts has ${id}, no experiment has it: delete it.`);
    });

    // Known answers are not shown, and some of them hang or throw on purpose.
    const shown = experiments.filter(({ hidden }) => !hidden);

    it('shows a chapter that mounts each experiment', () => {
      if (shown.length === 0) return;
      const file = new URL(`${slug}.mdx`, CHAPTERS);
      assert.ok(
        existsSync(file),
        `content/chapters/${slug}.mdx is missing: write the chapter of benchmarks/${slug}.`,
      );
      const text = readFileSync(file, 'utf8');
      for (const { id } of shown)
        assert.match(
          text,
          new RegExp(`<Experiment\\s[^>]*\\bid="${id}"`),
          `content/chapters/${slug}.mdx does not show ${id}: write <Experiment id="${id}" /> in it.`,
        );
    });

    for (const each of shown) describe(each.id, () => contract(each, kernels[nameOf(each)] ?? {}, source));
  });

function contract(each: Experiment, kernels: Kernels[string], source: string): void {
  const name = nameOf(each);

  it('has sentences where readers meet sentences', () => {
    assert.match(each.question, /^\p{Lu}.*\?$/u, `${each.id}: its question is a whole sentence with a ?.`);
    for (const { id, sentence, criterion, because } of each.claims)
      for (const [part, text] of Object.entries({ sentence, criterion, because }))
        assert.match(text, /^\p{Lu}.*\.$/u, `${each.id}, claim ${id}: its ${part} is a whole sentence.`);
    for (const { id, description } of each.variants)
      assert.match(description, /^\p{Lu}.*\.$/u, `${each.id}, variant ${id}: its description is a sentence.`);
  });

  it('gives each variant a color of its own', () => {
    const colors = each.variants.map(({ color }) => color);
    assert.deepEqual(repeated(colors), [], `${each.id}: two variants have the same color; change one.`);
    for (const { id, color } of each.variants)
      assert.ok(
        Number.isInteger(color) && color >= 1 && color <= COLORS,
        `${each.id}, variant ${id}: color ${color} is not one of 1 to ${COLORS}.`,
      );
  });

  it('gives each effect an id of its own', () => {
    const ids = each.effects.map(({ id }) => id);
    assert.deepEqual(repeated(ids), [], `${each.id}: two effects have the same id; rename one.`);
    for (const id of ids) assert.match(id, KEBAB_CASE, `${each.id}, effect ${id}: write it in kebab-case.`);
  });

  for (const variant of each.variants)
    describe(variant.id, () => {
      const at = `${each.id}, variant ${variant.id}`;

      it('is shown by a region of kernel.ts', () => {
        const opened = new RegExp(`^\\s*// #region ${name}/${variant.id}\\s*$`, 'm').test(source);
        assert.ok(opened, `${at}: put // #region ${name}/${variant.id} … // #endregion around its code.`);
      });

      it('runs at every setting, with the same checksum each time', () => {
        const kernel: Kernel<unknown> | undefined = kernels[variant.id];
        assert.ok(kernel, `${at}: kernel.ts has no kernel for it: add one.`);
        const exists = settings(each).filter(variant.exists);
        assert.notEqual(exists.length, 0, `${at}: it exists at no setting; correct its \`exists\`.`);
        for (const parameters of exists) {
          const where = `${at} at ${JSON.stringify(parameters)}`;
          const threads = variant.threads(parameters);
          assert.ok(Number.isInteger(threads) && threads >= 1, `${where}: it wants ${threads} threads.`);
          assert.ok(
            variant.observe === 'all' || (variant.observe >= 0 && variant.observe < threads),
            `${where}: thread ${variant.observe} is observed, of ${threads}; correct observe or exists.`,
          );
          const bytes = kernel.bytes(parameters, threads);
          assert.ok(
            Number.isInteger(bytes) && bytes > 0 && bytes <= MOST_BYTES,
            `${where}: bytes() is ${bytes}; it must be a whole number from 1 to ${MOST_BYTES}.`,
          );
          const [first, second] = runTwice(kernel, variant, parameters);
          assert.equal(
            first >>> 0,
            first,
            `${where}: its checksum, ${first}, is no unsigned 32-bit integer.`,
          );
          assert.equal(second, first, `${where}: two calls gave two checksums.`);
        }
      });
    });
}
