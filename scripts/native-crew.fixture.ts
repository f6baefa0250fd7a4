/** Speaks as benchmarks/native.rs does, for tests of who gives the orders. */
import { createInterface } from 'node:readline';

const cases: string[] = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [word, index, threads] = line.split(' ');
  if (word === 'case') cases.push(line);
  else if (word === 'open') process.stdout.write('ready 18 20.5\n');
  else if (word === 'audit') process.stdout.write(`failed ${index} an update was lost: ${cases[0]}\n`);
  else if (word === 'sentinel') process.exit(3);
  else {
    const one = 'ok 1000 2.5 10 12.5 61.5 70 31013';
    process.stdout.write(`done ${Array.from({ length: Number(threads) }, () => one).join(' ')}\n`);
  }
}
