import { describeDiagnosis, diagnose } from '@ozg-widgets/publisher';
import type { Diagnosis, Read } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { NOW } from './doctor/servers.js';

const OPTIONS = { now: NOW, version: '0.1.0' };

/** `severity code @ line:column`, of each diagnosis. */
const inShort = ({ severity, code, line, column }: Diagnosis): string =>
  `${severity} ${code}${line === undefined ? '' : ` @ ${line}:${column}`}`;

describe('the doctor and a page pasted without its address', () => {
  const script = '<script type="module" src="https://www.example.org/ozg/0.1.0/ozg-widgets.js"></script>';
  const html = `${script}\n<ozg-notices src="https://www.example.org/feed.json">Auskunft: 069 90009-110</ozg-notices>`;
  const blocked: Read = () => Promise.resolve({ failed: 'blocked' });
  /** As a server without CORS answers in Node. */
  const closed: Read = (url) =>
    Promise.resolve({
      url,
      status: 200,
      headers: { 'content-type': url.endsWith('.js') ? 'text/javascript' : 'application/json' },
      complete: true,
      bytes: new TextEncoder().encode('export {};'),
    });

  for (const [where, read] of Object.entries({ blocked, closed })) {
    it(`only notes that it cannot see what the page may read: ${where}`, async () => {
      const all = await diagnose({ html }, { ...OPTIONS, read });
      // Where the file can be read after all, its content is looked at too.
      const found = all.filter(({ code }) => code !== 'not-json');
      expect(found.map(inShort)).to.deep.equal(['warning address-unread @ 1:23', 'warning address-unread @ 2:14']);
      expect(describeDiagnosis(found[0]!)).to.match(
        /auf demselben Server.*Bitte auch die Adresse der Seite angeben\.$/,
      );
      expect(describeDiagnosis(found[0]!, 'en')).to.match(/on the same server.*give the address of the page too\.$/);
    });
  }

  it('takes what the page says of its own address, where that is under https', async () => {
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
