import { correction, generate } from 'lean-qr/nano';

/** Width of the quiet zone around a QR code, in modules (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code: its width with the quiet zone, in modules, and its dark modules as an SVG path. */
export interface QrCode {
  size: number;
  path: string;
}

/** Returns the QR code of a URL with error correction level M; `undefined` for an invalid or too long URL. */
export function qrCode(url: string): QrCode | undefined {
  try {
    return draw(new URL(url).href);
  } catch {
    return undefined;
  }
}

function draw(text: string): QrCode {
  const code = generate(text, { minCorrectionLevel: correction.M });
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

/** Returns the code as part of an SVG document: dark on white, `width` wide, its top left corner at `x`, `y`. */
export const drawn = ({ size, path }: QrCode, width: number, x = 0, y = 0): string =>
  `<svg x="${x}" y="${y}" width="${width}" height="${width}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;

/** Returns the code as an SVG document, 40 mm wide. */
export const codeFile = (code: QrCode): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="40mm" viewBox="0 0 40 40">${drawn(code, 40)}</svg>\n`;
