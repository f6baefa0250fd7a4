/** The programs of the chapters as Node finds them, and what is recorded of them. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Demo, Program } from '../src/lab/program.ts';
import type { DemoRecords } from '../src/lab/program-record.ts';
import { BENCHMARKS } from './kernel-sources.ts';

/** All of them, by chapter in alphabetical order. */
export async function readPrograms(): Promise<readonly Program[]> {
  const chapters = readdirSync(BENCHMARKS).filter((chapter) =>
    existsSync(new URL(`${chapter}/programs.ts`, BENCHMARKS)),
  );
  const modules = await Promise.all(
    chapters
      .sort()
      .map(async (chapter): Promise<unknown> => import(new URL(`${chapter}/programs.ts`, BENCHMARKS).href)),
  );
  return modules.flatMap((module) => (module as { programs: readonly Program[] }).programs);
}

export const readDemos = async (): Promise<readonly Demo[]> =>
  (await readPrograms()).filter((each) => each.kind === 'demo');

export const chapterOf = ({ id }: Program): string => id.split('/')[0]!;
export const nameOf = ({ id }: Program): string => id.split('/')[1]!;

/** `benchmarks/<chapter>/demos/<name>.<extension>` */
export const demoFile = (demo: Demo, extension: 'rs' | 'ts'): URL =>
  new URL(`${chapterOf(demo)}/demos/${nameOf(demo)}.${extension}`, BENCHMARKS);

export const demoRecordFile = (chapter: string): URL => new URL(`${chapter}/demos/recorded.json`, BENCHMARKS);

/** What is recorded of a chapter's demos; nothing when there is no record. */
export function readDemoRecords(chapter: string): DemoRecords {
  const file = demoRecordFile(chapter);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoRecords) : {};
}

/** Of a demo's sources, the same whichever way a checkout ends its lines. */
export function demoHash(demo: Demo): string {
  const hash = createHash('sha256');
  for (const extension of ['rs', 'ts'] as const) {
    const file = demoFile(demo, extension);
    const text = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
    hash.update(`${extension}\n${text.length}\n${text}`);
  }
  return hash.digest('hex').slice(0, 16);
}
