/** Numbers as bits, for capsules. Written most significant bit first. */

/** After so many ones a number is written out: no outlier costs more than this and its 53 bits. */
const LONGEST_UNARY = 20;
const WHOLE = 53;

export class BitWriter {
  readonly #bytes: number[] = [];
  #used = 8;

  /** The lowest `width` bits of a whole number, `width` up to 53. */
  write(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) {
      if (this.#used === 8) {
        this.#bytes.push(0);
        this.#used = 0;
      }
      const one = Math.floor(value / 2 ** bit) % 2;
      this.#bytes[this.#bytes.length - 1]! |= one << (7 - this.#used++);
    }
  }

  /** A whole number from 0 on: how many bits it has, then these. */
  count(value: number): void {
    const width = value === 0 ? 0 : Math.floor(Math.log2(value)) + 1;
    this.write(width, 6);
    this.write(value, width);
  }

  /** A whole number of either sign, cheap when it is near 0: Rice's code with `low` bits written as they are. */
  near(value: number, low: number): void {
    const folded = fold(value);
    const high = Math.floor(folded / 2 ** low);
    if (high < LONGEST_UNARY) {
      this.write(2 ** (high + 1) - 2, high + 1);
      this.write(folded, low);
      return;
    }
    this.write(2 ** LONGEST_UNARY - 1, LONGEST_UNARY);
    this.write(folded, WHOLE);
  }

  /** A double as it is in memory. */
  double(value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    this.write(view.getUint32(0), 32);
    this.write(view.getUint32(4), 32);
  }

  /** Bits written. */
  get length(): number {
    return this.#bytes.length * 8 - (8 - this.#used);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}

/** Throws when the bits end. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(width: number): number {
    let value = 0;
    for (let i = 0; i < width; i++) {
      const byte = this.#bytes[this.#at >> 3];
      if (byte === undefined) throw new Error('it ends too early');
      value = value * 2 + ((byte >> (7 - (this.#at++ & 7))) & 1);
    }
    return value;
  }

  count(): number {
    return this.read(Math.min(WHOLE, this.read(6)));
  }

  near(low: number): number {
    let high = 0;
    while (high < LONGEST_UNARY && this.read(1) === 1) high++;
    return unfold(high === LONGEST_UNARY ? this.read(WHOLE) : high * 2 ** low + this.read(low));
  }

  double(): number {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(0, this.read(32));
    view.setUint32(4, this.read(32));
    return view.getFloat64(0);
  }
}

/** 0, -1, 1, -2 … -> 0, 1, 2, 3 … */
const fold = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unfold = (folded: number): number => (folded % 2 ? -(folded + 1) / 2 : folded / 2);

/** What `near` costs for these. */
export function nearBits(values: readonly number[], low: number): number {
  let bits = 0;
  for (const value of values) {
    const high = Math.floor(fold(value) / 2 ** low);
    bits += high < LONGEST_UNARY ? high + 1 + low : LONGEST_UNARY + WHOLE;
  }
  return bits;
}
