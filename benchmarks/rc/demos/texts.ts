/** Short texts on a heap: a length, then a byte for each letter. */
import type { Heap } from '../../../src/memory/heap.ts';

export function writeText({ words, bytes }: Heap, address: number, text: string): void {
  words[address >> 2] = text.length;
  for (let i = 0; i < text.length; i++) bytes[address + 4 + i] = text.charCodeAt(i);
}

export function readText({ words, bytes }: Heap, address: number): string {
  return String.fromCharCode(...bytes.subarray(address + 4, address + 4 + words[address >> 2]!));
}
