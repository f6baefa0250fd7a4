/** What a page loads for citing before anybody does: an ear for the run in its address. */
export const cite = (what: HTMLElement | string): Promise<void> =>
  import('./entry.ts').then(
    ({ open }) => open(what),
    // There is nothing else yet to say it with.
    () => alert('This did not load. Reload the page.'),
  );

const read = () => {
  if (!location.hash.startsWith('#run=')) return;
  // How long it takes from here to the drawing, and to all of it, is measured under “capsule” and “capsule-whole”.
  performance.mark('capsule-begin');
  void cite(location.hash);
};

addEventListener('hashchange', read);
read();
