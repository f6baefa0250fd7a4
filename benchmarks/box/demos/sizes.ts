/** sizes.rs in shared memory: what has to be written down so that the value can be found again. */
import type { DemoContext } from '../../../src/lab/program.ts';

const POINTER = 4;

// #region sizes
/** Writes the words of a handle; returns how many pointers they are as large as. */
function pointers(...words: readonly number[]): number {
  const handle = new DataView(new SharedArrayBuffer(16));
  words.forEach((word, i) => void handle.setUint32(i * POINTER, word));
  return words.length;
}

export function main({ print }: DemoContext): void {
  const [address, length, functions, none] = [0x400, 9, 0x80, 0];
  print(`bytes of a pointer: ${POINTER}`);
  print(`Box<u8>, pointers: ${pointers(address)}`);
  print(`Box<[u8; 1000000]>, pointers: ${pointers(address)}`); // its length is in its type
  print(`Option<Box<u8>>, pointers: ${pointers(address || none)}`); // no block is at 0
  print(`Box<[u8]>, pointers: ${pointers(address, length)}`);
  print(`Box<str>, pointers: ${pointers(address, length)}`);
  print(`Box<dyn Display>, pointers: ${pointers(address, functions)}`);
}
// #endregion
