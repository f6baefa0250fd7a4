/**
 * A page that stands inside of another. It takes its theme from its address, offers to measure where the browser isolates
 * it, and tells the page around it how high it is.
 */
const root = document.documentElement;
const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
// A sandbox gives a frame no origin, and without one it may start no worker.
root.dataset.live = String(globalThis.crossOriginIsolated === true && globalThis.origin !== 'null');

// Height and nothing else: any page may hear it.
new ResizeObserver(([entry]) => {
  if (parent !== window && entry)
    parent.postMessage(
      { type: 'the-cost-of-ownership:height', height: Math.ceil(entry.contentRect.height) },
      '*',
    );
}).observe(document.body);
