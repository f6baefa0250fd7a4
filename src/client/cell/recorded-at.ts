/** A machine of the book and the address of its run of an experiment. */
export interface RecordedAt {
  readonly name: string;
  readonly href: string;
}

/** Those that the page names for a cell. */
export const recordedAt = (cell: HTMLElement): readonly RecordedAt[] =>
  JSON.parse(cell.dataset.recorded ?? '[]') as readonly RecordedAt[];
