/** Speaks with the service worker. */
import type { FromWorker, ToWorker } from '../../offline/messages.ts';

export const bookBase = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** Sends a message. The answer comes when it comes; nobody may wait for one that a worker of an older book never gives. */
export function post(
  worker: ServiceWorker | null,
  message: ToWorker,
  answer: (message: FromWorker) => void = () => {},
): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<FromWorker>) => answer(data);
  worker?.postMessage(message, [port2]);
}

/** The answer to a message; undefined when none comes in time. */
export const ask = (
  worker: ServiceWorker | null,
  message: ToWorker,
  patience = 5000,
): Promise<FromWorker | undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), patience);
    post(worker, message, resolve);
  });
