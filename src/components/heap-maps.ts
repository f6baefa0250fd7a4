/** The memory of one small tree, three times, as a real heap and a real arena place it: for a drawing. Pure. */
import { Bump } from '../memory/arena.ts';
import { Heap } from '../memory/heap.ts';
import { BLOCK_HEADER, FIRST_BLOCK } from '../memory/heap-layout.ts';
import { heapMap } from '../memory/heap-map.ts';

type Use = 'header' | 'node' | 'spare' | 'other' | 'free';

export interface Piece {
  readonly use: Use;
  /** Bytes from the start of the map. */
  readonly from: number;
  readonly bytes: number;
}

export interface HeapMap {
  readonly title: string;
  readonly pieces: readonly Piece[];
  /** Where the nodes begin, in the order of a walk. */
  readonly walk: readonly number[];
  /** From the first byte of the first node to the last of the last. */
  readonly span: number;
}

/** Bytes that are drawn of each heap. */
export const SHOWN = 1536;
export const NODES = 31;
const NODE = 12;
/** What else the program has on its used heap: blocks of these sizes, of which it keeps about two in three. */
const PAST = [28, 12, 60, 12, 20, 44, 12, 12, 36];

export function heapMaps(): readonly HeapMap[] {
  const fresh = newHeap();
  const used = newHeap(PAST);
  const shared = newHeap(PAST);
  return [
    draw('A block for each node, fresh heap', fresh, nodesIn(fresh)),
    draw('A block for each node, used heap', used, nodesIn(used)),
    draw('A bump arena, used heap', shared, nodesIn(Bump.new(shared))),
  ];
}

/** With a past, sizes follow each other over and over; then what is no longer needed is freed. */
function newHeap(past: readonly number[] = []): Heap {
  const heap = Heap.create(new SharedArrayBuffer(4096), { shared: false });
  const kept = past.length ? Array.from({ length: 27 }, (_, i) => heap.allocate(past[i % past.length]!)) : [];
  for (const [i, block] of kept.entries()) if ((i * 7) % 11 < 5) heap.free(block);
  return heap;
}

const nodesIn = (place: { allocate(bytes: number): number }): number[] =>
  Array.from({ length: NODES }, () => place.allocate(NODE));

function draw(title: string, heap: Heap, nodes: readonly number[]): HeapMap {
  const start = heap.base + FIRST_BLOCK;
  const pieces = heapMap(heap).flatMap(({ address, bytes, state }): Piece[] => {
    const piece = (use: Use, from: number, length: number) => ({ use, from: from - start, bytes: length });
    const header = piece('header', address - BLOCK_HEADER, BLOCK_HEADER);
    if (state === 'free') return [header, piece('free', address, bytes)];
    const inside = nodes.filter((node) => node >= address && node < address + bytes);
    if (inside.length === 0) return [header, piece('other', address, bytes)];
    const end = Math.max(...inside) + NODE;
    const chunk = inside[0]! - address; // an arena's words about its chunk
    return [
      header,
      ...(chunk ? [piece('header', address, chunk)] : []),
      ...inside.map((node) => piece('node', node, NODE)),
      ...(end < address + bytes ? [piece('spare', end, address + bytes - end)] : []),
    ];
  });
  return {
    title,
    pieces: pieces.flatMap((piece) => clip(piece)),
    walk: nodes.map((node) => node - start),
    span: Math.max(...nodes) + NODE - Math.min(...nodes),
  };
}

const clip = (piece: Piece): Piece[] =>
  piece.from >= SHOWN ? [] : [{ ...piece, bytes: Math.min(piece.bytes, SHOWN - piece.from) }];
