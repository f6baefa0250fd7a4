/**
 * One cache line between cores, under MESI. Each step says which messages the caches exchange. What is left out: store buffers,
 * other levels of cache, evictions, and the variants MOESI and MESIF.
 * After Papamarcos and Patel, ISCA 1984.
 */

/** Modified, exclusive, shared, invalid. */
export type State = 'M' | 'E' | 'S' | 'I';

interface Copy {
  readonly state: State;
  /** Meaningless when the state is I. */
  readonly value: number;
}

export interface Line {
  readonly memory: number;
  /** One for each core. */
  readonly copies: readonly Copy[];
}

/** `add` is an atomic read-modify-write; a plain store asks for the same messages. */
export type Act = 'read' | 'add';

export interface Action {
  readonly core: number;
  readonly act: Act;
}

export interface Message {
  /**
   * `read`: asks for a copy. `own`: asks for the line and for all other copies to go. `invalidate`: asks only for them to go.
   * `data`: the line itself. `write-back`: the line, to memory.
   */
  readonly kind: 'read' | 'own' | 'invalidate' | 'data' | 'write-back';
  readonly from: number | 'memory';
  readonly to: number | 'memory' | 'others';
}

export interface Step {
  readonly action: Action;
  readonly before: Line;
  readonly after: Line;
  /** In order; none when the core could act on its own. */
  readonly messages: readonly Message[];
}

/** The line before anybody touched it: in memory, in no cache. Throws for less than one core. */
export function untouched(cores: number, memory = 0): Line {
  if (!Number.isInteger(cores) || cores < 1) throw new RangeError(`invalid cores: ${cores}`);
  return { memory, copies: Array.from({ length: cores }, () => ({ state: 'I', value: 0 })) };
}

/** What one action does to the line. Throws a RangeError when there is no such core. */
export function step(before: Line, action: Action): Step {
  const mine = before.copies[action.core];
  if (!mine) throw new RangeError(`invalid core: ${action.core}`);
  return action.act === 'read' ? read(before, action, mine) : add(before, action, mine);
}

/** All steps of a sequence, from a line in no cache. */
export function steps(cores: number, actions: readonly Action[]): readonly Step[] {
  const done: Step[] = [];
  for (const action of actions) done.push(step(done.at(-1)?.after ?? untouched(cores), action));
  return done;
}

function read(before: Line, action: Action, mine: Copy): Step {
  if (mine.state !== 'I') return { action, before, after: before, messages: [] };
  const { core } = action;
  const holder = before.copies.findIndex(({ state }) => state !== 'I');
  if (holder === -1) {
    const after = replace(before, (copy, i) => (i === core ? { state: 'E', value: before.memory } : copy));
    const messages: Message[] = [
      { kind: 'read', from: core, to: 'memory' },
      { kind: 'data', from: 'memory', to: core },
    ];
    return { action, before, after, messages };
  }
  const { state, value } = before.copies[holder]!;
  const messages: Message[] = [
    { kind: 'read', from: core, to: 'others' },
    { kind: 'data', from: holder, to: core },
  ];
  // Shared means: as in memory. What only a cache knew has to be written down first.
  if (state === 'M') messages.push({ kind: 'write-back', from: holder, to: 'memory' });
  const shared = replace(before, (copy, i) =>
    i === core || copy.state !== 'I' ? { state: 'S', value } : copy,
  );
  return { action, before, after: { ...shared, memory: value }, messages };
}

function add(before: Line, action: Action, mine: Copy): Step {
  const { core } = action;
  const owns = mine.state === 'M' || mine.state === 'E';
  const messages = owns ? [] : claim(before, core, mine);
  const current = mine.state === 'I' ? newest(before) : mine.value;
  const after = replace(before, (copy, i) =>
    i === core ? { state: 'M', value: current + 1 } : { state: 'I', value: copy.value },
  );
  return { action, before, after, messages };
}

/** How a core that may not write gets to be the only one with a copy. */
function claim(before: Line, core: number, mine: Copy): Message[] {
  if (mine.state === 'S') return [{ kind: 'invalidate', from: core, to: 'others' }];
  const holder = before.copies.findIndex(({ state }) => state !== 'I');
  if (holder === -1)
    return [
      { kind: 'own', from: core, to: 'memory' },
      { kind: 'data', from: 'memory', to: core },
    ];
  return [
    { kind: 'own', from: core, to: 'others' },
    { kind: 'data', from: holder, to: core },
  ];
}

const newest = ({ memory, copies }: Line): number =>
  copies.find(({ state }) => state !== 'I')?.value ?? memory;

const replace = (line: Line, change: (copy: Copy, core: number) => Copy): Line => ({
  ...line,
  copies: line.copies.map(change),
});
