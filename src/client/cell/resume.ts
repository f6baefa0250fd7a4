/** A run asked for before the reload that isolates the page, as text and back. */
import type { Resume } from '../isolation.ts';
import type { RunRequest } from './types.ts';

export function toResume(experiment: string, { mode, parameters, seed }: RunRequest): Resume {
  const query = new URLSearchParams();
  for (const [id, value] of Object.entries(parameters ?? {})) query.set(id, String(value));
  if (seed !== undefined) query.set('seed', String(seed));
  return { experiment, mode, query: query.toString() };
}

/** What is not a number is left out; the instrument corrects the rest. */
export function fromResume({ mode, query }: Resume): RunRequest {
  const numbers = [...new URLSearchParams(query)].map(([id, value]) => [id, Number(value)] as const);
  const { seed, ...parameters } = Object.fromEntries(numbers.filter(([, value]) => Number.isFinite(value)));
  const valid = seed !== undefined && Number.isSafeInteger(seed) && seed >= 0;
  return { mode: mode === 'full' ? 'full' : 'quick', parameters, ...(valid && { seed }) };
}
