/** One text for one value, whoever wrote it, and the hash of that text: a run's name in a citation. */

/** JSON without spaces, with the names of each object in the order of their code units (as RFC 8785 has it). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`);
  return `{${entries.join(',')}}`;
}

/** SHA-256 of the canonical JSON, 64 hexadecimal digits. Needs a secure context, which every isolated page is. */
export async function hashOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(value));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** As it stands in a link and under a figure: 64 bits, enough to tell any two runs apart. */
export const shortHash = (hash: string): string => hash.slice(0, 16);
