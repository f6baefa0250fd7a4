/** owner.rs on our own heap. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Box } from '../../../src/memory/box.ts';
import { Heap } from '../../../src/memory/heap.ts';

// #region owner
/** Whoever is given a Box has to see to its end. */
function keep(shelf: { page?: Box }, page: Box): void {
  shelf.page = page.move();
}

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(16_384));
  const shelf: { page?: Box } = {};
  const page = Box.new(heap, 4000, (_, address) => print(`freed: page ${heap.bytes[address]}`));
  heap.bytes.fill(7, page.address, page.address + 4000);
  const before = page.address;
  keep(shelf, page); // from here on `page` throws
  print(`same place: ${before === shelf.page?.address}`);
  print('end of main: the shelf goes');
  shelf.page?.drop();
}
// #endregion
