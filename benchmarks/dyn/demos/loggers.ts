/** loggers.rs with trait objects made by hand: two words in shared memory, an address and the number of a table of methods. */
import type { DemoContext } from '../../../src/lab/program.ts';

const WORD = 4;

export function main({ print }: DemoContext): void {
  // #region loggers
  /** A table of methods, and what else is known of a type. */
  interface VTable {
    readonly size: number;
    readonly log: (self: number, line: string) => void;
  }
  const tables: readonly VTable[] = [
    { size: 0, log: (_, line) => print(`console: ${line}`) },
    { size: 0, log: (_, line) => print(`file: ${line}`) },
  ];

  /** `dyn Logger`: where the data lies (nowhere: there is none), and which table is its. */
  const DYN = 2 * WORD;
  const NOWHERE = 4;
  const loggers = new Int32Array(new SharedArrayBuffer(2 * DYN));
  loggers.set([NOWHERE, 0, NOWHERE, 1]);

  for (let at = 0; at < loggers.length; at += DYN / WORD)
    tables[loggers[at + 1]!]!.log(loggers[at]!, 'started');
  print(`bytes of a FileLogger: ${tables[loggers[3]!]!.size}`);
  print(`bytes of an address: ${WORD}`);
  print(`bytes of a Box<FileLogger>: ${WORD}`);
  print(`bytes of a Box<dyn Logger>: ${DYN}`);
  print(`bytes of a &dyn Logger: ${DYN}`);
  // #endregion
}
