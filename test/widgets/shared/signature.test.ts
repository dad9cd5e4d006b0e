import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import type { LoadErrorEvent, OzgAvailabilityBadge } from '@ozg-widgets/widgets';
import { expect } from '@open-wc/testing';
import { clean, KEY, settle, show, until, wordsOf } from '../support/town.js';

// Signed with OpenSSL; the private key was thrown away.
const PUBLIC_KEY = 'MCowBQYDK2VwAyEAVwnluYDPCcxPE9vZawO1QRtM3BUGNWzqccWPlNdDGdE=';
const OTHER_KEY = 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=';

const at = (file: string): string => new URL(`../support/signed/${file}`, import.meta.url).href;
const badge = (src: string, key?: string): string =>
  `<ozg-availability-badge service="${KEY}" src="${src}" ${key ? `public-key="${key}"` : ''}>Auskunft im Amt</ozg-availability-badge>`;

/** Shows a badge, and tells the reason where its feed is refused. */
async function refusal(markup: string): Promise<string> {
  let reason = '';
  const hear = ({ error }: LoadErrorEvent): void => {
    reason = `${error.reason} ${error.detail ?? ''}`;
  };
  document.body.addEventListener('ozg-load-error', hear);
  const element = await show<OzgAvailabilityBadge>(markup);
  document.body.removeEventListener('ozg-load-error', hear);
  expect(wordsOf(element)).to.equal('Auskunft im Amt');
  return reason;
}

describe('a widget with a public key', () => {
  beforeEach(clean);

  it('shows a feed that is signed with it', async () => {
    const element = await show<OzgAvailabilityBadge>(badge(at('065340011011.json'), PUBLIC_KEY));
    await until(() => wordsOf(element).includes('Online verfügbar'));
    expect(wordsOf(element)).to.contain('Online verfügbar');
    await expect(element).to.be.accessible();
  });

  it('leaves the page its own words where a link was altered', async () => {
    expect(await refusal(badge(at('altered.json'), PUBLIC_KEY))).to.equal('unsigned signature-wrong');
  });

  it('leaves the page its own words where the key is another one', async () => {
    expect(await refusal(badge(at('065340011011.json'), OTHER_KEY))).to.equal('unsigned signature-wrong');
  });

  it('leaves the page its own words where there is no signature', async () => {
    expect(await refusal(badge(at('unsigned.json'), PUBLIC_KEY))).to.equal('unsigned signature-missing');
  });

  it('finds the signature of a feed whose address has a query', async () => {
    const element = await show<OzgAvailabilityBadge>(badge(`${at('065340011011.json')}?v=2`, PUBLIC_KEY));
    await until(() => wordsOf(element).includes('Online verfügbar'));
    expect(wordsOf(element)).to.contain('Online verfügbar');
  });

  it('follows a change of the key', async () => {
    const element = await show<OzgAvailabilityBadge>(badge(at('065340011011.json')));
    expect(wordsOf(element)).to.contain('Online verfügbar');
    element.publicKey = OTHER_KEY;
    await settle(element);
    await until(() => wordsOf(element) === 'Auskunft im Amt');
    expect(wordsOf(element)).to.equal('Auskunft im Amt');
  });
});
