/** Entry of a confined worker that runs a demo as the reader wrote it: the program, or one of its threads. */
import type { ToDemoWorker } from '../demo-messages.ts';
import type { DemoContext, DemoModule } from '../program.ts';
import { demoServer } from '../serve-demo.ts';
import { confine, importOwn, rejections, tell } from './confined.ts';

const post = self.postMessage.bind(self);

/** The module of the reader's text; its end is that of all it has begun. */
async function load(_demo: string, code = ''): Promise<DemoModule> {
  confine();
  const module = (await importOwn(code)) as DemoModule;
  const main = async (context: DemoContext) => {
    await module.main(context);
    const [first] = await rejections();
    if (first !== undefined) throw first;
  };
  return { ...module, main };
}

const obey = demoServer({ post, load, explain: tell });
self.onmessage = ({ data }: MessageEvent<ToDemoWorker>) => obey(data);
