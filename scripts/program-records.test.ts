/** What is recorded of the programs is of the programs as they are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProgramRecords, readPrograms } from './experiments.ts';
import { nameOf, programHash } from './program-records.ts';

for (const [chapter, programs] of await readPrograms()) {
  const records = readProgramRecords(chapter);
  const compiled = programs.filter((each) => each.kind !== 'demo');
  test(`${chapter}: what rustc makes of each program is recorded, and of no other`, () => {
    for (const kind of ['diagnostic', 'assembly'] as const) {
      const names = compiled.filter((each) => each.kind === kind).map(nameOf);
      const found = Object.keys(kind === 'assembly' ? records.assembly : records.diagnostics);
      assert.deepEqual(found.sort(), names.sort(), `${chapter}: run npm run diagnostics.`);
    }
  });
  for (const program of compiled)
    test(`${program.id}: its record is of the file as it is`, () => {
      const all = program.kind === 'assembly' ? records.assembly : records.diagnostics;
      assert.equal(
        all[nameOf(program)]?.hash,
        programHash(program),
        `${program.id} has changed since it was recorded: run npm run diagnostics.`,
      );
    });
}
