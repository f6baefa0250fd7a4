/**
 * Arenas on a heap: values are placed one after the other in a few large blocks (chunks), and freed with them, all at once.
 * `Bump` is `bumpalo::Bump` (values of any size, no destructor is ever run), `TypedArena` is `typed_arena::Arena<T>` (values of
 * one size, each destroyed when the arena is dropped). An arena belongs to one thread.
 *
 * A chunk is a block of the heap:
 *
 * ```
 * word 0   address of the next chunk, 0 for the last
 * word 1   address after the last value, written when the next chunk is begun
 * word 2 … the values
 * ```
 */
import { hex, OwnershipError } from './errors.ts';
import type { Heap } from './heap.ts';

/** Destroys a value in place, as `Drop::drop` does. */
export type DestroyValue = (heap: Heap, address: number) => void;

const HEADER = 8;

/** Chunks, and a place in the last of them: what both arenas have in common. */
abstract class Chunks implements Disposable {
  protected abstract readonly kind: string;
  protected readonly heap: Heap;
  /** Where the next value goes, and where the chunk ends. Both -1 after drop, so that nothing fits. */
  protected top = 0;
  protected limit = 0;
  #first = 0;
  #last = 0;
  #chunks = 0;

  constructor(heap: Heap) {
    this.heap = heap;
  }

  /** Blocks that the arena holds. */
  get chunks(): number {
    this.#alive();
    return this.#chunks;
  }

  /** Bytes of these blocks, the headers of chunks included. */
  get capacity(): number {
    this.#alive();
    let bytes = 0;
    for (const chunk of this.each()) bytes += this.heap.sizeOf(chunk);
    return bytes;
  }

  /** The word's index at `address`. Throws 'use-after-drop' or, for an address that this arena did not hand out, 'bad-pointer'. */
  index(address: number): number {
    this.#alive();
    for (const chunk of this.each())
      if (address >= chunk + HEADER && address < this.endOf(chunk)) return address >> 2;
    throw new OwnershipError('bad-pointer', `bad pointer: ${hex(address)} is not of this ${this.kind}`);
  }

  /** Frees every chunk. Throws 'use-after-drop' when that was done before. */
  drop(): void {
    this.#alive();
    this.destroy();
    this.freeUpTo(0);
    this.top = this.limit = -1;
  }

  [Symbol.dispose](): void {
    if (this.top >= 0) this.drop();
  }

  /** What happens to values before their memory goes. */
  protected destroy(): void {}

  /** Begins a chunk for `bytes` bytes of values. Throws 'use-after-drop' or 'out-of-memory'. */
  protected begin(bytes: number): void {
    this.#alive();
    const { words } = this.heap;
    const chunk = this.heap.allocate(HEADER + bytes);
    words[chunk >> 2] = 0;
    if (this.#last) {
      words[this.#last >> 2] = chunk;
      words[(this.#last >> 2) + 1] = this.top;
    } else this.#first = chunk;
    this.#last = chunk;
    this.#chunks++;
    this.top = chunk + HEADER;
    this.limit = chunk + HEADER + bytes;
  }

  /** Oldest first. */
  protected *each(): Generator<number> {
    for (let chunk = this.#first; chunk; chunk = this.heap.words[chunk >> 2]!) yield chunk;
  }

  protected firstValue(chunk: number): number {
    return chunk + HEADER;
  }

  /** The address after the last value in a chunk. */
  protected endOf(chunk: number): number {
    return chunk === this.#last ? this.top : this.heap.words[(chunk >> 2) + 1]!;
  }

  protected get last(): number {
    return this.#last;
  }

  /** Frees all chunks but `keep`, which must be the last, or 0. */
  protected freeUpTo(keep: number): void {
    while (this.#first !== keep) {
      const chunk = this.#first;
      this.#first = this.heap.words[chunk >> 2]!;
      this.heap.free(chunk);
      this.#chunks--;
    }
    if (!keep) this.#last = 0;
  }

  #alive(): void {
    if (this.top < 0)
      throw new OwnershipError('use-after-drop', `use after drop: this ${this.kind} was dropped`);
  }
}

/** Bytes of the first chunk; each further one is twice as large as the one before. */
const FIRST_CHUNK = 496;

export class Bump extends Chunks {
  protected readonly kind = 'Bump';
  #next = FIRST_CHUNK;

  /** Nothing is allocated before the first value. */
  static new(heap: Heap): Bump {
    return new Bump(heap);
  }

  /** The address of `bytes` bytes (not zeroed), aligned to 4. Throws 'out-of-memory', 'use-after-drop', or a RangeError. */
  allocate(bytes: number): number {
    const address = this.top;
    const end = (address + bytes + 3) & ~3;
    if (bytes >= 0 && end <= this.limit) {
      this.top = end;
      return address;
    }
    return this.#inNewChunk(bytes);
  }

  /** All values are forgotten; the last and largest chunk stays, for the next ones. */
  reset(): void {
    this.freeUpTo(this.last);
    if (this.last) this.top = this.firstValue(this.last);
  }

  #inNewChunk(bytes: number): number {
    if (!(bytes >= 0 && bytes <= 2 ** 30)) throw new RangeError(`invalid bytes: ${bytes}`);
    const room = Math.max(this.#next, (bytes + 3) & ~3);
    this.begin(room);
    this.#next = 2 * room;
    return this.allocate(bytes);
  }
}

/** Bytes of values in the first chunk, as in the crate. */
const FIRST_VALUES = 1024;

export class TypedArena extends Chunks {
  protected readonly kind = 'TypedArena';
  readonly #size: number;
  readonly #destroy: DestroyValue | undefined;
  #next: number;

  /** For values of `size` bytes, a multiple of 4. `destroy` is what `Drop` is to Rust's type; left out, no value is looked at again. */
  static new(heap: Heap, size: number, destroy?: DestroyValue): TypedArena {
    if (!(size > 0) || size % 4) throw new RangeError(`invalid size: ${size}`);
    return new TypedArena(heap, size, destroy);
  }

  private constructor(heap: Heap, size: number, destroy: DestroyValue | undefined) {
    super(heap);
    this.#size = size;
    this.#destroy = destroy;
    this.#next = Math.max(1, Math.floor(FIRST_VALUES / size));
  }

  /** The address of a new value, which the caller writes at once. Throws 'out-of-memory' or 'use-after-drop'. */
  allocate(): number {
    return this.allocateMany(1);
  }

  /** The address of the first of `count` new values, one after the other. */
  allocateMany(count: number): number {
    const address = this.top;
    const end = address + count * this.#size;
    if (count >= 0 && end <= this.limit) {
      this.top = end;
      return address;
    }
    return this.#inNewChunk(count);
  }

  get length(): number {
    let bytes = 0;
    for (const chunk of this.each()) bytes += this.endOf(chunk) - this.firstValue(chunk);
    return bytes / this.#size;
  }

  /** In the crate's order: the newest chunk first, then the others from the oldest on. */
  protected override destroy(): void {
    if (!this.#destroy || !this.last) return;
    this.#destroyIn(this.last);
    for (const chunk of this.each()) if (chunk !== this.last) this.#destroyIn(chunk);
  }

  #destroyIn(chunk: number): void {
    const { heap } = this;
    const end = this.endOf(chunk);
    for (let value = this.firstValue(chunk); value < end; value += this.#size) this.#destroy!(heap, value);
  }

  #inNewChunk(count: number): number {
    if (!(count >= 0 && count <= 2 ** 28)) throw new RangeError(`invalid count: ${count}`);
    const values = Math.max(this.#next, count);
    this.begin(values * this.#size);
    this.#next = 2 * values;
    return this.allocateMany(count);
  }
}
