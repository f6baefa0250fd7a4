/** What was written by another edition of the book. Pure. */

/** Why something of another schema is not read: what it is, and what to do. */
export function ageWords(found: unknown, wanted: number): string {
  if (typeof found !== 'number' || !Number.isInteger(found))
    return 'It does not say with which schema it was written: the field “schema” is missing or is not a whole number.';
  return found > wanted
    ? `It was written by a newer edition of the book (schema ${found}; this one reads ${wanted}). Reload the book to get that edition, and try again.`
    : `It was written by an older edition of the book (schema ${found}; this one reads ${wanted}), with a method whose numbers cannot be compared with those of today.`;
}
