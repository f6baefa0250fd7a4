/** One load after the other, each address known only when the load before it is done: the latency of memory, and nothing else. */
import type { Random } from '../../stats/random.ts';

/**
 * Links the lines of a working set into one cycle in random order (Sattolo), so that no prefetcher can guess what comes next. Each
 * line's first word holds the place of the next line's first word. Returns where to begin.
 */
export function linkLines(words: Int32Array, bytes: number, line: number, next: Random): number {
  const lines = Math.floor(bytes / line);
  const stride = line / 4;
  const order = new Uint32Array(lines);
  for (let i = 0; i < lines; i++) order[i] = i;
  for (let i = lines - 1; i > 0; i--) {
    const j = Math.floor(next() * i);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  for (let i = 0; i < lines; i++) words[order[i]! * stride] = order[(i + 1) % lines]! * stride;
  return order[0]! * stride;
}

/** Follows the links; where it came to. */
export function chase(words: Int32Array, from: number, steps: number): number {
  let at = from;
  for (let i = 0; i < steps; i++) at = words[at]!;
  return at;
}
