/** What the page and the threads of a survey say to each other. Types only. */

/** Each asks for samples of one thing. Deadlines are lengths, milliseconds. */
export type Order =
  /** The latency of a working set: `samples` times of one step each, nanoseconds. */
  | {
      readonly kind: 'chase';
      readonly memory: SharedArrayBuffer;
      readonly bytes: number;
      readonly seed: number;
      readonly batch: number;
      readonly samples: number;
    }
  /** A token between two threads: nanoseconds for one hop. The follower answers without a time. */
  | {
      readonly kind: 'hop';
      readonly memory: SharedArrayBuffer;
      readonly role: 0 | 1;
      readonly batch: number;
      readonly deadline: number;
    }
  /** Two threads, each adding to its own word, `bytes` apart: nanoseconds for one addition. */
  | {
      readonly kind: 'stride';
      readonly memory: SharedArrayBuffer;
      readonly role: 0 | 1;
      readonly bytes: number;
      readonly batch: number;
      readonly deadline: number;
    };

export type Answer =
  | { readonly kind: 'times'; readonly times: readonly number[] }
  /** The two did not run at the same time. */
  | { readonly kind: 'apart' }
  | { readonly kind: 'failed'; readonly message: string };
