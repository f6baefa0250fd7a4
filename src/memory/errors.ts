/** What can go wrong when memory is owned by hand. Rust refuses most of these when it compiles. */
export type Fault =
  | 'out-of-memory'
  | 'double-free'
  | 'bad-pointer'
  | 'corrupt-heap'
  | 'use-after-drop'
  | 'use-after-move'
  | 'count-overflow'
  | 'already-borrowed'
  | 'poisoned';

/** `fault` is for programs, the message for people. */
export class OwnershipError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, message: string) {
    super(message);
    this.name = 'OwnershipError';
    this.fault = fault;
  }
}

/** An address as it stands in messages: `0x1f40`. */
export const hex = (address: number): string => `0x${(address >>> 0).toString(16)}`;
