/** Entry of a thread worker. */
import type { ToThread } from './messages.ts';
import { serveThread } from './serve-thread.ts';

self.onmessage = ({ data }: MessageEvent<ToThread>) => {
  void serveThread(data, (message) => self.postMessage(message));
};
