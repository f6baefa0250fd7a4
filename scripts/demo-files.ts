/** The demos of the chapters as Node finds them, with their files. */
import { existsSync, readFileSync } from 'node:fs';
import type { Demo, Program } from '../src/lab/program.ts';
import type { DemoRecords } from '../src/lab/program-record.ts';
import { readProgramRecords, readPrograms } from './experiments.ts';
import { BENCHMARKS, digest } from './kernel-sources.ts';
import { nameOf } from './program-records.ts';

export const readDemos = async (): Promise<readonly Demo[]> =>
  (await readPrograms()).flatMap(([, programs]) => programs.filter((each) => each.kind === 'demo'));

export const chapterOf = ({ id }: Program): string => id.split('/')[0]!;

/** `benchmarks/<chapter>/demos/<name>.<extension>` */
export const demoFile = (demo: Demo, extension: 'rs' | 'ts'): URL =>
  new URL(`${chapterOf(demo)}/demos/${nameOf(demo)}.${extension}`, BENCHMARKS);

export const demoRecordFile = (chapter: string): URL => new URL(`${chapter}/demos/recorded.json`, BENCHMARKS);

/** What is recorded of a chapter's demos; nothing when there is no record. */
export const readDemoRecords = (chapter: string): DemoRecords => readProgramRecords(chapter).demos;

/** Of a demo's sources, the same whichever way a checkout ends its lines. */
export function demoHash(demo: Demo): string {
  const texts = (['rs', 'ts'] as const).map((extension) => {
    const file = demoFile(demo, extension);
    const text = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
    return `${extension}\n${text.length}\n${text}`;
  });
  return digest(texts.join(''));
}
