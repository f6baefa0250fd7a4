/** Under this name the page remembers that there is a pasted text to look for, so that others load nothing. */
export const KEPT = 'cost-of-ownership:infection';
