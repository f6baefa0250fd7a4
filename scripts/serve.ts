/**
 * Serves a built site by itself: `node scripts/serve.ts [FOLDER] [--port N] [--base /book/] [--no-headers]`.
 * Without headers it is a host that knows nothing of isolation, to try the service worker on.
 */
import { parseArgs } from 'node:util';
import { serve } from './static-server.ts';
import { root } from './steps.ts';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    allowNegative: true,
    options: {
      port: { type: 'string', default: '0' },
      base: { type: 'string', default: process.env.BASE_PATH ?? '/' },
      headers: { type: 'boolean', default: true },
    },
  });
  const { url } = await serve(positionals[0] ?? `${root}dist`, {
    port: Number(values.port),
    base: values.base,
    headers: values.headers,
  });
  console.log(url);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
