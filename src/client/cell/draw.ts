/** The page's side of the worker that draws: one for all cells, from the first drawing on. */
import type { DrawOrder, FromDraw, Opened, OpenOrder, ToDraw } from './draw-messages.ts';

interface DrawnElements {
  readonly figure: HTMLElement | undefined;
  readonly findings: HTMLElement | undefined;
}

interface Waiting {
  readonly resolve: (answer: FromDraw) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | undefined;
let turns = 0;
const waiting = new Map<number, Waiting>();

/** Has the worker on its way before there is something to draw. */
export function startDrawing(): void {
  worker ??= start();
}

/** Rejects with a sentence. */
export async function draw(order: DrawOrder): Promise<DrawnElements> {
  const answer = await ask(order);
  if (answer.state !== 'drawn') throw new Error('What draws the figures answered something else');
  return { figure: elementOf(answer.figure), findings: elementOf(answer.findings) };
}

/** Unpacks and checks what a link holds. Rejects with a sentence where the worker cannot be had. */
export async function openLink(order: OpenOrder): Promise<Opened> {
  const answer = await ask(order);
  if (answer.state !== 'opened') throw new Error('What opens links answered something else');
  return answer.opened;
}

async function ask(order: DrawOrder | OpenOrder): Promise<FromDraw> {
  startDrawing();
  const message: ToDraw = { turn: ++turns, order };
  const { promise, resolve, reject } = Promise.withResolvers<FromDraw>();
  waiting.set(message.turn, { resolve, reject });
  worker?.postMessage(message);
  return promise;
}

function start(): Worker {
  const made = new Worker(new URL('./draw-worker.ts', import.meta.url), { type: 'module', name: 'drawing' });
  made.onmessage = ({ data }: MessageEvent<FromDraw>) => {
    const { resolve, reject } = waiting.get(data.turn)!;
    waiting.delete(data.turn);
    if (data.state === 'failed') reject(new Error(data.message));
    else resolve(data);
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
