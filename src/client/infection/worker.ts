/** The worker of the infection map: parses and answers. It keeps nothing, and asks for nothing but its own two modules. */
import grammarUrl from 'tree-sitter-rust/tree-sitter-rust.wasm?url';
import coreUrl from 'web-tree-sitter/web-tree-sitter.wasm?url';
import { answer } from '../../infection/answer.ts';
import { rustParser } from '../../infection/parse.ts';
import type { Ask, Told } from './messages.ts';

const tell = (told: Told): void => postMessage(told);

async function bytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}

const parser = Promise.all([bytes(coreUrl), bytes(grammarUrl)]).then(([core, grammar]) =>
  rustParser(core, grammar),
);
parser.then(
  () => tell({ kind: 'ready' }),
  (error: unknown) => tell({ kind: 'failed', message: String(error) }),
);

addEventListener('message', async ({ data: { id, text, pick } }: MessageEvent<Ask>) => {
  try {
    tell({ kind: 'answer', id, answer: answer(text, pick, await parser) });
  } catch (error) {
    tell({ kind: 'failed', message: String(error) });
  }
});
