/** Bytes made small, and text that an address can hold. */

export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return collect(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
}

/** Stops at `most` bytes: a few bytes can ask for gigabytes. Throws when these are no deflated bytes, or too many. */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return collect(bytes, new DecompressionStream('deflate-raw'), most);
}

async function collect(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = through.writable.getWriter();
  // What goes wrong is told by the reading end, too.
  const written = writer.write(bytes).then(() => writer.close());
  written.catch(() => {});
  const reader = through.readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      throw new Error(`it is larger than ${most} bytes`);
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Base64 with the alphabet for addresses, without padding (RFC 4648, section 5). */
export function toAddress(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Throws when the text has other characters, or a length that no bytes give. */
export function fromAddress(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new Error('it has characters that it cannot have');
  if (text.length % 4 === 1) throw new Error('its length is wrong');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
