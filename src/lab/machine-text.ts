/** A machine as the text of its file. */
import type { Machine } from './run.ts';

/** Indented, but with a sample to a line: a diff of two recordings can be read. */
export const machineText = (machine: Machine): string =>
  `${JSON.stringify(machine, null, 1).replace(
    // Of a run a sample is four numbers, of a survey two.
    /\[\s+([\d.e+-]+(?:,\s+[\d.e+-]+){1,3})\s+\]/g,
    (_, numbers: string) => `[${numbers.replace(/\s+/g, '')}]`,
  )}\n`;
