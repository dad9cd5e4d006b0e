/** What the configurator's buttons copy, and what they do where a browser does not let them. */
import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { townInBrowser } from '../town/browser.js';

describe('copying from the configurator', function () {
  this.timeout(60_000);
  const here = townInBrowser();

  /** Presses the button of a block. Gives what is in the clipboard or marked, and what the page says. */
  async function press(block: string, mayCopy: boolean): Promise<{ taken: string; shown: string; said: string }> {
    const context = await here.browser.createBrowserContext();
    const state = mayCopy ? 'granted' : 'denied';
    const permissions = ['clipboard-write', 'clipboard-read'].map((name) => ({ permission: { name }, state }) as const);
    await context.setPermission(new URL(here.town.url).origin, ...permissions);
    const page: Page = await context.newPage();
    await page.goto(`${here.town.url}konfigurator/?service=99107023017000`, { waitUntil: 'networkidle0' });
    await page.bringToFront();
    await page.locator(`.block:has(#${block}) button`).click();
    await page.waitForFunction(() => document.querySelector('#status')?.textContent);
    const found = await page.evaluate(
      async (id, allowed) => ({
        taken: allowed ? await navigator.clipboard.readText() : String(getSelection()),
        shown: document.getElementById(id)!.textContent,
        said: document.querySelector('#status')!.textContent,
      }),
      block,
      mayCopy,
    );
    await context.close();
    return found;
  }

  it('takes one text, exactly', async () => {
    const { taken, shown, said } = await press('code', true);
    expect(taken).to.equal(shown);
    expect(taken).to.match(/^<script type="module" [^]*<\/ozg-availability-badge>$/);
    expect(said).to.equal('Ihr Code: Kopiert');
  });

  it('takes all of it in one: code with its checksum, policy, and the three legal texts', async () => {
    const { taken, shown } = await press('everything', true);
    expect(taken).to.equal(shown);
    const headings = [
      'Ihr Code',
      'Nur falls Ihre Website eine Content-Security-Policy hat',
      'Die strengste Richtlinie, mit der es geht',
      'Für die Datenschutzerklärung',
      'Für die Erklärung zur Barrierefreiheit',
      'Für das Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO)',
    ];
    expect(taken.split('\n').filter((line) => headings.includes(line))).to.deep.equal(headings);
    expect(taken)
      .to.contain('integrity="sha384-')
      .and.to.contain("Content-Security-Policy: default-src 'none'; script-src")
      .and.to.contain('Art. 6 Abs. 1 Buchst. e DSGVO')
      .and.to.contain('WCAG 2.2')
      .and.to.contain('Verarbeitungstätigkeit: ');
  });

  it('marks the text where the browser does not let it copy, unfolded, and says how to go on', async () => {
    const { taken, shown, said } = await press('everything', false);
    expect(taken.trim()).to.equal(shown.trim());
    expect(said).to.equal('Alles zusammen: Markiert; kopieren Sie mit Strg+C.');
  });
});
