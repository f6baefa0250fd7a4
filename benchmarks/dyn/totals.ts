/** One loop for each kind but the first: what a compiler makes of a generic function, written out. */

type Total = (words: Int32Array, from: number, to: number) => number;

const triangles: Total = (words, from, to) => {
  let sum = 0;
  for (let i = from; i < to; i += 2) sum = (sum + (Math.imul(words[i]!, words[i + 1]!) >>> 1)) | 0;
  return sum;
};
const octagons: Total = (words, from, to) => {
  let sum = 0;
  for (let i = from; i < to; i += 2)
    sum = (sum + Math.imul(words[i]!, words[i]!) - Math.imul(2, Math.imul(words[i + 1]!, words[i + 1]!))) | 0;
  return sum;
};
const rings: Total = (words, from, to) => {
  let sum = 0;
  for (let i = from; i < to; i += 2)
    sum = (sum + Math.imul(3, Math.imul(words[i]!, words[i]!) - Math.imul(words[i + 1]!, words[i + 1]!))) | 0;
  return sum;
};
const ellipses: Total = (words, from, to) => {
  let sum = 0;
  for (let i = from; i < to; i += 2) sum = (sum + Math.imul(3, Math.imul(words[i]!, words[i + 1]!))) | 0;
  return sum;
};
const frames: Total = (words, from, to) => {
  let sum = 0;
  for (let i = from; i < to; i += 2)
    sum = (sum + (Math.imul(words[i]!, words[i]!) - Math.imul(words[i + 1]!, words[i + 1]!))) | 0;
  return sum;
};
const crosses: Total = (words, from, to) => {
  let sum = 0;
  for (let i = from; i < to; i += 2)
    sum = (sum + Math.imul(words[i + 1]!, words[i]! + words[i]! - words[i + 1]!)) | 0;
  return sum;
};
const trapezoids: Total = (words, from, to) => {
  let sum = 0;
  for (let i = from; i < to; i += 2)
    sum = (sum + (Math.imul(words[i]! + words[i + 1]!, words[i + 1]!) >>> 1)) | 0;
  return sum;
};

export const OTHER_TOTALS: readonly Total[] = [
  triangles,
  octagons,
  rings,
  ellipses,
  frames,
  crosses,
  trapezoids,
];
