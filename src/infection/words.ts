/** Why, in sentences. Code stands between backticks. */
import type { Item } from './items.ts';
import type { Doubt, Edit, Reason, Rest } from './model.ts';

/** `insert`: what is written for that reason. */
export function reasonWords(reason: Reason, insert: string): string {
  const written = insert.trim().replace(/^<(.*)>$/, '$1');
  switch (reason.code) {
    case 'seed':
      return 'The reference that you asked for. In a struct or an enum, every lifetime is declared and named.';
    case 'alias':
      return 'An alias hides no lifetime: it declares it, and hands it on.';
    case 'contains':
      return `It holds a \`${reason.type}\`, so it borrows what that borrows. In a field nothing is elided.`;
    case 'reuses':
      return `It has a lifetime already, \`${reason.lifetime}\`, and gives it to \`${reason.type}\`: nobody who names this type has to change.`;
    case 'header':
      return "A header hides no lifetime. `'_` is enough: nothing below has to name it.";
    case 'named-header':
      return 'A header hides no lifetime, and something below has to name this one.';
    case 'associated-type':
      return 'An associated type is not in a signature, so nothing is elided: it names the lifetime of the header.';
    case 'associated-const':
      return "An associated constant has to say what a `const` outside would have without a word: `'static`.";
    case 'lends':
      return `What is given in \`${reason.parameter}\` ends up behind the reference. It is lent now: owned, it would be dropped at the end of the function.`;
    case 'stored':
      return `\`${reason.parameter}\` is kept in \`self\`, so it has to live as long as what \`self\` borrows.`;
    case 'into-self':
      return `What is returned is made of \`${reason.parameter}\`, and \`Self\` has the lifetime of the header: the two are tied by name.`;
    case 'into-parameter':
      return `\`${reason.parameter}\` is put together with another parameter, so both have one lifetime, by name.`;
    case 'async':
      return `An \`async\` function hides no lifetime, as its future keeps \`${reason.type}\`. \`'_\` is enough.`;
    case 'impl-argument':
      return `In the arguments of an \`impl Trait\` parameter nothing is elided: \`${reason.type}\` needs a name there.`;
    case 'bound':
      return `In a bound nothing is elided: \`${reason.type}\` needs a name there.`;
    case 'function-output':
      return `This function value makes a \`${reason.type}\` and is given nothing that it could borrow from.`;
    case 'fixed-by-trait':
      return 'The trait says that this is the type of the header, not one that borrows from `&self`: it has the lifetime of the header.';
    case 'elided-output':
      return written.startsWith("'_")
        ? `Elision gives \`${reason.type}\` the one lifetime that goes in; nothing has to be named. rustc only warns when it cannot be seen (\`mismatched_lifetime_syntaxes\`).`
        : `Elision gives \`${reason.type}\` the one lifetime that goes in. As that is named, rustc warns when it is hidden here.`;
    case 'many-inputs':
      return `More than one lifetime goes in, and elision does not choose: the output says which one \`${reason.type}\` has.`;
    case 'by-value':
      return `\`self\` by value shows no lifetime to elision: \`${reason.type}\` takes that of the header, by name.`;
    case 'detached':
      return `rustc would take it without: then the \`${reason.type}\` borrows from \`&self\`, and two of them cannot be held at once. Named, it borrows from what \`self\` borrows.`;
    case 'no-input':
      return "Nothing goes in that it could borrow from, so only what lives for ever fits: `'static`.";
    case 'not-self':
      return `Elision would tie \`${reason.type}\` to \`&self\`, but it is made of a parameter.`;
    case 'second-lifetime':
      return `One lifetime went in and elision took it. Now a second is hidden in \`${reason.type}\`, so the first needs a name.`;
    case 'mutable':
      return `Behind \`&mut\` a lifetime fits exactly or not at all: \`${reason.type}\` has that of the header.`;
    case 'boxed-trait':
      return `A box of \`${reason.type}\` holds only what is \`'static\` unless it says otherwise, and this one holds a reference.`;
    case 'lent-output':
      return 'What it returns is put behind the reference, so it returns a view and no copy.';
    case 'use':
      return 'In the body: it lends where it copied or gave away.';
  }
}

export function restWords(rest: Rest): string {
  switch (rest.code) {
    case 'input':
      return `\`${rest.type}\` only goes in. Every parameter gets a lifetime of its own, unsaid.`;
    case 'hidden-output':
      return `One hidden lifetime goes in, and \`${rest.type}\` comes out with it. Elision does it, and no lint asks to see it.`;
    case 'inside':
      return `It works with a \`${rest.type}\` inside; nobody who calls it can see that.`;
    case 'static':
      return `A static and a constant are \`'static\` without saying so; the \`${rest.type}\` in it can only borrow what lives for ever.`;
    case 'self':
      return `It says \`Self\`, and \`Self\` has the lifetime of the header.`;
    case 'reused':
      return `\`${rest.type}\` had its lifetime before.`;
  }
}

export function doubtWords(doubt: Doubt): string {
  switch (doubt.code) {
    case 'unconstrained':
      return `No lifetime can be written here: neither the type nor the trait of this header has one that \`${doubt.type}\` could take (E0207). The trait would need a generic associated type.`;
    case 'trait-fixes':
      return `The trait fixes this signature: \`${doubt.type}\` does not tie \`${doubt.parameter}\` to what is returned. A type that borrows cannot implement it.`;
    case 'made-here':
      return `\`${doubt.type}\` is made and owned here and dropped at the end, so nothing that borrows from it can be returned or kept (E0515, E0597). Whoever calls has to own it, and lend it.`;
    case 'itself':
      return `It would borrow from \`${doubt.type}\`, in the same value: a struct that refers to itself, which safe Rust cannot build and still move. Let somebody else own the text, or keep an index.`;
    case 'supertrait':
      return `A bound of the trait names \`${doubt.type}\`, so the trait itself would need the lifetime. The map does not follow that.`;
    case 'generic-default':
      return `A bound or default of a type parameter names \`${doubt.type}\`. The map does not follow that.`;
    case 'maybe-boxed':
      return `If a type that borrows is put into a \`Box<dyn ${doubt.type}>\` here, the box needs \`+ 'a\`, and so does all that holds it. What is put in, only types tell; the map reads names.`;
    case 'by-hand':
      return `Where \`${doubt.type}\` comes from cannot be told without types: look there yourself.`;
    case 'grows':
      return `The body calls \`${doubt.type}\` on the field. Only an owner can.`;
    case 'spawn':
      return `A thread started with \`spawn\` takes only what is \`'static\`. A \`${doubt.type}\` that borrows needs \`thread::scope\`.`;
    case 'macro':
      return `\`${doubt.type}\` stands in a macro. What a macro makes of it, the parser does not know.`;
  }
}

const FORCE: Readonly<Record<Exclude<Edit['force'], 'use'>, string>> = {
  refused: 'rustc demands it',
  warned: 'rustc warns without it',
  tied: 'callers need it',
};
export const forceWords = (force: Edit['force']): string => (force === 'use' ? 'in the body' : FORCE[force]);

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export function nameOf({ kind, name, within }: Item): string {
  if (kind === 'impl') return name;
  const short = { function: 'fn', alias: 'type', 'associated type': 'type' } as const;
  const word = kind in short ? short[kind as keyof typeof short] : kind;
  return `${word} ${within?.kind === 'impl' ? `${within.name.replace(/^impl (?:.* for )?/, '')}::` : ''}${name}`;
}
