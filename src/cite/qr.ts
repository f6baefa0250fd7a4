/** An address as a picture that a camera reads. */
import { encode } from 'uqr';

/** What a hall's phone cameras still read from a slide: version 20 at most, 97 modules a side. */
const MOST_CHARACTERS = 858;

export interface Code {
  /** Modules on a side, the quiet zone of four included. */
  readonly size: number;
  /** The dark modules, as the `d` of a path in units of a module. */
  readonly path: string;
}

/** undefined for an address that would need too fine a picture. */
export function qrCode(address: string): Code | undefined {
  if (new TextEncoder().encode(address).length > MOST_CHARACTERS) return undefined;
  const { size, data } = encode(address, { ecc: 'L', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      let end = x + 1;
      while (row[end]) end++;
      path += `M${x} ${y}h${end - x}v1h${x - end}z`;
      x = end;
    }
  });
  return { size, path };
}
