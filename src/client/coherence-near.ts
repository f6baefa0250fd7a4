/** Loads the steps of the cache-line figure when it comes near the screen: most of a chapter is read before. */
const near = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    near.disconnect();
    // Without it the tables beside the figure say all of its steps.
    import('./coherence.ts').catch(() => {});
  },
  { rootMargin: '100%' },
);
for (const figure of document.querySelectorAll('coherence-steps')) near.observe(figure);
