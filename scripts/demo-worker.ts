/** Entry of a demo's worker in Node. */
import { parentPort } from 'node:worker_threads';
import type { ToDemoWorker } from '../src/lab/demo-messages.ts';
import type { DemoModule } from '../src/lab/program.ts';
import { demoServer } from '../src/lab/serve-demo.ts';

const load = async (demo: string): Promise<DemoModule> => {
  const [chapter, name] = demo.split('/');
  const module: unknown = await import(
    new URL(`../benchmarks/${chapter}/demos/${name}.ts`, import.meta.url).href
  );
  return module as DemoModule;
};
const obey = demoServer({ post: (message) => parentPort!.postMessage(message), load });
parentPort!.on('message', (message: ToDemoWorker) => obey(message));
