/** `npm start`: builds the book where it is stale, and serves it with the headers that isolate the page. */
import { isFresh, sourceHash, stampBuild } from './build-stamp.ts';
import { type Served, serve } from './static-server.ts';
import { root, runStep } from './steps.ts';

const DEFAULT_PORT = 4321;
const dist = `${root}dist`;
const say = (text: string) => console.log(text);

function wantedPort(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  console.error(`PORT is "${text}". It must be a whole number from 0 to 65535; 0 takes any free one.`);
  process.exit(1);
}

async function build(): Promise<void> {
  const hash = sourceHash(root, [process.env.BASE_PATH, process.env.SITE_URL]);
  if (isFresh(dist, hash)) {
    say('The book is built, and nothing has changed since.');
    return;
  }
  say('Building the book.');
  const start = performance.now();
  const timer = setInterval(() => say(`  … ${((performance.now() - start) / 1000).toFixed(0)} s`), 5000);
  const { ok, output, seconds } = await runStep({ name: 'Build', command: 'astro', args: ['build'] }, false);
  clearInterval(timer);
  if (!ok) {
    console.error(`${output.trimEnd()}\n\nThe book could not be built. What went wrong is above.`);
    process.exit(1);
  }
  stampBuild(dist, hash);
  say(`Built in ${seconds.toFixed(0)} s.`);
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
await build();
const served = await serveSomewhere(port);
if (port && served.port !== port) say(`Port ${port} is taken; this is the next free one.`);
say(`\nThe Cost of Ownership is open at\n\n  ${served.url}\n\nCtrl-C closes it.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    say('');
    void served.close().then(() => process.exit(0));
  });
