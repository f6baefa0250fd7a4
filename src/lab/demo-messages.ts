/** Every message between who runs a demo and its workers. A demo is named `<chapter>/<name>`. */
import type { RustSource } from './messages.ts';
import type { Ending } from './program.ts';
import type { CodePlace } from './refusal.ts';

export type ToDemoWorker =
  /** Run the program. `order` counts the lines of all threads; `code` is the reader's version. */
  | {
      readonly type: 'typescript';
      readonly demo: string;
      readonly code?: string;
      readonly order: SharedArrayBuffer;
    }
  | ({ readonly type: 'typescript-thread' } & ThreadOrder)
  /** All threads of the program have ended, or one has failed. */
  | { readonly type: 'joined'; readonly error?: string }
  | ({ readonly type: 'rust'; readonly demo: string; readonly threads: number } & RustMemory)
  /** Be one of the threads, 1 to `threads`, that the program may spawn. */
  | ({ readonly type: 'rust-thread'; readonly thread: number } & RustMemory);

export interface ThreadOrder {
  readonly demo: string;
  readonly code?: string;
  readonly order: SharedArrayBuffer;
  readonly entry: string;
  readonly thread: number;
  readonly memory: SharedArrayBuffer;
}

export interface RustMemory {
  readonly source: RustSource;
  readonly memory: WebAssembly.Memory;
}

export type FromDemoWorker =
  /** Everything is loaded; what follows is the program's own time. */
  | { readonly type: 'ready' }
  /** What happened before another line has the lower order, whichever threads they come from. */
  | { readonly type: 'line'; readonly order: number; readonly text: string }
  | {
      readonly type: 'threads';
      readonly entry: string;
      readonly count: number;
      readonly memory: SharedArrayBuffer;
    }
  /** `printed`: lines of all threads until then. */
  | {
      readonly type: 'ended';
      readonly ending: Exclude<Ending, 'stuck'>;
      readonly message?: string;
      /** In the reader's version, where that is what failed. */
      readonly place?: CodePlace | undefined;
      readonly printed: number;
    }
  /** The program's files could not be loaded. */
  | { readonly type: 'failed'; readonly message: string };

/** Lines kept of a program's output. */
export const MOST_LINES = 1000;
/** Characters kept of a line. */
export const LONGEST_LINE = 10_000;
/** Threads that a program in TypeScript may have in all: each is a worker. */
export const MOST_THREADS = 64;
