/** The reader's own version of a demo: a program that can be run, or the mistake that stands in the way. */
import type { Refusal } from '../../lab/refusal.ts';
import type { EditorPlace } from './assemble.ts';
import { type Editable, regionOf } from './bundle.ts';
import { versionsOf } from './versions.ts';

interface TakenDemo {
  /** A module without imports. */
  readonly code: string;
  readonly toEditor: (line: number, column: number) => EditorPlace | undefined;
}

/** undefined where the reader has no version. */
export async function takeDemo(id: string): Promise<TakenDemo | Refusal | undefined> {
  const editable: Editable = { what: 'demo', id };
  const variant = regionOf(editable);
  const version = (await versionsOf(id))[variant];
  if (!version) return undefined;
  const [{ strip }, { loadBundle }] = await Promise.all([import('./strip.ts'), import('./bundle.ts')]);
  const stripped = strip(await loadBundle(editable), variant, version.text);
  if (stripped.state === 'ok') return stripped;
  const { message, place } = stripped;
  return {
    reason: 'kernel-failed',
    message: `Your version cannot be run: ${message} (line ${place.line}, column ${place.column}).`,
    advice: 'Change your version or reset it, then run again.',
    place: { variant, ...place },
  };
}
