/** What a cell is asked for, and what it says of itself. Types only. */
import type { ParameterValues } from '../../lab/experiment.ts';
import type { Mode } from '../../lab/plan.ts';

export interface RunRequest {
  readonly mode: Mode;
  /** Those left out are as the cell's inputs say. */
  readonly parameters?: ParameterValues;
  readonly seed?: number;
}

/** A stopped run is `cancelled` or `refused`; what was shown before is shown again. */
export type CellState = 'idle' | 'waiting' | 'running' | 'done' | 'refused' | 'cancelled';

/** Of a cell, for those who put code into its editor. */
export interface EditableCell extends HTMLElement {
  readonly experiment: string;
  edit(variant: string, text: string): Promise<boolean>;
}
