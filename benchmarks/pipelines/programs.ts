/** Moving instead of sharing: programs whose output, or whose refusal, is the point. */
import { assembly, demo, diagnostic, type Program } from '../../src/lab/program.ts';

const useAfterSend = diagnostic({
  id: 'pipelines/use-after-send',
  title: 'Sent is gone',
  question: 'May a program look at what it has sent?',
  claims: [
    {
      id: 'chan-compile-transfer',
      sentence: 'A program that uses a value after it has sent it does not compile.',
      criterion:
        'The compiler refuses the program with E0382, and takes it when the use comes before the send.',
      test: {
        all: [
          { version: 'refused', refused: 'E0382' },
          { version: 'accepted', accepted: true },
        ],
      },
      because:
        'The compiler knows nothing of channels. The signature of send takes the value and not a reference, so the value is moved, and E0382 is what any use after any move gets.',
    },
  ],
});

const sharedState = diagnostic({
  id: 'pipelines/shared-state',
  title: 'An Rc, and an Arc with a lock',
  question: 'Does a channel refuse a handle to something that the sender keeps?',
  claims: [
    {
      id: 'chan-no-shared-state',
      sentence: 'A program that sends messages shares no state.',
      criterion:
        'The compiler refuses to send a clone of an Arc<Mutex<Vec>>; or it takes it, and the sender does not see what the receiver pushes.',
      test: {
        any: [
          { not: { version: 'accepted', accepted: true } },
          { program: 'sharing', says: 'elements that the sender sees', is: 1 },
        ],
      },
      because:
        'What may be sent is decided by Send, and Arc<Mutex<Vec>> is Send: it was made to be used from several threads. What is refused is Rc, because its count is a plain number. A channel makes it easy to share nothing, and does not enforce it.',
    },
  ],
});

const sharing = demo({
  id: 'pipelines/sharing',
  title: 'Sending a way in',
  question: 'Two threads talk through a channel only. Can one change what the other sees?',
  threads: 1,
  claims: [],
});

const sameBuffer = demo({
  id: 'pipelines/same-buffer',
  title: 'The handle moves, the buffer stays',
  question: 'A million bytes are sent to another thread. What moves?',
  threads: 1,
  claims: [],
});

const afterSend = demo({
  id: 'pipelines/use-after-send-typescript',
  title: 'Without a compiler that knows',
  question: 'What becomes of a sent array, and of a sent handle, in TypeScript?',
  missing: {
    rust: 'Rust refuses this program: see the diagnostic before it.',
    native: 'Rust refuses this program: see the diagnostic before it.',
  },
  claims: [],
});

const backPressure = demo({
  id: 'pipelines/back-pressure',
  title: 'A thousand messages, no receiver',
  question: 'What becomes of messages that nobody receives?',
  claims: [
    {
      id: 'chan-unbounded',
      sentence: 'A pipeline bounds how much memory is in use.',
      criterion: 'Of 1,000 messages of 10 kB that nobody receives, fewer than 1,000 are accepted.',
      test: { says: 'sent, unbounded', below: 1_000 },
      because:
        'The channel that most programs use, mpsc::channel, takes everything, and so does a MessagePort: a slow stage turns into memory in use, not into a fast stage that waits. A bound must be asked for: sync_channel(8) takes eight, and then send waits.',
    },
  ],
});

const deadStage = demo({
  id: 'pipelines/dead-stage',
  title: 'A stage dies',
  question: 'What do its neighbors notice when a stage dies?',
  threads: 1,
  claims: [],
});

const countedAtomics = demo({
  id: 'pipelines/counted-atomics',
  title: 'Atomic operations, counted',
  question: 'How many atomic operations does a message take on our rings?',
  missing: {
    rust: 'What std’s channel executes cannot be counted from inside; its instructions are listed beside.',
    native: 'What std’s channel executes cannot be counted from inside; its instructions are listed beside.',
  },
  claims: [],
});

const atomics = assembly({
  id: 'pipelines/atomics',
  title: 'A send, as instructions',
  question: 'Does a channel do without atomics?',
  claims: [
    {
      id: 'chan-no-atomics',
      sentence: 'A channel needs no atomic operations, because nothing is shared.',
      criterion:
        'A send into std’s bounded channel has no locked instruction; a message on our plainest ring has no atomic operation.',
      test: {
        all: [
          { counts: 'lock', in: 'send', is: 0 },
          { program: 'counted-atomics', says: 'ring, atomic loads', is: 0 },
          { program: 'counted-atomics', says: 'ring, atomic stores', is: 0 },
        ],
      },
      because:
        'The queue itself is shared memory. Somebody had to write it with atomics, so that nobody who uses it must. A queue with one sender and one receiver gets by with atomic loads and stores, and on x86 with release and acquire these are plain moves; with several senders each message needs a read-modify-write at least.',
    },
  ],
});

export const programs: readonly Program[] = [
  useAfterSend,
  afterSend,
  sameBuffer,
  sharedState,
  sharing,
  backPressure,
  deadStage,
  atomics,
  countedAtomics,
];
