import { inWords } from './promo-content.js';
import type { PromoContent } from './promo-content.js';
import { drawn } from './qr-code.js';
import type { QrCode } from './qr-code.js';

/** The content of a poster from top to bottom; the code is above the URL. */
interface Poster {
  /** Language of the poster (BCP 47). */
  lang: string;
  headline: string;
  name: string;
  /** Smaller lines under the name, such as area and summary. */
  lines: readonly string[];
  code: QrCode;
  address: string;
  /** Small print at the bottom: contact and opening hours. */
  foot: readonly string[];
}

/** The sheet (A4), its margin, and the width of the text, in millimetres. */
const WIDTH = 210;
const HEIGHT = 297;
const MARGIN = 18;
const COLUMN = WIDTH - 2 * MARGIN;

/** Where small print breaks: after a clause, not between a street and its number. */
const CLAUSE = /(?<=[,;?])\s+/;

const escape = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * Breaks a text into lines that are no wider than the column, at matches of `joint`. Widths are estimated: every
 * character counts as a wide one.
 */
function broken(text: string, size: number, joint = /\s+/): string[] {
  const most = Math.floor(COLUMN / (size * 0.58));
  const lines: string[] = [];
  const words = text.split(joint).flatMap((word) => (word.length < most ? word : word.split(/\s+/)));
  for (const word of words) {
    // A word that is longer than a line breaks anywhere.
    for (const piece of word.match(new RegExp(`.{1,${most}}`, 'gsu')) ?? []) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + piece.length < most) lines[lines.length - 1] = `${last} ${piece}`;
      else lines.push(piece);
    }
  }
  return lines;
}

/** Returns the first size in which a text is no higher than `room`; else the last one. */
const fitting = (text: string, sizes: readonly [number, ...number[]], room: number): number =>
  sizes.find((size) => broken(text, size).length * size * 1.25 <= room) ?? sizes[sizes.length - 1] ?? sizes[0];

/** Returns a poster as an SVG document (A4) without fonts and other external resources. */
function posterFile({ lang, headline, name, lines, code, address, foot }: Poster): string {
  let y = MARGIN;
  const block = (text: string, size: number, bold = '', joint?: RegExp): string =>
    broken(text, size, joint)
      .map((line) => {
        y += size * 1.25;
        return `<text x="${WIDTH / 2}" y="${y.toFixed(1)}" font-size="${size}"${bold}>${escape(line)}</text>`;
      })
      .join('');
  const space = (height: number): void => {
    y += height;
  };
  const bold = ' font-weight="bold"';

  const top = [block(headline, 14, bold)];
  space(6);
  top.push(block(name, fitting(name, [15, 12, 9, 7, 5.5], 62), bold));
  for (const line of lines) {
    space(3);
    top.push(block(line, fitting(line, [6, 5, 4], 22)));
  }
  const start = y + 6;
  // The lower half is set once to measure it; the code gets the height that is left.
  const lower = (from: number): string => {
    y = from;
    return [
      block(address, fitting(address, [7, 5.5, 4], 20), bold),
      ...foot.map((line) => {
        space(3);
        return block(line, 4.5, '', CLAUSE);
      }),
    ].join('');
  };
  lower(0);
  const side = Math.max(50, Math.min(120, HEIGHT - MARGIN - y - start));
  const middle = drawn(code, side, (WIDTH - side) / 2, start);
  return `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${lang}" width="${WIDTH}mm" height="${HEIGHT}mm" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" text-anchor="middle"><title>${escape(`${headline}: ${name}`)}</title><path fill="#fff" d="M0 0h${WIDTH}v${HEIGHT}H0z"/>${top.join('')}${middle}${lower(start + side)}</svg>\n`;
}

/** Returns the poster of an available service as an SVG document (A4). */
export function posterOf(content: PromoContent, code: QrCode): string {
  const { name, headline, area, summary, found, texts, office, hours, messages } = content;
  return posterFile({
    lang: messages.lang,
    headline,
    name,
    // A long summary would leave little room for the code.
    lines: [area, ...(summary && summary.length <= 300 ? [summary] : [])],
    code,
    address: inWords(found.url ?? ''),
    foot: [office && `${texts.inPerson} ${office}`, office && hours && `${messages.hours}: ${hours}`].filter(
      (line) => line !== undefined,
    ),
  });
}
