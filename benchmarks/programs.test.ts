/** What a chapter's programs must be, and where claims stand: each failure names the program and what to do. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { judgeProgram } from '../src/claims/program-verdict.ts';
import type { Experiment } from '../src/lab/experiment.ts';
import type { Program } from '../src/lab/program.ts';

const HERE = new URL('./', import.meta.url);
const CHAPTERS = new URL('../content/chapters/', import.meta.url);
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SENTENCE = /^\p{Lu}.*\.$/u;

/** What a file of each chapter that has it exports. */
const exportsOf = (file: string) =>
  Promise.all(
    readdirSync(HERE)
      .filter((slug) => existsSync(new URL(`${slug}/${file}`, HERE)))
      .map(async (slug) => ({
        slug,
        module: (await import(new URL(`${slug}/${file}`, HERE).href)) as unknown,
      })),
  );

const experiments = (await exportsOf('index.ts')).flatMap(
  ({ module }) => (module as { experiments: readonly Experiment[] }).experiments,
);
const chapters = (await exportsOf('programs.ts')).map(({ slug, module }) => {
  const { programs } = module as { programs?: readonly Program[] };
  assert.ok(programs?.length, `benchmarks/${slug}/programs.ts: export programs, at least one.`);
  return { slug, programs };
});

const nameOf = (id: string): string => id.slice(id.indexOf('/') + 1);
const repeated = <T>(values: readonly T[]): T[] => values.filter((value, i) => values.indexOf(value) !== i);

const COMPONENTS = { demo: 'Demo', diagnostic: 'Diagnostic', assembly: 'Assembly' } as const;
const FOLDERS = { demo: 'demos', diagnostic: 'diagnostics', assembly: 'assembly' } as const;

for (const { slug, programs } of chapters)
  describe(`programs of ${slug}`, () => {
    it('are named after the chapter, each once, and like no experiment', () => {
      const names = experiments.filter(({ chapter }) => chapter === slug).map(({ id }) => id);
      for (const { id } of programs) {
        assert.match(nameOf(id), KEBAB_CASE, `${id}: write its name in kebab-case.`);
        assert.equal(id.split('/')[0], slug, `${id} is in benchmarks/${slug}: call it ${slug}/….`);
      }
      const twice = repeated([...names, ...programs.map(({ id }) => id)]);
      assert.deepEqual(twice, [], `${slug}: cells of the same id; rename one.`);
    });

    for (const program of programs) describe(program.id, () => programContract(slug, program));
  });

function programContract(slug: string, program: Program): void {
  const { id, kind } = program;
  const name = nameOf(id);

  it('has sentences where readers meet sentences', () => {
    assert.match(program.question, /^\p{Lu}.*\?$/u, `${id}: its question is a whole sentence with a ?.`);
    for (const { id: claim, sentence, criterion, because } of program.claims)
      for (const [part, text] of Object.entries({ sentence, criterion, because }))
        assert.match(text, SENTENCE, `${id}, claim ${claim}: its ${part} is a whole sentence.`);
    for (const [language, reason] of Object.entries(kind === 'demo' ? (program.missing ?? {}) : {}))
      assert.match(reason, SENTENCE, `${id}: why it is missing in ${language} is a whole sentence.`);
  });

  it('is there', () => {
    const missing: Partial<Record<string, string>> = kind === 'demo' ? (program.missing ?? {}) : {};
    const files = [
      ...(missing.rust && missing.native ? [] : [`${name}.rs`]),
      ...(kind !== 'demo' || missing.typescript ? [] : [`${name}.ts`]),
    ];
    for (const file of files) {
      const path = `${slug}/${FOLDERS[kind]}/${file}`;
      const url = new URL(path, HERE);
      assert.ok(existsSync(url), `${id}: there is no benchmarks/${path}: write it.`);
      const source = readFileSync(url, 'utf8');
      if (kind === 'demo')
        assert.ok(
          new RegExp(`^\\s*// #region ${name}\\s*$`, 'm').test(source),
          `benchmarks/${path}: put // #region ${name} … // #endregion around what is shown.`,
        );
      if (kind === 'diagnostic')
        assert.equal(
          /\/\/~ (refused|accepted)\s*$/m.test(source),
          program.only === undefined,
          `benchmarks/${path}: mark lines with //~ refused and //~ accepted, or set \`only\`.`,
        );
      if (kind === 'assembly')
        assert.match(
          source,
          /^#\[unsafe\(no_mangle\)\]\r?\npub (unsafe )?fn \w+/m,
          `benchmarks/${path}: the functions that are shown are #[unsafe(no_mangle)] pub fn.`,
        );
    }
  });

  it('is shown in the chapter', () => {
    const file = new URL(`${slug}.mdx`, CHAPTERS);
    if (slug === 'known-answers') return;
    assert.ok(existsSync(file), `content/chapters/${slug}.mdx is missing: write the chapter of ${id}.`);
    assert.match(
      readFileSync(file, 'utf8'),
      new RegExp(`<${COMPONENTS[kind]}\\s[^>]*\\bid="${id}"`),
      `content/chapters/${slug}.mdx does not show ${id}: write <${COMPONENTS[kind]} id="${id}" /> in it.`,
    );
  });

  it('has claims that ask what it can answer', () => {
    const programs = chapters.find((each) => each.slug === slug)!.programs;
    const records = { demos: {}, diagnostics: {}, assembly: {} };
    // Throws a sentence when a test asks a diagnostic for its output, or names a program that is not there.
    for (const claim of program.claims) judgeProgram(claim, program, programs, records);
  });
}

describe('claims', () => {
  const claims = [...experiments, ...chapters.flatMap(({ programs }) => programs)].flatMap((each) =>
    each.claims.map(({ id }) => ({ id, in: each.id })),
  );

  it('have ids in kebab-case', () => {
    for (const { id, in: experiment } of claims)
      assert.match(id, KEBAB_CASE, `${experiment}: claim ${id} is not in kebab-case.`);
  });

  it('are each tested in one place', () => {
    for (const id of repeated(claims.map((claim) => claim.id))) {
      const places = claims.filter((claim) => claim.id === id).map((claim) => claim.in);
      assert.fail(`claim ${id} stands in ${places.join(' and in ')}: keep one.`);
    }
  });
});
