/** The doctor's page beside the configurator: what it says of pages that are pasted, or read at their address. */
import { expect } from 'chai';
import type { HTTPRequest } from 'puppeteer-core';
import { townInBrowser } from '../town/browser.js';

/** Answers a request in the place of the network; `false` leaves it alone. */
type Answering = (request: HTTPRequest) => boolean;

describe("the doctor's page", function () {
  this.timeout(60_000);
  const here = townInBrowser();

  /** What it says in the end: its status, which screen readers tell, and its list. */
  async function examine(
    { html = '', address = '', query = '' },
    answering: Answering = () => false,
  ): Promise<{ status: string; findings: string[] }> {
    const context = await here.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!answering(request)) void request.continue();
    });
    await page.goto(`${here.town.url}konfigurator/arzt.html${query}`, { waitUntil: 'networkidle0' });
    await page.$eval('#html', (area, text) => ((area as HTMLTextAreaElement).value = text), html);
    await page.$eval('#address', (field, text) => ((field as HTMLInputElement).value = text), address);
    await page.click('button');
    await page.waitForFunction(() => !/^(Wird|Having a look …|$)/.test(document.querySelector('#result')!.textContent));
    const status = await page.$eval('#result[role=status]', ({ textContent }) => textContent);
    const findings = await page.$$eval('#findings:not([hidden]) li', (items) => items.map((li) => li.textContent));
    await context.close();
    return { status, findings };
  }

  const SCRIPTLESS = '<ozg-contact-card src="https://feeds.example.org/x.json">Auskunft</ozg-contact-card>';
  const answers = (body: string): Answering => {
    const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Security-Policy': "default-src 'none'" };
    return (request) => {
      const ours = request.url() === 'https://www.example.org/wohngeld';
      if (ours) void request.respond({ headers, contentType: 'text/html', body });
      return ours;
    };
  };

  it('says in its status how many findings there are', async () => {
    const unreachable: Answering = (request) => {
      const theirs = request.url().startsWith('https://feeds.');
      if (theirs) void request.abort();
      return theirs;
    };
    const one = await examine({ html: '<p>Nichts</p>' });
    expect(one.status).to.equal('1 Befund');
    expect(one.findings).to.have.length(1);
    const two = await examine({ html: SCRIPTLESS, query: '?ui=en' }, unreachable);
    expect(two.status).to.equal('2 findings');
    expect(two.findings).to.have.length(2);
  });

  it('gives no clean bill of what it has not looked at', async () => {
    const html = `<link rel="ozg-feed" href="/nixda/feed.json">
      <script type="module" src="/nixda/ozg-badge-card.js"></script><ozg-contact-card>Auskunft</ozg-contact-card>`;
    const { status, findings } = await examine({ html });
    expect(status).to.equal('1 Befund');
    expect(findings.join()).to.match(
      /^Hinweis.*\/nixda\/ozg-badge-card\.js, \/nixda\/feed\.json\. Bitte auch die Adresse/s,
    );
  });

  it('speaks of a pasted source only where one was pasted, and not of a policy that it has seen', async () => {
    const image = '<!doctype html><img class="ozg-badge" src="data:image/png;base64,AA==" alt="Wohngeld: online">';
    const pasted = await examine({ html: image });
    expect(pasted.status).to.match(/^Kein Fehler gefunden\..*aus eingefügtem Quelltext/);
    const read = await examine({ address: 'https://www.example.org/wohngeld' }, answers(image));
    expect(read.status).to.match(/^Kein Fehler gefunden\..*zeigt der Browser dieser Seite nicht/);
    expect(read.status).to.not.contain('eingefügt');
    const own = await examine({ address: `${here.town.url}index.html` });
    expect(own).to.deep.equal({ status: 'Kein Fehler gefunden.', findings: [] });
  });

  for (const [what, path, words] of [
    ['the status of a page that is not there', 'nichts.html', 'Status 404'],
    ['that a feed is no page', 'feeds/areas/065340011011.json', 'keine Webseite, sondern „application/json“'],
  ] as const) {
    it(`tells ${what}`, async () => {
      const { status, findings } = await examine({ address: here.town.url + path });
      expect(status).to.equal('1 Befund');
      expect(findings.join()).to.contain(words);
    });
  }

  it('says where a page cannot be read from here', async () => {
    const blocked: Answering = (request) => {
      const theirs = request.url().startsWith('https://www.');
      if (theirs) void request.abort();
      return theirs;
    };
    const { status, findings } = await examine({ address: 'https://www.example.org/' }, blocked);
    expect(status).to.contain('Bitte ihren Quelltext einfügen');
    expect(findings).to.deep.equal([]);
  });

  it('does not go on looking for ever: deep pages, and what fails', async () => {
    expect((await examine({ html: '<div>'.repeat(20_000) })).status).to.equal('1 Befund');
    const lost: Answering = (request) => {
      const isDoctor = request.url().includes('/chunks/doctor-');
      if (isDoctor) void request.abort();
      return isDoctor;
    };
    const { status } = await examine({ html: SCRIPTLESS }, lost);
    expect(status).to.match(/^Das Nachsehen ist gescheitert \(.+\)\. Bitte/);
  });
});
