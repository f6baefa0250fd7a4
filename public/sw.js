/*
 * Isolates the page on a host that cannot send headers of its own: adds the three headers to each answer from
 * this site. It caches nothing. Registered when Run is first pressed and the page is not isolated
 * (src/client/isolation.ts).
 */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/* Edited kernels run in workers from this folder: see src/lab/edited/policy.ts. */
const CONFINED = new URL('_confined/', self.location.href).pathname;
const POLICY = "default-src 'none'; script-src blob:";

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== self.location.origin) return;
  // A request of the developer tools that may not be answered from the network.
  if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return;
  event.respondWith(isolated(request));
});

async function isolated(request) {
  const response = await fetch(request);
  // A redirect that the browser follows itself; it may not be touched.
  if (response.type === 'opaqueredirect' || response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  if (new URL(request.url).pathname.startsWith(CONFINED)) headers.set('Content-Security-Policy', POLICY);
  const empty = response.status === 204 || response.status === 304;
  const { status, statusText } = response;
  return new Response(empty ? null : response.body, { status, statusText, headers });
}
