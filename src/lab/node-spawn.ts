/** Threads of the instrument in Node: workers that run a file. */
import { Worker } from 'node:worker_threads';
import type { FromThread } from './messages.ts';
import type { Spawn } from './pool.ts';

export const nodeSpawn =
  (entry: URL): Spawn =>
  (_, events) => {
    const worker = new Worker(entry);
    worker.on('message', (message: FromThread) => events.onMessage(message));
    worker.on('error', (error) => events.onError(error.message));
    return {
      post: (message) => worker.postMessage(message),
      terminate: () => {
        void worker.terminate();
      },
    };
  };
