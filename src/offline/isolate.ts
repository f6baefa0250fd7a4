import { CONFINED_FOLDER, CONFINED_POLICY } from '../lab/edited/policy.ts';

/** Answers as an isolated page wants them. The headers are those of public/_headers. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

/**
 * A file of the book with the headers, for hosts that send none. A redirect that the browser follows itself may not be
 * touched.
 */
export function isolated(response: Response, path: string): Response {
  if (response.type === 'opaqueredirect' || response.type === 'opaque' || response.status === 0)
    return response;
  const empty = response.status === 204 || response.status === 304;
  const { status, statusText } = response;
  return new Response(empty ? null : response.body, {
    status,
    statusText,
    headers: withHeaders(response, path),
  });
}

export function withHeaders(response: Response, path: string): Headers {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (path.startsWith(`${CONFINED_FOLDER}/`)) headers.set('Content-Security-Policy', CONFINED_POLICY);
  return headers;
}

/** The part of a kept answer that a Range header asks for; the whole where the header asks for nothing that we know. */
export async function part(whole: Response, range: string): Promise<Response> {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (from === '' && to === '') return whole;
  const body = await whole.arrayBuffer();
  const size = body.byteLength;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  const headers = new Headers(whole.headers);
  if (start > end || start >= size) {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('Content-Range', `bytes ${start}-${end}/${size}`);
  headers.set('Content-Length', String(end - start + 1));
  return new Response(body.slice(start, end + 1), { status: 206, headers });
}
