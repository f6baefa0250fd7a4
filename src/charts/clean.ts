/** What a drawing loses before it goes into the page. */

/**
 * Styles would break the page's policy; labels inside a drawing that is one image would be lost or read twice. Thousandths
 * of a pixel cannot be seen, and most of a chart's weight in the page would be their digits.
 */
export function clean(svg: SVGSVGElement): void {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const each of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of ['style', 'aria-label', 'aria-description', 'aria-hidden']) each.removeAttribute(name);
    for (const name of GEOMETRY) {
      const value = each.getAttribute(name);
      if (value)
        each.setAttribute(
          name,
          value.replace(/-?\d+\.\d{3,}/g, (number) => String(+(+number).toFixed(2))),
        );
    }
  }
  svg.setAttribute('font-family', 'var(--font-ui, system-ui, sans-serif)');
}

/** A drawing that is one image, cleaned: what it shows is said in its label. */
export function asImage(svg: SVGSVGElement, label: string): SVGSVGElement {
  clean(svg);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg;
}

const GEOMETRY = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'dy', 'd', 'transform'];
