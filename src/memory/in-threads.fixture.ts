/** For tests: runs the test file itself again in real threads, and waits for what each returns. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

interface Errand {
  readonly name: string;
  readonly thread: number;
  readonly data: unknown;
}

/** What a thread is asked to do: `data` is as it was sent. */
export type Errands = Readonly<Record<string, (data: never, thread: number) => unknown>>;

/** Runs the errand `name` in `threads` threads of the file `url`. Rejects with the first error that one throws. */
export function inThreads<T>(url: string, name: string, threads: number, data: unknown): Promise<T[]> {
  return Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      return new Promise<T>((resolve, reject) => {
        const worker = new Worker(new URL(url), { workerData: { name, thread, data } satisfies Errand });
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    }),
  );
}

/** At the end of a test file: in a thread does the errand and returns true, in the main thread returns false. */
export function servesErrand(errands: Errands): boolean {
  if (isMainThread) return false;
  const { name, thread, data } = workerData as Errand;
  parentPort?.postMessage(errands[name]?.(data as never, thread));
  return true;
}
