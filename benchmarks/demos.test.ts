/** The demos still do what is recorded and shown: in TypeScript, and in Rust as it runs in the page. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { chapterOf, demoFile, demoHash, readDemoRecords, readDemos } from '../scripts/demo-files.ts';
import { demoSourceHash, readDemoModule } from '../scripts/demo-module.ts';
import { nodeDemoSource, runInNode } from '../scripts/node-demos.ts';
import { nameOf } from '../scripts/program-records.ts';
import { regionNames } from '../src/components/regions.ts';

const AGAIN = 'Run npm run demos, and look at what changed.';
const demos = await readDemos();
const source = await nodeDemoSource();
const module = readDemoModule();

it('demos.wasm was built from the demos as they are', () => {
  assert.equal(
    module.sources,
    demoSourceHash(),
    'The demos in Rust were changed since benchmarks/demos.wasm was built: run npm run demos, and commit demos.wasm and demos.json.',
  );
});

it('has a program for each demo in Rust, and no other', () => {
  const wanted = demos.filter(({ missing }) => !missing?.rust).map(({ id }) => id);
  assert.deepEqual([...module.demos].sort(), wanted.sort());
});

for (const demo of demos)
  describe(demo.id, { concurrency: 2 }, () => {
    const record = readDemoRecords(chapterOf(demo))[nameOf(demo)];

    it('has sentences, and a region in each language', () => {
      assert.match(demo.question, /^\p{Lu}.*\?$/u, `${demo.id}: its question is a whole sentence with a ?.`);
      for (const { id, sentence, criterion, because } of demo.claims)
        for (const [part, text] of Object.entries({ sentence, criterion, because }))
          assert.match(text, /^\p{Lu}.*\.$/u, `${demo.id}, claim ${id}: its ${part} is a whole sentence.`);
      for (const [extension, gone] of [
        ['rs', demo.missing?.rust && demo.missing.native],
        ['ts', demo.missing?.typescript],
      ] as const) {
        const file = demoFile(demo, extension);
        if (gone) assert.match(gone, /^\p{Lu}.*\.$/u, `${demo.id}: why it is missing is a whole sentence.`);
        else {
          assert.ok(
            existsSync(file),
            `${demo.id} has no ${extension} file: write it, or say why in missing.`,
          );
          const names = regionNames(readFileSync(file, 'utf8'));
          assert.ok(names.includes(nameOf(demo)), `${file.pathname}: put // #region ${nameOf(demo)} in it.`);
        }
      }
    });

    it('stands in its chapter', { skip: chapterOf(demo) === 'known-answers' }, () => {
      const file = new URL(`../content/chapters/${chapterOf(demo)}.mdx`, import.meta.url);
      assert.match(
        readFileSync(file, 'utf8'),
        new RegExp(`<Demo\\s[^>]*\\bid="${demo.id}"`),
        `Write <Demo id="${demo.id}" /> in content/chapters/${chapterOf(demo)}.mdx.`,
      );
    });

    it('was recorded as it is', () => {
      assert.ok(record, `${demo.id} was not recorded. ${AGAIN}`);
      assert.equal(record.hash, demoHash(demo), `${demo.id} was changed since it was recorded. ${AGAIN}`);
      for (const language of ['typescript', 'rust', 'native'] as const)
        assert.equal(
          language in record.runs,
          demo.missing?.[language] === undefined,
          `${demo.id}, ${language}. ${AGAIN}`,
        );
    });

    for (const language of ['typescript', 'rust'] as const)
      if (!demo.missing?.[language])
        it(`does in ${language} what is recorded`, async () => {
          const recorded = record?.runs[language];
          let now = await runInNode(demo, language, source);
          // On a busy machine threads are silent for longer, and are not stuck.
          if (now.ending === 'stuck' && recorded?.ending !== 'stuck')
            now = await runInNode(demo, language, source, { silence: 30_000 });
          assert.deepEqual(now, recorded, `${demo.id} is not what was recorded. ${AGAIN}`);
        });
  });
