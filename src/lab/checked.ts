/** What comes from outside, checked by a schema: the value, or a sentence that names the first wrong field. */
import * as v from 'valibot';

export type Parsed<T> =
  | { readonly state: 'ok'; readonly value: T }
  | { readonly state: 'refused'; readonly reason: string };

/** `what` it should be: "run", "machine". */
export function parseAs<T>(schema: v.GenericSchema<unknown, T>, what: string, input: unknown): Parsed<T> {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return { state: 'ok', value: result.output };
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? '';
  return {
    state: 'refused',
    reason: `This is not a ${what} that this book can read: ${path || 'the whole of it'}: ${issue.message}.`,
  };
}
