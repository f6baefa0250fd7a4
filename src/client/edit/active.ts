/** What a run takes along of the reader's own: kernels that can be measured, or the mistake that stands in the way. */
import type { Experiment } from '../../lab/experiment.ts';
import type { EditedKernel } from '../../lab/messages.ts';
import type { Refusal } from '../../lab/refusal.ts';
import type { EditorPlace } from './assemble.ts';
import { ownId, withVersions } from './compared.ts';
import { type Versions, versionsOf } from './versions.ts';

export interface Taken {
  /** With a variant for each version. */
  readonly experiment: Experiment;
  readonly kernels: readonly EditedKernel[];
  /** As they stand in the editor, by the variant that each is a version of. */
  readonly code: readonly { readonly variant: string; readonly text: string }[];
  /** A refusal of the instrument in terms of the editor. */
  readonly translate: (refusal: Refusal) => Refusal;
}

const MEND = 'Change your version or reset it, then run again. The book’s own kernels are as they were.';

/** undefined where the reader has no versions. */
export async function take(experiment: Experiment): Promise<Taken | Refusal | undefined> {
  const versions = await versionsOf(experiment.id);
  return Object.keys(versions).length > 0 ? takeThese(experiment, versions) : undefined;
}

/** Takes these; a refusal when one is no program. */
export async function takeThese(experiment: Experiment, versions: Versions): Promise<Taken | Refusal> {
  const [{ strip }, { loadBundle, regionOf }] = await Promise.all([
    import('./strip.ts'),
    import('./bundle.ts'),
  ]);
  const bundle = await loadBundle({ what: 'kernel', id: experiment.id });
  const kernels: EditedKernel[] = [];
  const places = new Map<string, (line: number, column: number) => EditorPlace | undefined>();
  for (const { id, label } of experiment.variants) {
    const version = versions[id];
    if (!version) continue;
    const stripped = strip(
      bundle,
      regionOf({ what: 'kernel', id: experiment.id, variant: id }),
      version.text,
    );
    if (stripped.state === 'wrong') {
      const { message, place } = stripped;
      return {
        reason: 'kernel-failed',
        message: `Your version of “${label}” cannot be run: ${message} (line ${place.line}, column ${place.column}).`,
        advice: MEND,
        place: { variant: id, ...place },
      };
    }
    places.set(ownId(id), stripped.toEditor);
    kernels.push({ variant: ownId(id), versionOf: id, code: stripped.code });
  }
  return {
    experiment: withVersions(experiment, Object.keys(versions)),
    kernels,
    code: kernels.map(({ versionOf }) => ({ variant: versionOf, text: versions[versionOf]!.text })),
    translate: (refusal) => inEditor(refusal, kernels, places),
  };
}

function inEditor(
  refusal: Refusal,
  kernels: readonly EditedKernel[],
  places: ReadonlyMap<string, (line: number, column: number) => EditorPlace | undefined>,
): Refusal {
  const { place, ...rest } = refusal;
  const kernel = place && kernels.find(({ variant }) => variant === place.variant);
  const found = place && places.get(place.variant)?.(place.line, place.column);
  if (!kernel || !found) return rest;
  return {
    ...rest,
    message: `${rest.message} That is in line ${found.line}, column ${found.column} of your version.`,
    place: { variant: kernel.versionOf, ...found },
  };
}

export const isRefusal = (taken: Taken | Refusal): taken is Refusal => 'reason' in taken;
