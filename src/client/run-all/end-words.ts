/** How a run of all experiments ended: sentences, with the experiments that could not be measured among them. Pure. */
import type { Item, QueueState } from './queue.ts';

export function endWords(
  items: readonly Item[],
  { phase, outcomes }: QueueState,
): readonly (string | Item)[] {
  const refused = items.flatMap((item, i) => {
    const outcome = outcomes[i];
    return outcome?.state === 'refused' ? [{ item, message: outcome.refusal.message }] : [];
  });
  const done = outcomes.length - refused.length;
  const measured =
    phase === 'done' && done === items.length
      ? done === 1
        ? 'The experiment is measured.'
        : `All ${items.length} experiments are measured.`
      : `${done} of ${items.length} experiments ${done === 1 ? 'is' : 'are'} measured.${phase === 'cancelled' ? ' The rest was cancelled.' : ''}`;
  return [measured, ...refused.flatMap(({ item, message }) => [' ', item, `: ${message}`])];
}
