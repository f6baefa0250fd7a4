/** Names under which things are kept; keys.ts reads them. Small, for every chapter loads it. */
export const DATABASE = 'the-cost-of-ownership';

/** Between the name of a thing and the day of a copy of it that is not in use. */
export const BESIDE = '@';
export const IMPORTED = 'imported:';

export const runKey = (experiment: string) => `run:${experiment}`;
export const choiceKey = (experiment: string) => `choice:${experiment}`;

/** The mark of a run that came from a file. Wherever the run goes, its experiment and its start go with it. */
export const importedKey = (experiment: string, startedAt: string) =>
  `${IMPORTED}${experiment}${BESIDE}${startedAt}`;
