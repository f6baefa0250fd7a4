/** Keys that would reach into the objects of the page, and structures too deep to be ours. Pure. */

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** A kept edit may be any JSON, but not this deep. */
const DEEPEST = 40;

/** A sentence that names the first of them; undefined when there is none. Without recursion, so that no depth can hurt it. */
export function foreignKey(input: unknown): string | undefined {
  const waiting: { readonly value: object; readonly path: string; readonly depth: number }[] = [];
  const look = (value: unknown, path: string, depth: number) => {
    if (typeof value === 'object' && value !== null) waiting.push({ value, path, depth });
  };
  look(input, '', 0);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (depth > DEEPEST) return `At ${path.slice(0, 80)} it is nested more than ${DEEPEST} times.`;
    if (Array.isArray(value)) {
      for (const [i, each] of value.entries()) look(each, `${path}.${i}`, depth + 1);
      continue;
    }
    for (const key of Object.keys(value)) {
      const at = path ? `${path.slice(1)}.${key}` : key;
      if (FORBIDDEN.has(key)) return `It has a key “${key}” at ${at.slice(0, 120)}.`;
      look((value as Record<string, unknown>)[key], `${path}.${key}`, depth + 1);
    }
  }
  return undefined;
}
