import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import type { OzgAvailabilityBadge } from '@ozg-widgets/widgets';
import { expect } from '@open-wc/testing';
import { clean, feedWith, KEY, show, until, wordsOf } from '../support/town.js';

function ownTexts(lang: string, text: string): void {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.className = 'ozg-texts';
  script.lang = lang;
  script.text = text;
  document.head.append(script);
}

// In place before the first widget asks: as in a page that is delivered.
ownTexts(
  'de',
  '{ "states": { "planned": "Kommt bald" }, "expected": "ab {0}", "nonsense": 1, "lang": "xx", "since": 7 }',
);
ownTexts('en', '{ "states": { "planned": "Coming soon" } }');
ownTexts('en', '{ this is no JSON');

describe('texts of the page', () => {
  beforeEach(clean);
  const badge = (lang: string): string =>
    `<div lang="${lang}"><ozg-availability-badge service="${KEY}" src="${feedWith({
      rollout: { state: 'planned', expected: '2099-Q3' },
    })}">eigene Worte</ozg-availability-badge></div>`;

  it('stand in place of the widgets’ own, with the words that belong in them', async () => {
    const element = await show<OzgAvailabilityBadge>(badge('de'));
    await until(() => wordsOf(element).includes('Kommt bald'));
    expect(wordsOf(element)).to.equal('Kommt bald ab 3. Quartal 2099');
    await expect(element).to.be.accessible();
  });

  it('are told apart by language; what is broken or unknown changes nothing', async () => {
    const element = await show<OzgAvailabilityBadge>(badge('en'));
    await until(() => wordsOf(element).includes('Coming soon'));
    expect(wordsOf(element)).to.equal('Coming soon expected third quarter of 2099');
  });

  it('leave the other languages as they are', async () => {
    const element = await show<OzgAvailabilityBadge>(badge('fr'));
    await until(() => wordsOf(element).includes('prévu'));
    expect(wordsOf(element)).to.equal('Mise en ligne prévue prévu : troisième trimestre 2099');
    expect(element.renderRoot.querySelector('[part=base]')!.hasAttribute('lang')).to.equal(false);
  });
});
