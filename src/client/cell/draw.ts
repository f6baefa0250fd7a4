/** The page's side of the worker that draws: one for all cells, from the first drawing on. */
import type { DrawOrder, FromDraw, ToDraw } from './draw-messages.ts';

interface DrawnElements {
  readonly figure: HTMLElement | undefined;
  readonly findings: HTMLElement | undefined;
}

interface Waiting {
  readonly resolve: (drawn: DrawnElements) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | undefined;
let turns = 0;
const waiting = new Map<number, Waiting>();

/** Rejects with a sentence. */
export function draw(order: DrawOrder): Promise<DrawnElements> {
  worker ??= start();
  const message: ToDraw = { turn: ++turns, order };
  const { promise, resolve, reject } = Promise.withResolvers<DrawnElements>();
  waiting.set(message.turn, { resolve, reject });
  worker.postMessage(message);
  return promise;
}

function start(): Worker {
  const made = new Worker(new URL('./draw-worker.ts', import.meta.url), { type: 'module', name: 'drawing' });
  made.onmessage = ({ data }: MessageEvent<FromDraw>) => {
    const { resolve, reject } = waiting.get(data.turn)!;
    waiting.delete(data.turn);
    if (data.state === 'failed') reject(new Error(data.message));
    else resolve({ figure: elementOf(data.figure), findings: elementOf(data.findings) });
  };
  made.onerror = (event) => {
    event.preventDefault();
    worker = undefined;
    made.terminate();
    const error = new Error('What draws the figures did not arrive. Check the connection, then try again');
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  return made;
}

/** Made by our own functions, as the page itself was; what readers wrote is text in it. */
function elementOf(html: string): HTMLElement | undefined {
  const template = document.createElement('template');
  template.innerHTML = html;
  return (template.content.firstElementChild as HTMLElement | null) ?? undefined;
}
