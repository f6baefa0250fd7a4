/** A run in the page's address is shown in its cell. What reads it comes only when there is one. */
const read = () => {
  if (location.hash.startsWith('#run='))
    import('./linked.ts').then(
      ({ showLinked }) => showLinked(location.hash),
      () =>
        document.querySelector('main')?.prepend('The run in this link could not be loaded. Reload the page.'),
    );
};

addEventListener('hashchange', read);
read();
