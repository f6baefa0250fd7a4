import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { digest, MODULE, readRecord, sourceFiles, sourceHash } from './kernel-sources.ts';
import { importedMemory } from './wasm-memory.ts';

/** Bytes, compressed: what a reader fetches on the first run. */
const MOST = 150_000;

test('kernels.wasm was built from the kernels as they are', () => {
  assert.equal(
    readRecord().sources,
    sourceHash(),
    'The kernels in Rust were changed since benchmarks/kernels.wasm was built: run npm run kernels, and commit kernels.wasm and kernels.json.',
  );
});

test('the record is that of the module beside it', () => {
  const module = readFileSync(MODULE);
  const { hash, bytes, memory } = readRecord();
  assert.equal(digest(module), hash, 'kernels.json belongs to another kernels.wasm: run npm run kernels.');
  assert.equal(module.length, bytes);
  assert.deepEqual(importedMemory(module), memory);
  assert.ok(gzipSync(module, { level: 9 }).length <= MOST, `kernels.wasm is over ${MOST} bytes, compressed`);
});

test('the module names no file of the machine that built it', () => {
  const text = readFileSync(MODULE).toString('latin1');
  assert.doesNotMatch(text, /\/(root|home|tmp|usr|Users|work|build)\//);
});

test('the sources are the manifest, its lock, and every file in Rust', () => {
  const files = sourceFiles();
  for (const file of ['Cargo.toml', 'Cargo.lock', 'lib.rs', 'harness/page.rs', 'known-answers/kernel.rs'])
    assert.ok(files.includes(file), file);
  assert.ok(files.every((file) => !file.startsWith('target/')));
});
