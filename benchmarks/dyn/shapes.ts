/** Eight kinds of shape, alike in size and in work, and a crowd of them: the same in every language for the same seed. */

/** Width and height, or what else a kind makes of two numbers. */
export type Area = (a: number, b: number) => number;

// #region areas
const rectangle: Area = (a, b) => Math.imul(a, b);
const triangle: Area = (a, b) => Math.imul(a, b) >>> 1;
const octagon: Area = (a, b) => (Math.imul(a, a) - Math.imul(2, Math.imul(b, b))) | 0; // a square less its four corners
const ring: Area = (a, b) => Math.imul(3, Math.imul(a, a) - Math.imul(b, b)); // for an engineer in a hurry
const ellipse: Area = (a, b) => Math.imul(3, Math.imul(a, b));
const frame: Area = (a, b) => (Math.imul(a, a) - Math.imul(b, b)) | 0;
const cross: Area = (a, b) => Math.imul(b, a + a - b);
const trapezoid: Area = (a, b) => Math.imul(a + b, b) >>> 1;
// #endregion

/** By kind: a table of functions, as each vtable is one. */
export const AREAS: readonly Area[] = [rectangle, triangle, octagon, ring, ellipse, frame, cross, trapezoid];

/** A shape for each place: its kind and its two numbers. */
export interface Crowd {
  readonly kinds: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/** Numbers of 24 bits. */
function noise(seed: number): () => number {
  let x = seed | 0;
  return () => {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    return x >>> 8;
  };
}

/** Fisher and Yates: every order is as likely as any other. */
function shuffle(places: Uint8Array | Int32Array, next: () => number): void {
  for (let i = places.length - 1; i > 0; i--) {
    const j = Math.floor((next() * (i + 1)) / 2 ** 24);
    const other = places[j]!;
    places[j] = places[i]!;
    places[i] = other;
  }
}

/** As many shapes of each kind as of any other, or one more, in no order. */
export function mixed(count: number, types: number, seed: number): Crowd {
  const next = noise(seed);
  const kinds = new Uint8Array(count);
  const a = new Int32Array(count);
  const b = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    kinds[i] = i % types;
    a[i] = 1 + (next() % 1000);
    b[i] = 1 + (next() % 1000);
  }
  shuffle(kinds, next);
  return { kinds, a, b };
}

/** The same shapes, kind after kind. */
export function sorted({ kinds, a, b }: Crowd): Crowd {
  const order = Array.from(AREAS, (_, kind) => kind).flatMap((kind) => placesOf(kinds, kind));
  return {
    kinds: Uint8Array.from(order, (place) => kinds[place]!),
    a: Int32Array.from(order, (place) => a[place]!),
    b: Int32Array.from(order, (place) => b[place]!),
  };
}

function placesOf(kinds: Uint8Array, kind: number): number[] {
  const places: number[] = [];
  for (let i = 0; i < kinds.length; i++) if (kinds[i] === kind) places.push(i);
  return places;
}

/** Every number below `count`, once, in no order. */
export function shuffledPlaces(count: number, seed: number): Int32Array {
  const places = new Int32Array(count);
  for (let i = 0; i < count; i++) places[i] = i;
  shuffle(places, noise(~seed));
  return places;
}
