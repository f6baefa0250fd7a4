/** owner.rs on our own heap. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Box } from '../../../src/memory/box.ts';
import { Heap } from '../../../src/memory/heap.ts';

// #region owner
function dropPage(heap: Heap, page: number): void {
  context.print(`freed: page ${heap.bytes[page]}`);
}
// #endregion
