/** Reads the one kind of source map that the type stripper makes: each line comes from the line of the same number. Pure. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Columns counted from 0: where each stretch of a line stands in the result, and where it stood before. */
export type Columns = readonly { readonly to: number; readonly from: number }[];

/** By line, counted from 0. */
export function readMappings(mappings: string): readonly Columns[] {
  let from = 0;
  return mappings.split(';').map((line) => {
    let to = 0;
    return line
      .split(',')
      .filter(Boolean)
      .map((segment) => {
        const [ahead = 0, , , moved = 0] = numbers(segment);
        to += ahead;
        from += moved;
        return { to, from };
      });
  });
}

/** The column before, counted from 0 as the one that is given. */
export function sourceColumn(columns: Columns | undefined, column: number): number {
  const found = columns?.findLast(({ to }) => to <= column);
  return found ? found.from + column - found.to : column;
}

/** Base 64, five bits to a digit, the sixth says that more follow; the lowest bit of all is the sign. */
function numbers(segment: string): number[] {
  const out: number[] = [];
  let value = 0;
  let shift = 0;
  for (const char of segment) {
    const digit = DIGITS.indexOf(char);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    out.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return out;
}
