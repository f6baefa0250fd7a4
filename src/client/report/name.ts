/** What is to be resumed after a reload, where a cell would give its id. */
export const REPORT = 'report';
