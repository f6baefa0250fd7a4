import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type WasmSupport, whyNoRust } from './rust-support.ts';

const { Memory } = WebAssembly;
const validate = (code: Uint8Array<ArrayBuffer>) => WebAssembly.validate(code);

test('an engine with threads, exceptions and vectors runs Rust', () => {
  assert.equal(whyNoRust(), undefined);
  assert.equal(whyNoRust({ validate, Memory }), undefined);
});

test('one without WebAssembly, without threads, or without shared memory says so, and that TypeScript ran', () => {
  const noMemory: WasmSupport = {
    validate,
    Memory: class {
      constructor() {
        throw new TypeError('no shared memory');
      }
    },
  };
  assert.match(
    whyNoRust({ validate: () => false, Memory })!,
    /no threads, .* Rust was not run .* TypeScript/,
  );
  assert.match(whyNoRust(noMemory)!, /no threads, .* Rust was not run .* TypeScript/);
});
