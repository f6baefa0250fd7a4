/** A QR code as an element, black on white in either theme: cameras want it so. */
import { type Code, qrCode } from '../../cite/qr.ts';

export const qrSvg = ({ size, path }: Code): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 4}" height="${size * 4}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${path}"/></svg>`;

/** undefined where the address is too long for a camera. */
export function qrElement(address: string, label: string): Element | undefined {
  const code = qrCode(address);
  if (!code) return undefined;
  const drawing = new DOMParser().parseFromString(qrSvg(code), 'image/svg+xml').documentElement;
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', label);
  return document.importNode(drawing, true);
}
