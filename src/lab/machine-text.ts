/** A machine as the text of its file. */
import type { Machine } from './run.ts';

/** Indented, but with a sample to a line: a diff of two recordings can be read. */
export const machineText = (machine: Machine): string =>
  `${JSON.stringify(machine, null, 1).replace(
    /\[\s+([\d.e+-]+),\s+([\d.e+-]+),\s+([\d.e+-]+),\s+([\d.e+-]+)\s+\]/g,
    '[$1,$2,$3,$4]',
  )}\n`;
