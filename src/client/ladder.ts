/**
 * The reader's own times on the ladder and in the decision guide. When the page is idle it looks whether the browser has kept
 * any run; only then does it load what draws.
 */
const start = () =>
  void import('./ladder/own.ts')
    .then(({ ownTimes }) => ownTimes())
    .then(
      async (own) => {
        if (Object.keys(own).length === 0) return;
        const { showOwn } = await import('./ladder/show.ts');
        await showOwn(own);
      },
      // The recorded times stand; there is nothing to tell.
      () => undefined,
    );

if ('requestIdleCallback' in window) requestIdleCallback(start);
else setTimeout(start, 500);
