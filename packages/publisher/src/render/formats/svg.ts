/** The state of a service as an image, for `<img>` in mails, Markdown and intranets. */
import type { AvailabilityState } from '@ozg-widgets/feed';
import type { Lang } from '../../findings/finding.js';
import { linesOf, width } from '../../text/wrap.js';
import { escapeHtml } from '../../text/escape.js';
import { langAttribute } from '../../text/markup.js';
import { sentenceOf } from '../view.js';
import type { View } from '../view.js';
import { WORDS } from '../../text/terms.js';

interface Tone {
  background: string;
  /** Six digits, for white text. */
  solid: string;
  /** Strokes on a square of 16. */
  shape: string;
}

/** Tick, clock, triangle, cross, dash: the shape tells the tone without its colour. */
const TONES = {
  good: { background: '#d6f0de', solid: '1b6e3c', shape: 'm2 9 4 4 8-9' },
  info: { background: '#dcebfb', solid: '0b4f8a', shape: 'M8 4v4l3 2m-3-9a7 7 0 1 0 0 14A7 7 0 0 0 8 1' },
  warn: { background: '#fdebc8', solid: '8a5300', shape: 'm8 2 7 12H1zm0 4v4m0 2v.1' },
  bad: { background: '#fbdcda', solid: 'a4262c', shape: 'm3 3 10 10m0-10L3 13' },
  neutral: { background: '#e8e8e8', solid: '595959', shape: 'M3 8h10' },
} as const satisfies Record<string, Tone>;

const TONE_OF: Readonly<Record<AvailabilityState, keyof typeof TONES>> = {
  available: 'good',
  degraded: 'warn',
  outage: 'bad',
  maintenance: 'warn',
  closed: 'warn',
  pilot: 'info',
  'rolling-out': 'info',
  'in-progress': 'info',
  planned: 'info',
  'not-planned': 'neutral',
  discontinued: 'neutral',
  unknown: 'neutral',
};

/** The tone of a state. */
export const toneOf = (state: AvailabilityState): Tone => TONES[TONE_OF[state]];

const INK = '#1b1b1b';
/** Stands out from white pages and from black ones. */
const EDGE = '#767676';
const SIZE = 14;
const SMALL = 12;
const LINE = 20;
const PADDING = 12;
/** Where text begins: behind the icon. */
const LEFT = PADDING + 16 + 8;
/** How wide text may become, in pixels. */
const WIDEST = 380;

/** A badge: self-contained, with its own background, as wide and as high as its text. */
export function badge(view: View, lang: Lang): string {
  const { background, shape } = toneOf(view.state);
  const sentence = escapeHtml(sentenceOf(view));
  const broken = (text: string, size: number): string[] => linesOf(text, WIDEST / size, width);
  const rows = [
    ...broken(view.name.text, SIZE).map((text) => ({
      text,
      size: SIZE,
      mark: `${langAttribute(view.name, lang)} font-weight="700"`,
    })),
    ...broken([view.label, ...view.details].join(', '), SIZE).map((text) => ({ text, size: SIZE, mark: '' })),
    ...broken(`${view.area}. ${WORDS.asOf[lang]}: ${view.asOf.text}`, SMALL).map((text) => ({
      text,
      size: SMALL,
      mark: '',
    })),
  ];
  const wide = LEFT + Math.ceil(Math.max(...rows.map(({ text, size }) => width(text) * size))) + PADDING;
  const high = rows.length * LINE + PADDING * 2;
  const texts = rows.map(
    ({ text, size, mark }, i) =>
      `<text x="${LEFT}" y="${PADDING + i * LINE + 15}" font-size="${size}"${mark}>${escapeHtml(text)}</text>`,
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${sentence}" lang="${lang}">`,
    `<title>${sentence}</title>`,
    `<rect x="0.5" y="0.5" width="${wide - 1}" height="${high - 1}" rx="6" fill="${background}" stroke="${EDGE}"/>`,
    `<path transform="translate(${PADDING} ${PADDING + 2})" d="${shape}" fill="none" stroke="${INK}" stroke-width="2"/>`,
    `<g fill="${INK}" font-family="Arial, Helvetica, sans-serif">`,
    ...texts,
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}
