import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instructionsHtml, partsOf, sizeText } from './assembly-listing.ts';

const SOURCE = `//! What it is about.
#![allow(unused)]
use std::sync::Arc;

pub struct Pair(u8, u8);

/// One more owner.
#[unsafe(no_mangle)]
pub fn clone_arc(arc: &Arc<u8>) -> Arc<u8> {
    let again = Arc::clone(arc);

    again
}

#[unsafe(no_mangle)]
#[inline(never)]
pub unsafe fn read(byte: *const u8) -> u8 {
    *byte
}
`;

test('a file falls into functions and the rest; imports and marks are not shown', () => {
  const { rest, functions } = partsOf(SOURCE);
  assert.equal(rest, 'pub struct Pair(u8, u8);');
  assert.deepEqual(functions, [
    {
      name: 'clone_arc',
      code: '/// One more owner.\npub fn clone_arc(arc: &Arc<u8>) -> Arc<u8> {\n    let again = Arc::clone(arc);\n\n    again\n}',
    },
    { name: 'read', code: '#[inline(never)]\npub unsafe fn read(byte: *const u8) -> u8 {\n    *byte\n}' },
  ]);
});

test('Windows ends of lines make no difference', () => {
  assert.deepEqual(partsOf(SOURCE.replaceAll('\n', '\r\n')), partsOf(SOURCE));
});

test('instructions stand in, labels out; nothing is markup', () => {
  assert.equal(
    instructionsHtml(['lock inc qword ptr [rax]', '.L1:', 'call Arc<T,A>::drop_slow', 'ret']),
    `    <span class="tok-own">lock</span> <span class="tok-keyword">inc</span> qword ptr [rax]
<span class="tok-comment">.L1:</span>
    <span class="tok-keyword">call</span> Arc&lt;T,A&gt;::drop_slow
    <span class="tok-keyword">ret</span>`,
  );
  assert.equal(sizeText(['ret', '.L1:']), '1 instruction');
  assert.equal(sizeText(['nop', 'ret']), '2 instructions');
});
