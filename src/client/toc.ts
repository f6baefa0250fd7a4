/** `<page-contents>`: marks the section being read, and is open where the screen has room for it beside the text. */

class PageContents extends HTMLElement {
  connectedCallback(): void {
    const details = this.querySelector('details');
    const beside = matchMedia('(min-width: 88rem)');
    const fit = () => {
      if (details) details.open = beside.matches;
    };
    beside.addEventListener('change', fit);
    fit();

    const links = new Map<Element, Element>();
    for (const link of this.querySelectorAll('a')) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) links.set(target, link);
    }
    const targets = [...links.keys()];
    // Only headings cross the line; the last one above it is the section that is being read.
    const observer = new IntersectionObserver(
      () => {
        const line = innerHeight * 0.3;
        const here = targets.findLast((target) => target.getBoundingClientRect().top < line);
        for (const [target, link] of links) {
          if (target === here) link.setAttribute('aria-current', 'true');
          else link.removeAttribute('aria-current');
        }
      },
      { rootMargin: '0px 0px -70% 0px' },
    );
    for (const target of targets) observer.observe(target);
  }
}

customElements.define('page-contents', PageContents);
