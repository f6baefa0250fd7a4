import { parentPort } from 'node:worker_threads';
import type { ToThread } from './messages.ts';
import { serveThread } from './serve-thread.ts';

parentPort!.once('message', (message: ToThread) => {
  void serveThread(message, (answer) => parentPort!.postMessage(answer));
});
