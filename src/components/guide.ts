/**
 * The decision guide: questions about the data, and the patterns that they lead to. Each answer's numbers are rungs of the
 * ladder. A test walks every path.
 */
export interface Answer {
  readonly kind: 'answer';
  /** Unique; stands in addresses. */
  readonly id: string;
  /** The pattern, as it is written or said. In this and the sentences, code stands between backticks. */
  readonly pattern: string;
  readonly because: string;
  /** When to look again. */
  readonly unless?: string;
  readonly chapter: string;
  /** Ids of rungs. */
  readonly rungs: readonly string[];
}

export interface Question {
  readonly kind: 'question';
  readonly id: string;
  readonly text: string;
  readonly options: readonly Option[];
}

interface Option {
  /** Unique among its question's; stands in addresses. */
  readonly id: string;
  readonly text: string;
  readonly next: Question | Answer;
}

const ask = (id: string, text: string, ...options: readonly Option[]): Question => ({
  kind: 'question',
  id,
  text,
  options,
});
const option = (id: string, text: string, next: Question | Answer): Option => ({ id, text, next });
const answer = (spec: Omit<Answer, 'kind'>): Answer => ({ kind: 'answer', ...spec });

const moved = ask(
  'size',
  'How large is it?',
  option(
    'small',
    'A few words, plain data',
    answer({
      id: 'copy',
      pattern: '`Copy`: derive it, and pass the value',
      because:
        'A few words fit into registers or one line of the stack. Nobody has to count who has them, and nothing has to be freed.',
      chapter: 'clone',
      rungs: ['u32', 'copy-64'],
    }),
  ),
  option(
    'large',
    'More, or nobody knows before the program runs',
    answer({
      id: 'box',
      pattern: '`Box<T>`, `Vec<T>`, `String`: move the handle',
      because:
        'A move copies what the type itself has: one word for a `Box`, three for a `Vec`. What the pointer leads to stays where it is.',
      unless:
        'A `Box` costs a visit to the allocator when it is made. In a hot loop, make it once and fill it again.',
      chapter: 'box',
      rungs: ['pass-box', 'pass-1m', 'box'],
    }),
  ),
);

const version = ask(
  'hot',
  'How often is a new version made?',
  option(
    'cold',
    'Now and then: at the start, once for each request, outside of loops',
    answer({
      id: 'clone',
      pattern: '`clone()`',
      because:
        'What happens rarely may cost what it likes. A clone there is honest, short, and easy to take out later.',
      chapter: 'clone',
      rungs: ['string', 'strings', 'map'],
    }),
  ),
  option(
    'hot',
    'In the loop that the program spends its time in',
    answer({
      id: 'reuse',
      pattern: '`clone_from` into a value that is kept, or `Cow`',
      because:
        'Most of a clone is its blocks. A value that is there already has them; only the bytes are copied. With a `Cow` nothing is copied until somebody writes.',
      chapter: 'clone',
      rungs: ['strings', 'reuse'],
    }),
  ),
);

const handed = ask(
  'work',
  'How much work goes with each piece?',
  option(
    'little',
    'Less than a microsecond',
    answer({
      id: 'stay',
      pattern: 'No second thread, or many pieces in one message',
      because:
        'The message costs more than the work. Send a thousand pieces at once and its price is divided by a thousand.',
      chapter: 'pipelines',
      rungs: ['channel', 'answer', 'wake'],
    }),
  ),
  option(
    'much',
    'More',
    answer({
      id: 'channel',
      pattern: 'A channel: send moves it',
      because:
        'The handle moves and the data stay, so the size of the message does not matter. Who has sent it cannot use it any more; rustc sees to that.',
      unless:
        'Who reads what another core has just written has to fetch it, line by line. Without a bound the queue may grow for ever.',
      chapter: 'pipelines',
      rungs: ['channel', 'ring', 'lines'],
    }),
  ),
);

const oneOwner = ask(
  'wish',
  'What do the others want with it?',
  option(
    'look',
    'To use it while its owner waits',
    answer({
      id: 'borrow',
      pattern: '`&T`, `&mut T`, `&str`, `&[T]`',
      because: 'A borrow is an address that the compiler has checked. Nothing is copied, counted or freed.',
      unless: 'If the lifetimes spread through every type, store indices, or own what is small.',
      chapter: 'lifetimes',
      rungs: ['reference', 'slice', 'excerpt'],
    }),
  ),
  option('have', 'To have it instead, on the same thread', moved),
  option('send', 'To have it instead, on another thread', handed),
  option('version', 'A version of their own', version),
  option(
    'end',
    'Nothing; but something must happen when it ends',
    answer({
      id: 'guard',
      pattern: 'A guard with `Drop`; `using` in TypeScript',
      because:
        'The language calls it on every way out of the scope, an error included. In Rust the call is as cheap as one written by hand.',
      unless:
        '`mem::forget`, a cycle of counts and an abort skip it. What must never be skipped does not belong there.',
      chapter: 'drop',
      rungs: ['guard'],
    }),
  ),
);

const oneThread = ask(
  'change',
  'Is it changed while it is shared?',
  option(
    'never',
    'No, only read',
    answer({
      id: 'rc',
      pattern: '`Rc<T>`',
      because:
        'One plain addition for each owner, one subtraction when it goes. The last one frees the value.',
      chapter: 'rc',
      rungs: ['rc', 'arc'],
    }),
  ),
  option(
    'often',
    'Yes',
    answer({
      id: 'ref-cell',
      pattern: '`Rc<RefCell<T>>`, or `Cell<T>` for what is small',
      because:
        'The rules for borrows are checked while the program runs, with a flag. Who breaks them meets a panic.',
      unless:
        'In a loop over many, one `RefCell` around all of them is checked once; a `RefCell` each keeps the loop from being vectorized.',
      chapter: 'rc',
      rungs: ['ref-cell', 'mut'],
    }),
  ),
);

const hotLock = ask(
  'crowd',
  'Do the threads come at the same moment?',
  option(
    'seldom',
    'Seldom: each does much else in between',
    answer({
      id: 'mutex',
      pattern: '`Arc<Mutex<T>>`',
      because:
        'A lock that nobody else wants is two atomic instructions. Do the work before you take it, and hold it for what is left.',
      unless: 'With two locks, write down which comes first. The compiler does not look at their order.',
      chapter: 'mutex',
      rungs: ['mutex', 'mutex-2'],
    }),
  ),
  option(
    'always',
    'All the time: it is what they do',
    answer({
      id: 'shards',
      pattern: 'A part for each thread, a line apart, put together at the end',
      because:
        'A thread that writes a line of its own waits for nobody. What is given up is the whole at every moment.',
      chapter: 'false-sharing',
      rungs: ['padded', 'adjacent', 'mutex-2'],
    }),
  ),
);

const sharedChange = ask(
  'change',
  'Is it changed while it is shared?',
  option(
    'never',
    'No, only read',
    answer({
      id: 'arc',
      pattern: '`Arc<T>`, cloned once for each thread',
      because:
        'A read through a handle that a thread holds costs what a borrow costs. Only the clone and the drop are writes that other cores notice.',
      unless: 'Clones in the innermost loop of several threads fight for one line. Pass `&T` there.',
      chapter: 'arc',
      rungs: ['arc-read', 'arc', 'arc-2'],
    }),
  ),
  option(
    'replaced',
    'It is replaced as a whole, now and then',
    answer({
      id: 'swap',
      pattern: 'An `Arc` that is swapped (the crate `arc-swap`)',
      because:
        'Readers look at a version number, which stays in every cache until somebody writes. An `RwLock` makes them write to one word, and so meet.',
      chapter: 'mutex',
      rungs: ['swap', 'rwlock-2', 'mutex-2'],
    }),
  ),
  option(
    'number',
    'It is a number or two',
    answer({
      id: 'atomic',
      pattern: 'An atomic; counted locally where the sum may wait',
      because:
        'One atomic instruction needs no lock. Two threads on one word still fight for its line, so count in a local variable and add it up at the end.',
      chapter: 'mutex',
      rungs: ['atomic', 'atomic-2', 'local'],
    }),
  ),
  option('place', 'Yes, in place', hotLock),
);

const threads = ask(
  'threads',
  'On how many threads are they?',
  option('one', 'One', oneThread),
  option(
    'scope',
    'Several, which all end before the place that started them',
    answer({
      id: 'scope',
      pattern: '`thread::scope`, and `&T` or `&Mutex<T>`',
      because:
        'The scope does not return before its threads have ended, so they may borrow. No count, no `Arc`. What is changed still needs an atomic or a lock.',
      chapter: 'mutex',
      rungs: ['borrow', 'mutex'],
    }),
  ),
  option('several', 'Several, and nobody knows which lives longest', sharedChange),
);

const many = ask(
  'end',
  'How do they end?',
  option(
    'together',
    'All at once: built, used, thrown away',
    answer({
      id: 'arena',
      pattern: 'An arena (`bumpalo`, `typed_arena`)',
      because:
        'The next place costs an addition, and all places are given back at once. Nodes may refer to each other in any direction.',
      unless: '`bumpalo` runs no destructors. And nothing in an arena can be freed by itself.',
      chapter: 'arenas',
      rungs: ['bump', 'box-node'],
    }),
  ),
  option(
    'stored',
    'All at once; and references are stored, sent or kept small',
    answer({
      id: 'indices',
      pattern: 'Indices into one `Vec`',
      because:
        'An index has four bytes, survives a move of the vector, and can be written to a file. No lifetime stands in any type.',
      unless: 'Nothing checks that an index is used with its own vector.',
      chapter: 'indices',
      rungs: ['index', 'bump', 'link'],
    }),
  ),
  option(
    'single',
    'One by one, in any order',
    answer({
      id: 'generations',
      pattern: 'Generational indices (the crate `slotmap`)',
      because:
        'Each place has a generation that grows when it is used again, so an index to what is gone gives `None` instead of a stranger.',
      chapter: 'indices',
      rungs: ['generation', 'slot'],
    }),
  ),
  option(
    'parent',
    'One by one, and each has one parent and no way back up',
    answer({
      id: 'tree',
      pattern: '`Box` for each child; a `Vec` where there are many',
      because: 'Each node owns its children, and who drops a node drops all below it.',
      unless: 'A long chain overflows the stack when it is dropped. Take it apart in a loop.',
      chapter: 'box',
      rungs: ['box-node', 'list', 'list-shuffled'],
    }),
  ),
  option(
    'counted',
    'Each when its last owner goes, on one thread',
    answer({
      id: 'weak',
      pattern: '`Rc` downwards, `Weak` upwards',
      because: 'A `Weak` does not keep its value alive, so a cycle with one in it is freed.',
      chapter: 'rc',
      rungs: ['rc', 'ref-cell'],
    }),
  ),
);

const types = ask(
  'closed',
  'Do you know all the types?',
  option(
    'yes',
    'Yes, the set is closed',
    answer({
      id: 'enum',
      pattern: 'An enum; or a `Vec` for each type, where the order does not matter',
      because:
        'Values lie side by side, and the compiler sees every case. Type by type there is nothing left to guess.',
      chapter: 'dyn',
      rungs: ['enum', 'static', 'per-type'],
    }),
  ),
  option(
    'no',
    'No, others add to it',
    answer({
      id: 'dyn',
      pattern: '`Box<dyn Trait>`, or `&dyn Trait`',
      because:
        'The call itself is cheap while the processor guesses it. Mixed types and scattered boxes are what costs.',
      chapter: 'dyn',
      rungs: ['dyn-sorted', 'dyn', 'shapes'],
    }),
  ),
);

export const GUIDE: Question = ask(
  'shape',
  'What do you have?',
  option('one', 'A value, or a plain list of them, with one owner at a time', oneOwner),
  option('shared', 'A value with several owners, none of which is sure to be the last', threads),
  option('graph', 'Many values that refer to each other: a tree, a graph, a cycle', many),
  option('types', 'Values of several types that are used alike', types),
);

/** The first question and everything under it, each once. */
export function nodesOf(node: Question | Answer): readonly (Question | Answer)[] {
  return node.kind === 'answer' ? [node] : [node, ...node.options.flatMap(({ next }) => nodesOf(next))];
}
