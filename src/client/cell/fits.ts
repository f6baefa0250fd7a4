/** Drawings for a cell of such a width, pixels; the style sheet shows the one that fits. */
export const WIDTHS = { wide: 860, medium: 620, narrow: 350 } as const;

export type Fit = keyof typeof WIDTHS;
export const FITS = Object.keys(WIDTHS) as Fit[];
