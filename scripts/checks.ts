import type { Step } from './steps.ts';

/** What `npm run check` and `npm test` look at before anything runs. */
export const checks: readonly Step[] = [
  { name: 'Lint and format', command: 'biome', args: ['ci', '--error-on-warnings'] },
  { name: 'Types', command: 'astro', args: ['check', '--minimumSeverity', 'warning'] },
  { name: 'Dead code', command: 'knip', args: [] },
  { name: 'Rust', command: 'node', args: ['scripts/rust-check.ts'] },
];
