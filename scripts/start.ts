/** `npm start`: builds the book where it is stale, and serves it with the headers that isolate the page. */
import { buildIfStale, dist } from './build.ts';
import { type Served, serve } from './static-server.ts';

const DEFAULT_PORT = 4321;
const say = (text: string) => console.log(text);

function wantedPort(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  console.error(`PORT is "${text}". It must be a whole number from 0 to 65535; 0 takes any free one.`);
  process.exit(1);
}

/** The port that was asked for, or the next free one of the twenty after it. */
async function serveSomewhere(first: number): Promise<Served> {
  for (let port = first; ; port++)
    try {
      return await serve(dist, { port, base: process.env.BASE_PATH ?? '/' });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && port < first + 20 && port < 65_535) continue;
      console.error(
        code === 'EACCES'
          ? `Port ${port} may not be used without special rights. Choose another: PORT=8080 npm start`
          : `The book could not be served: ${message}`,
      );
      process.exit(1);
    }
}

const port = wantedPort(process.env.PORT);
await buildIfStale(say).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
const served = await serveSomewhere(port);
if (port && served.port !== port) say(`Port ${port} is taken; this is the next free one.`);
say(`\nThe Cost of Ownership is open at\n\n  ${served.url}\n\nCtrl-C closes it.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    say('');
    void served.close().then(() => process.exit(0));
  });
