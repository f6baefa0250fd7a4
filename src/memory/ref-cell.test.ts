import assert from 'node:assert/strict';
import test from 'node:test';
import { OwnershipError } from './errors.ts';
import { FLAG, RefCell } from './ref-cell.ts';

const newWords = () => new Int32Array(new SharedArrayBuffer(64));
const borrowed = (message: string) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === 'already-borrowed' && error.message === message;

test('the flag is the word before the value: 0, the number of readers, or -1', () => {
  const words = newWords();
  words[4] = 99;
  words[5] = 7;
  const cell = RefCell.init(words, 16);
  assert.equal(words[4], 0);
  const a = cell.borrow();
  const b = cell.borrow();
  assert.equal(words[4], 2);
  assert.equal(a.get() + b.get(), 14);
  a.drop();
  b.drop();
  const w = cell.borrowMut();
  assert.equal(words[4], -1);
  w.set(8);
  assert.equal(w.get(), 8);
  w.drop();
  assert.deepEqual([words[4], words[5]], [0, 8]);
  assert.equal(FLAG, 4);
});

test('a writer shuts out everybody, readers shut out writers; the messages are Rust’s', () => {
  const words = newWords();
  const cell = RefCell.init(words, 0);
  {
    using _w = cell.borrowMut();
    assert.throws(() => cell.borrow(), borrowed('RefCell already mutably borrowed'));
    assert.throws(() => cell.borrowMut(), borrowed('RefCell already borrowed'));
    assert.equal(cell.tryBorrow(), undefined);
    assert.equal(cell.tryBorrowMut(), undefined);
  }
  {
    using _r = cell.borrow();
    assert.throws(() => cell.borrowMut(), borrowed('RefCell already borrowed'));
    assert.equal(cell.tryBorrowMut(), undefined);
    assert.equal(words[0], 1, 'a refused borrow leaves the flag alone');
  }
  assert.equal(words[0], 0);
  cell.tryBorrowMut()?.drop();
  cell.tryBorrow()?.drop();
  assert.equal(words[0], 0);
});

test('two views of one cell share its flag', () => {
  const words = newWords();
  using _w = RefCell.init(words, 8).borrowMut();
  assert.throws(() => RefCell.at(words, 8).borrow(), /already mutably borrowed/);
});

test('values of several words', () => {
  const words = newWords();
  using w = RefCell.init(words, 0).borrowMut();
  w.set(3, 2);
  assert.equal(words[3], 3);
  assert.equal(w.get(2), 3);
});

test('a borrow that is over refuses to be used, and does not end twice', () => {
  const words = newWords();
  const cell = RefCell.init(words, 0);
  const w = cell.borrowMut();
  w.drop();
  using _r = cell.borrow();
  for (const use of [() => w.get(), () => w.set(1), () => w.drop()])
    assert.throws(use, { message: 'use after drop: this borrow of 0x4 is over' });
  w[Symbol.dispose]();
  assert.equal(words[0], 1);
});

test('an error inside a borrow ends it', () => {
  const words = newWords();
  const cell = RefCell.init(words, 0);
  assert.throws(() => {
    using _w = cell.borrowMut();
    throw new Error('inside');
  }, /inside/);
  assert.equal(words[0], 0);
});
