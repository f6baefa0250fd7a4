/**
 * Seeded randomness: the same seed gives the same plan and the same interval anywhere.
 * Generator: sfc32 (Chris Doty-Humphrey, PractRand), seeded from one 32-bit word.
 */
export type Random = () => number;

/** Uniform numbers in [0, 1). */
export function random(seed: number): Random {
  let a = 0;
  let b = seed | 0;
  let c = 0x9e3779b9;
  let d = 1;
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], next: Random): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
