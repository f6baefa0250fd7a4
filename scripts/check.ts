/** `npm run check`: lint, types, dead code. Exit code 1 when one fails; all are run. */
import { checks } from './checks.ts';
import { quietStep } from './steps.ts';

let failed = 0;
for (const check of checks) if (!(await quietStep(check))) failed++;
process.exitCode = failed > 0 ? 1 : 0;
