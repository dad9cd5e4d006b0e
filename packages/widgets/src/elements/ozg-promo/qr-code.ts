import { correction, generate } from 'lean-qr/nano';

/** White modules around a QR code, without which cameras do not find it (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code to be drawn: its width with the quiet zone, in modules, and its dark modules as the path of an SVG. */
export interface QrCode {
  size: number;
  path: string;
}

/** The QR code of an address; a seventh of it may be dirty or torn. */
export function qrCode(address: string): QrCode {
  const code = generate(address, { minCorrectionLevel: correction.M });
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x + 1, y)) x++;
      path += `M${from + QUIET} ${y + QUIET}h${x + 1 - from}v1H${from + QUIET}z`;
    }
  }
  return { size: code.size + 2 * QUIET, path };
}

/** The code as part of an SVG document: dark on white, `width` wide, its corner at `x`, `y`. */
export const drawn = ({ size, path }: QrCode, width: number, x = 0, y = 0): string =>
  `<svg x="${x}" y="${y}" width="${width}" height="${width}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;

/** The code as an SVG document, 40 mm wide. */
export const codeFile = (code: QrCode): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="40mm" viewBox="0 0 40 40">${drawn(code, 40)}</svg>\n`;
