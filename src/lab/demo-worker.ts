/** Entry of a demo's worker in the page. */
import { loadDemo } from '../demo-registry.ts';
import type { ToDemoWorker } from './demo-messages.ts';
import { demoServer } from './serve-demo.ts';

const obey = demoServer({ post: (message) => self.postMessage(message), load: loadDemo });
self.onmessage = ({ data }: MessageEvent<ToDemoWorker>) => obey(data);
