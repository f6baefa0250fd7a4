/** Which two machines are compared: the choices, and where their runs are. */
import type { Source } from '../analysis/messages.ts';

/** As the page has it from the build. */
export interface RecordedMachine {
  readonly id: string;
  readonly name: string;
  /** Address of the folder with its runs. */
  readonly data: string;
  readonly experiments: readonly string[];
  /** Has it a survey? */
  readonly survey: boolean;
}

const OWN_CHOICE = 'own';
const IMPORTED = 'imported:';

/** The value of a choice in the form and in the address. */
export const importedChoice = (key: string): string => `${IMPORTED}${key}`;

/** Undefined for what is no machine. */
export function sourceOf(choice: string, recorded: readonly RecordedMachine[]): Source | undefined {
  if (choice === OWN_CHOICE) return { kind: 'own' };
  if (choice.startsWith(IMPORTED)) return { kind: 'imported', key: choice.slice(IMPORTED.length) };
  const found = recorded.find(({ id }) => id === choice);
  if (!found) return undefined;
  const { data, experiments, survey } = found;
  return { kind: 'recorded', data, experiments, survey };
}
