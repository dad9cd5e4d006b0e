import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import '@ozg-widgets/widgets/elements/ozg-contact-card.js';
import type { LitElement } from 'lit';
import { expect } from '@open-wc/testing';
import { clean, feedAt, KEY, settle, show, within } from '../support/town.js';

const states = ['available', 'degraded', 'outage', 'maintenance', 'pilot', 'planned', 'discontinued', 'unknown'];
const feed = (): string =>
  feedAt({
    services: [{ key: KEY, name: 'Wohngeld beantragen', url: 'https://wohngeld.example.org/' }],
    contacts: [
      {
        id: 'amt',
        role: 'contact-point',
        name: 'Bürgeramt',
        channels: [{ kind: 'email', value: 'amt@kirchhain.example.org' }],
      },
    ],
  });

/** Every state, as pill and as banner, and a card with a link. */
const page = (): string => {
  const src = feed();
  const badges = states.flatMap((state) =>
    ['pill', 'banner', 'dot'].map(
      (variant) =>
        `<p><ozg-availability-badge src="${src}" service="${KEY}" simulate="${state}" variant="${variant}"></ozg-availability-badge></p>`,
    ),
  );
  return `${badges.join('')}<ozg-contact-card src="${src}"></ozg-contact-card>`;
};

/** Red, green, blue: 0 to 1, of a colour as the browser computes it. */
function rgb(colour: string): [number, number, number] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [r / 255, g / 255, b / 255];
}
const luminance = (colour: string): number => {
  const [r, g, b] = rgb(colour).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** The contrast of two colours by WCAG 2. */
const contrast = (a: string, b: string): number => {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
};

async function withTheme(name: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.className = 'theme';
  link.href = new URL(`../../../packages/widgets/themes/${name}.css`, import.meta.url).href;
  const ready = new Promise((resolve) => (link.onload = resolve));
  document.head.append(link);
  await ready;
}

describe('a theme', () => {
  beforeEach(clean);
  afterEach(() => {
    for (const link of document.querySelectorAll('.theme')) link.remove();
    document.documentElement.removeAttribute('style');
    document.body.removeAttribute('style');
  });

  const least: Record<string, number> = { plain: 4.5, contrast: 7, kern: 4.5 };
  for (const [name, ratio] of Object.entries(least)) {
    for (const scheme of ['light', 'dark']) {
      it(`${name} keeps every state readable in ${scheme} colours: ${ratio} : 1 at least`, async () => {
        document.documentElement.style.colorScheme = scheme;
        document.body.style.background = 'Canvas';
        await withTheme(name);
        const first = await show<LitElement>(page());
        await settle(first);
        const badges = [...document.querySelectorAll<LitElement>('ozg-availability-badge')];
        expect(badges).to.have.length(states.length * 3);
        for (const badge of badges) {
          const tone = within(badge, '.tone')!;
          const { color, backgroundColor } = getComputedStyle(tone);
          expect(contrast(color, backgroundColor), `${badge.outerHTML} ${color} ${backgroundColor}`).to.be.at.least(
            ratio,
          );
        }
        await expect(first.parentElement!.parentElement!).to.be.accessible();
      });
    }
  }

  for (const brand of ['#ffe600', '#e30613', '#009b3a', '#0af', '#111', '#fff', 'rebeccapurple']) {
    for (const scheme of ['light', 'dark']) {
      it(`makes links that can be read of one colour: ${brand} in ${scheme} colours`, async () => {
        document.documentElement.style.colorScheme = scheme;
        document.documentElement.style.setProperty('--ozg-brand', brand);
        document.body.style.background = 'Canvas';
        await withTheme('plain');
        await show<LitElement>(page());
        const card = document.querySelector<LitElement>('ozg-contact-card')!;
        await settle(card);
        const link = within(card, 'a')!;
        const background = scheme === 'light' ? '#ffffff' : getComputedStyle(document.body).backgroundColor;
        expect(contrast(getComputedStyle(link).color, background)).to.be.at.least(4.5);
      });
    }
  }
});
