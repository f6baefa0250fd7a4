/** The demos in TypeScript. Apart from registry.ts, so that their worker comes without everything that is there. */
import type { DemoModule } from './lab/program.ts';

const demos = import.meta.glob<DemoModule>(['../benchmarks/*/demos/*.ts', '!**/*.test.ts']);

/** The program of a demo, by the demo's id. */
export async function loadDemo(id: string): Promise<DemoModule> {
  const load = demos[`../benchmarks/${id.replace('/', '/demos/')}.ts`];
  if (!load) throw new Error(`there is no benchmarks/${id.replace('/', '/demos/')}.ts`);
  return load();
}
