/** overflows.rs: in JavaScript a full stack is an error like others. */
import type { DemoContext } from '../../../src/lab/program.ts';

// #region overflows
function deeper(depth: number): number {
  return depth === Number.MAX_SAFE_INTEGER ? 0 : deeper(depth + 1) + 1;
}

export function main({ print }: DemoContext): void {
  print('before: printed');
  print(`after: ${deeper(0)}`);
}
// #endregion
