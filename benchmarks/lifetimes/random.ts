/** The numbers that texts and values are made of: the same in every language for the same seed. */

/** The state after `x`. */
export const step = (x: number): number => (Math.imul(x, 1664525) + 1013904223) | 0;

/** What a state is worth: 16 bits that look random. */
export const drawn = (x: number): number => x >>> 16;
