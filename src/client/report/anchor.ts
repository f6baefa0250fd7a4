/** Where an experiment's row stands in the report. */
export const rowAnchor = (id: string): string => `report-${id.replace('/', '-')}`;
