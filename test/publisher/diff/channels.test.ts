import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel, FeedDocument } from '@ozg-widgets/feed';
import { expect } from 'chai';
import { diff } from '../../../packages/publisher/src/diff/diff.js';
import { made } from '../support/build-source.js';

/** What is said where the channels of a contact were these and are those. */
async function told(before: Channel[], after: Channel[], lang: 'de' | 'en' = 'de'): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ozg-diff-'));
  try {
    const { feed } = await made({});
    const written = async (name: string, channels: Channel[]): Promise<string> => {
      const contacts = feed.contacts?.map((contact) => ({ ...contact, channels }));
      await writeFile(join(folder, name), JSON.stringify({ ...feed, contacts } satisfies FeedDocument));
      return join(folder, name);
    };
    const report = (finding: unknown): void => expect.fail(JSON.stringify(finding));
    const { changes } = await diff(await written('old.json', before), await written('new.json', after), { report });
    return changes.map(({ sentence }) => sentence[lang]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const PHONE: Channel = { kind: 'phone', value: '+49699000911', display: '069 900 09-11' };
const FAX: Channel = { kind: 'fax', value: '+49699000912' };
const AUTHORITIES: Channel = { kind: 'other', value: '115', label: 'Behördennummer' };
const radio = (value: string): Channel => ({
  kind: 'other',
  value,
  label: [
    { lang: 'de', text: 'Bürgerfunk' },
    { lang: 'en', text: 'Radio' },
  ],
});

describe('a change of how to reach somebody', () => {
  it('calls 115 a phone number', async () => {
    expect(await told([PHONE, FAX], [AUTHORITIES])).to.deep.equal([
      'Bürgeramt in Kirchhain: Telefon: Behördennummer 115, vorher 069 900 09-11, Fax +49699000912',
    ]);
    expect(await told([AUTHORITIES], [], 'en')).to.deep.equal([
      'Bürgeramt in Kirchhain: phone is gone (Behördennummer 115)',
    ]);
  });

  it('calls other channels by their labels', async () => {
    const web: Channel = { kind: 'web', value: 'https://www.example.org/' };
    expect(await told([web, radio('Kanal 5')], [web, radio('Kanal 7')])).to.deep.equal([
      'Bürgeramt in Kirchhain: weiterer Weg: Bürgerfunk Kanal 7, vorher Bürgerfunk Kanal 5',
    ]);
    expect(
      await told(
        [],
        [
          { kind: 'messenger', value: '@kirchhain' },
          { kind: 'other', value: 'K7' },
        ],
      ),
    ).to.deep.equal(['Bürgeramt in Kirchhain: weiterer Weg: Messenger @kirchhain, K7']);
    expect(await told([], [web, radio('Kanal 7')], 'en')).to.deep.equal([
      'Bürgeramt in Kirchhain: web: https://www.example.org/',
      'Bürgeramt in Kirchhain: further channel: Radio Kanal 7',
    ]);
  });
});
