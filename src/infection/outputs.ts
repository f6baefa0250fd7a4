/** What a function returns: which lifetimes elision gives it, and which have to be written. */
import { innerElides, isCarried } from './carriers.ts';
import { argument, type Context, edit, lent } from './context.ts';
import { distinct, type Frame, label, ownedField, type Share } from './frame.ts';
import type { Edit, Force, OutputCode, Reason, Rest } from './model.ts';
import { isMutable, referenceAround, type Slot } from './slots.ts';

export interface Shares {
  /** Parameter -> the lifetime of the types in it that hold the reference. */
  readonly held: Map<number, Share>;
  /** Parameter -> the lifetime of its own `&`. */
  readonly referenced: Map<number, Share>;
}

interface Said {
  readonly edits: readonly Edit[];
  readonly rests: readonly Rest[];
}

type Why = OutputCode | 'fixed-by-trait';
type Answer =
  | { readonly by: 'name'; readonly name: string; readonly force: Force; readonly why: Why }
  | { readonly by: 'elided' }
  | { readonly by: 'hidden' }
  | { readonly by: 'nothing' };
type Answerer = (slot: Slot) => Answer;

/** Fills `shares` with what the parameters have to be for it. */
export function outputFinding(frame: Frame, shares: Shares): Said {
  const { fn, context, outputs, boxes, lending } = frame;
  const { item } = fn;
  const edits: Edit[] = [];
  const rests: Rest[] = [];
  const tied = secondLifetime(frame, shares, edits);
  const answerOf = answerer(frame, shares, tied);
  const lendsOutput = lending.output !== undefined && fn.output;
  for (const slot of outputs) {
    const type = slot.item.name;
    const answer = answerOf(slot);
    if (answer.by === 'hidden') rests.push({ code: 'hidden-output', type });
    if (answer.by === 'elided')
      edits.push(edit(item, argument(slot.node, "'_"), 'warned', { code: 'elided-output', type }));
    if (answer.by === 'name')
      edits.push(edit(item, argument(slot.node, answer.name), answer.force, { code: answer.why, type }));
  }
  for (const slot of boxes) {
    const answer = answerOf(slot);
    const insert = ` + ${answer.by === 'name' ? answer.name : "'_"}`;
    const reason = { code: 'boxed-trait', type: context.names.read(slot.node) } as const;
    if (answer.by !== 'nothing')
      edits.push(edit(item, { from: slot.node.to, to: slot.node.to, insert }, 'refused', reason));
  }
  if (lendsOutput) {
    const answer = answerOf({ kind: 'self', node: lendsOutput, inner: undefined, bound: false });
    const name = answer.by === 'name' ? answer.name : undefined;
    const insert = lent(lendsOutput, item, name, name ?? "'_", context);
    const reason = { code: 'lent-output', type: insert } as const;
    edits.push(edit(item, { from: lendsOutput.from, to: lendsOutput.to, insert }, 'refused', reason));
  }
  for (const slot of fn.outputSlots)
    if (
      slot.inner &&
      isCarried(slot, context.carriers) &&
      !innerElides(slot, fn.outputSlots, context.carriers)
    )
      edits.push(
        edit(item, argument(slot.node, frame.own), 'refused', {
          code: 'function-output',
          type: slot.item.name,
        }),
      );
  return { edits, rests };
}

/**
 * `fn name(parser: &Parser) -> &str` had one lifetime among its inputs, and elision took it. Now there is a second, hidden in
 * `Parser`, so the first needs a name. Gives that name.
 */
function secondLifetime(frame: Frame, shares: Shares, edits: Edit[]): string | undefined {
  const { fn, inputs, context, own, second, outputs } = frame;
  const before = inputs.filter(({ old }) => old);
  if (fn.receiver === 'reference' || distinct(before) !== 1 || distinct(inputs) < 2) return undefined;
  const elided = fn.outputSlots.filter(
    (slot) => !slot.inner && !isCarried(slot, context.carriers) && isElided(slot),
  );
  if (elided.length === 0) return undefined;
  const { name: written, parameter } = before[0]!;
  const apart = outputs.some((slot) => !isShared(slot, fn.outputSlots));
  const name = written ?? (apart ? second : own);
  const reason: Reason = {
    code: 'second-lifetime',
    type: context.names.read(fn.parameters[parameter]!.type),
  };
  if (!written) shares.referenced.set(parameter, { name, reason });
  for (const slot of elided) edits.push(edit(fn.item, nameElided(slot, name), 'refused', reason));
  return name;
}

function isElided(slot: Slot): boolean {
  if (slot.kind === 'reference') return slot.lifetime === undefined || slot.lifetime === "'_";
  if (slot.kind === 'lifetime') return slot.name === "'_";
  if (slot.kind === 'path')
    return slot.item.lifetimes.length > 0 && !slot.written.some((each) => each !== "'_");
  return slot.kind === 'hidden';
}

function nameElided(slot: Slot, name: string): Pick<Edit, 'from' | 'to' | 'insert'> {
  const { node } = slot;
  const written = [node, ...node.children, ...node.children.flatMap(({ children }) => children)].find(
    ({ type, to, from }) => type === 'lifetime' && to - from === 2,
  );
  if (written) return { from: written.from, to: written.to, insert: name };
  if (slot.kind === 'reference') return { from: node.from + 1, to: node.from + 1, insert: `${name} ` };
  return argument(node, name);
}

const isShared = (slot: Slot, all: readonly Slot[]): boolean => {
  const around = referenceAround(slot, all);
  return around !== undefined && !isMutable(around);
};

/** How each type in the output gets its lifetime. The parameters that it comes from share it. */
function answerer(frame: Frame, shares: Shares, tied: string | undefined): Answerer {
  const { fn, context, around, own, inputs, lending, ties, sources, foreign } = frame;
  const share = (name: string, code: 'into-self' | undefined, why: Reason) => {
    for (const i of sources)
      if (!shares.held.has(i))
        shares.held.set(i, { name, reason: code ? { code, parameter: label(fn, i) } : why });
  };
  const elided: Answer = { by: 'elided' };
  return (slot) => {
    const type = slot.kind === 'path' ? slot.item.name : context.names.read(slot.node);
    const reference = referenceAround(slot, fn.outputSlots);
    if (foreign) {
      if (around === undefined) return { by: 'nothing' };
      share(around, 'into-self', { code: 'fixed-by-trait', type });
      return { by: 'name', name: around, force: 'refused', why: 'fixed-by-trait' };
    }
    if (fn.receiver === 'reference') {
      if (sources.length > 0 && !ties.built.has('self') && !lending.origins.has('self')) {
        share(own, undefined, { code: 'not-self', type });
        return { by: 'name', name: own, force: 'refused', why: 'not-self' };
      }
      const ownsText = [...lending.ofSelf].some((name) => ownedField(fn.self, name, context));
      if (around === undefined || frame.ofTrait || ownsText) return elided;
      if (reference)
        return isMutable(reference) ? { by: 'name', name: around, force: 'refused', why: 'mutable' } : elided;
      return { by: 'name', name: around, force: 'tied', why: 'detached' };
    }
    if (fn.receiver === 'value' && around)
      return { by: 'name', name: around, force: 'refused', why: 'by-value' };
    const all = distinct(inputs);
    if (all === 0)
      return lending.origins.has('made')
        ? { by: 'nothing' }
        : { by: 'name', name: "'static", force: 'refused', why: 'no-input' };
    if (reference && !isMutable(reference)) {
      const name = reference.lifetime ?? tied;
      if (name && name !== "'_")
        return {
          by: 'name',
          name,
          force: all > 1 ? 'refused' : 'warned',
          why: all > 1 ? 'second-lifetime' : 'elided-output',
        };
    }
    if (all === 1) {
      const [only] = inputs;
      if (only!.name !== undefined)
        return { by: 'name', name: only!.name, force: 'warned', why: 'elided-output' };
      return only!.hidden ? (slot.kind === 'dyn' ? elided : { by: 'hidden' }) : elided;
    }
    nameInputs(frame, shares, { code: 'many-inputs', type }, context);
    return { by: 'name', name: own, force: 'refused', why: 'many-inputs' };
  };
}

/** Those that the output is made of; where that is not known, all that could be. */
function nameInputs(
  { fn, sources, own, lending }: Frame,
  shares: Shares,
  reason: Reason,
  { carriers }: Context,
): void {
  const holding = fn.parameters.flatMap(({ slots }, i) =>
    lending.parameters.has(i) || slots.some((slot) => isCarried(slot, carriers)) ? [i] : [],
  );
  const referring = fn.parameters.flatMap(({ slots }, i) =>
    slots.some(({ kind }) => kind === 'reference') ? [i] : [],
  );
  for (const i of sources.length > 0 ? sources : holding.length > 0 ? holding : referring)
    if (!shares.held.has(i)) shares.held.set(i, { name: own, reason });
}
