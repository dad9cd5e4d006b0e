import { describeDiagnosis, diagnose } from '@ozg-widgets/doctor';
import type { Diagnosis, Read } from '@ozg-widgets/doctor';
import { expect } from 'chai';
import { NOW } from './servers.js';

const OPTIONS = { now: NOW, version: '0.1.0' };

/** A diagnosis as `severity code @ line:column`. */
const inShort = ({ severity, code, line, column }: Diagnosis): string =>
  `${severity} ${code}${line === undefined ? '' : ` @ ${line}:${column}`}`;

describe('doctor › typography', () => {
  const found = async (html: string): Promise<string[]> => (await diagnose({ html }, OPTIONS)).map(inShort);
  const badge = '<ozg-availability-badge service="99107023017000">Auskunft</ozg-availability-badge>';
  const link = '<link rel="ozg-feed" href="https://a.example/feed.json">';
  const script = '<script type="module" src="https://a.example/ozg-widgets.js"></script>';

  it('reports typographic quotes on a script', async () => {
    const quoted = script.replace(/"([^"]*)"/g, '“$1“');
    const html = `${link}${badge}\n${quoted}`;
    expect(await found(html)).to.deep.equal(['error attribute-quotes @ 2:9', 'error attribute-quotes @ 2:23']);
    const [first] = await diagnose({ html }, OPTIONS);
    expect(describeDiagnosis(first!)).to.match(/Der Wert von „type“ .*\(“module“\)/);
  });

  for (const blank of ['\u00a0', '&nbsp;']) {
    it(`reports a no-break space at the end of an address: ${blank}`, async () => {
      const padded = (html: string): string => html.replace(/(js|json)"/, `$1${blank}"`);
      expect(await found(`${padded(link)}\n${padded(script)}${badge}`)).to.deep.equal([
        'error attribute-blank @ 1:22',
        'error attribute-blank @ 2:23',
      ]);
      const own = `<ozg-notices src="https://a.example/feed.json${blank}">Auskunft</ozg-notices>`;
      expect(await found(`${script}\n${own}`)).to.deep.equal(['error attribute-blank @ 2:14']);
      // Keys may contain it.
      expect(await found(link + script + badge.replace('000">', `000${blank}">`))).to.deep.equal([]);
    });

    it(`reports a no-break space between attributes: ${blank}`, async () => {
      const joined = (html: string): string => html.replace(' ', blank);
      expect(await found(`${link}${script}\n${joined(badge)}`)).to.deep.equal(['error tag-blank @ 2:24']);
      expect(await found(`${link}${badge}\n${joined(script)}`)).to.deep.equal(['error tag-blank @ 2:8']);
      expect(await found(`${joined(link)}\n${script}${badge}`)).to.deep.equal(['error tag-blank @ 1:6']);
      const late = `<div data-ozg="help" title="a${blank}b"${blank}data-service="99107023017000"></div>`;
      const [first, ...others] = await diagnose({ html: `${link}${script}\n${late}` }, OPTIONS);
      expect([inShort(first!), others]).to.deep.equal([`error tag-blank @ 2:${blank === '&nbsp;' ? 38 : 33}`, []]);
      expect(describeDiagnosis(first!)).to.match(/Hinter „<div“ steht im Tag ein geschütztes Leerzeichen/);
    });
  }

  it('ignores no-break spaces in other tags', async () => {
    expect(await found(`<a\u00a0href="/">Start</a>${link}${script}${badge}`)).to.deep.equal([]);
  });

  it('reports typographic quotes on a link, a box and a frame', async () => {
    const quoted = link.replace(/"([^"]*)"/g, '„$1“');
    expect(await found(`${script}${badge}\n${quoted}`)).to.deep.equal([
      'error attribute-quotes @ 2:7',
      'error attribute-quotes @ 2:22',
    ]);
    const box = '<div data-ozg=“help“ data-service=“99107023017000“></div>';
    expect(await found(`${link}${script}\n${box}`)).to.deep.equal([
      'error attribute-quotes @ 2:6',
      'error attribute-quotes @ 2:22',
    ]);
    const frame = '<iframe title="„Wohngeld“" class=ozg-frame src=“https://a.example/ozg/frame.html“></iframe>';
    expect(await found(frame)).to.include('error attribute-quotes @ 1:44');
  });
});

describe('doctor › page without an address', () => {
  const script = '<script type="module" src="https://www.example.org/ozg/0.1.0/ozg-widgets.js"></script>';
  const html = `${script}\n<ozg-notices src="https://www.example.org/feed.json">Auskunft: 069 90009-110</ozg-notices>`;
  const blocked: Read = () => Promise.resolve({ failed: 'blocked' });
  /** The response of a server without CORS headers, as Node reads it. */
  const closed: Read = (url) =>
    Promise.resolve({
      url,
      status: 200,
      headers: { 'content-type': url.endsWith('.js') ? 'text/javascript' : 'application/json' },
      complete: true,
      bytes: new TextEncoder().encode('export {};'),
    });

  for (const [where, read] of Object.entries({ blocked, closed })) {
    it(`only warns that CORS cannot be checked: ${where}`, async () => {
      const all = await diagnose({ html }, { ...OPTIONS, read });
      // In Node the file is readable, so its content is checked, too.
      const found = all.filter(({ code }) => code !== 'not-json');
      expect(found.map(inShort)).to.deep.equal(['warning address-unread @ 1:23', 'warning address-unread @ 2:14']);
      expect(describeDiagnosis(found[0]!)).to.match(
        /auf demselben Server.*Bitte auch die Adresse der Seite angeben\.$/,
      );
      expect(describeDiagnosis(found[0]!, 'en')).to.match(/on the same server.*Give the address of the page, too\.$/);
    });
  }

  it('uses the canonical address of the page if it is https', async () => {
    const from = async (href: string): Promise<string[]> => {
      const page = `<link rel="canonical" href="${href}">\n${html}`;
      return (await diagnose({ html: page }, { ...OPTIONS, read: blocked })).map(inShort);
    };
    expect(await from('https://www.example.org/wohngeld')).to.deep.equal([
      'warning address-blocked @ 2:23',
      'warning address-blocked @ 3:14',
    ]);
    expect(await from('https://stadt.example/')).to.include('error address-blocked @ 2:23');
    expect(await from('/wohngeld')).to.include('warning address-unread @ 2:23');
  });
});
