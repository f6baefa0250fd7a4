/** A view whose buffer goes away: what JavaScript says, and when. */
import type { DemoContext } from '../../../src/lab/program.ts';

// #region detached
export function main({ print }: DemoContext): void {
  const buffer = new TextEncoder().encode('Call me Ishmael.').buffer;
  const name = new Uint8Array(buffer, 8, 7); // a view: no byte is copied
  const text = () => new TextDecoder().decode(name);
  print(`before, length: ${name.length}`);
  print(`before, text: ${text()}`);

  const elsewhere = buffer.transfer(); // as postMessage does with what it transfers
  print(`after, length: ${name.length}`);
  print(`after, first byte: ${name[0]}`);
  name[0] = 65; // goes nowhere
  let said = 'nothing';
  try {
    print(`after, text: “${text()}”`);
    name.subarray(0, 1);
  } catch (error) {
    said = error instanceof Error ? error.name : String(error);
  }
  print(`a view of the view: ${said}`);
  print(`the bytes themselves: ${new TextDecoder().decode(new Uint8Array(elsewhere, 8, 7))}`);
}
// #endregion
