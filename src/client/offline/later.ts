/** After the page has been drawn and nothing is asked of it: what keeps the book for days without a network. */
const PAUSE = 2000;

const begin = () => void import('./begin.ts').then((module) => module.begin()).catch(() => {});

// Where the book is developed, nothing may be older than its source.
if (import.meta.env.PROD) {
  const soon = () => setTimeout(begin, PAUSE);
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
}
