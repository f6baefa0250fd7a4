/** A step in words: what the core wanted, what it had, what was asked of whom. */
import type { State, Step } from './mesi.ts';

export const STATE_NAMES: Readonly<Record<State, string>> = {
  M: 'modified',
  E: 'exclusive',
  S: 'shared',
  I: 'invalid',
};

const coreName = (core: number): string => `core ${core + 1}`;

/** One or two sentences. Cores are numbered from 1, as readers count. */
export function tell({ action: { core, act }, before, messages }: Step): string {
  const me = `Core ${core + 1}`;
  const verb = act === 'read' ? 'reads' : 'adds';
  const state = before.copies[core]!.state;
  if (messages.length === 0)
    return act === 'read'
      ? `${me} reads its own copy, which is ${STATE_NAMES[state]}. No message.`
      : `${me} adds to its own copy, which is ${STATE_NAMES[state]}: nobody else has one. No message.`;
  if (messages[0]!.kind === 'invalidate')
    return `${me} ${verb}. Its copy is shared, so it asks the others to give theirs up, and waits until they have.`;
  const from = messages.find(({ kind }) => kind === 'data')!.from;
  const giver = from === 'memory' ? 'memory' : coreName(from as number);
  if (act === 'read') {
    const back = messages.some(({ kind }) => kind === 'write-back');
    return back
      ? `${me} ${verb}. It has no valid copy; ${giver} has changed the line, sends it, and writes it to memory. Now both share it.`
      : `${me} ${verb}. It has no valid copy; ${giver} sends the line.`;
  }
  return from === 'memory'
    ? `${me} ${verb}. No core has the line; memory sends it.`
    : `${me} ${verb}. It has no valid copy, so ${giver} has to send the line and give its own up.`;
}
