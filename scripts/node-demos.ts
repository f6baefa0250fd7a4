/** Demos on Node's worker threads: how they are recorded and tested. */
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { conductDemo, type DemoOptions, type SpawnDemoWorker } from '../src/lab/conduct-demo.ts';
import type { FromDemoWorker } from '../src/lab/demo-messages.ts';
import type { RustSource } from '../src/lab/messages.ts';
import type { Demo } from '../src/lab/program.ts';
import type { DemoRecord } from '../src/lab/program-record.ts';
import { DEMO_MODULE, readDemoModule } from './demo-module.ts';

const ENTRY = new URL('./demo-worker.ts', import.meta.url);

const spawn: SpawnDemoWorker = (events) => {
  const worker = new Worker(ENTRY);
  worker.on('message', (message: FromDemoWorker) => events.onMessage(message));
  worker.on('error', (error) => events.onError(error.message));
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => {
      void worker.terminate();
    },
  };
};

/** The committed module of the demos, compiled. */
export async function nodeDemoSource(): Promise<RustSource> {
  return {
    module: await WebAssembly.compile(readFileSync(DEMO_MODULE)),
    pages: readDemoModule().memory,
  };
}

/** What a demo does in TypeScript, or in Rust as it runs in the page. */
export async function runInNode(
  { id, threads = 0 }: Demo,
  language: 'typescript' | 'rust',
  source: RustSource,
  options: Pick<DemoOptions, 'silence'> = {},
): Promise<DemoRecord> {
  const order =
    language === 'rust'
      ? ({ language, demo: id, threads, source } as const)
      : ({ language, demo: id } as const);
  return conductDemo(order, { ...options, spawn });
}
