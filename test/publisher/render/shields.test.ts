import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, render } from '@ozg-widgets/publisher';
import { expect } from 'chai';

const KEY = '99107023017000';
const now = new Date('2026-11-24T09:00:00Z');

describe('ozg-feed render: what shields.io reads', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-render-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Renders Wohngeld. Gives what shields.io reads, and the title of the image. */
  async function rendered(more: object): Promise<{ shield: Record<string, unknown>; title: string }> {
    const feed = join(folder, 'feed.json');
    const document = {
      format: 'ozg-feed/1',
      published: '2026-11-24T07:00:00Z',
      ttl: 3600,
      publisher: { name: 'Musterstadt (Beispiel)', email: 'feed@example.org' },
      area: { ars: '065340011011', level: 'gemeinde', name: 'Kirchhain' },
      services: [{ key: KEY, name: 'Wohngeld', url: 'https://wohngeld.example.org/', ...more }],
    };
    await writeFile(feed, JSON.stringify(document));
    expect((await render({ feed, out: folder, now })).findings).to.deep.equal([]);
    const text = (end: string): Promise<string> => readFile(join(folder, `${KEY}.${end}`), 'utf8');
    const title = /<title>(.*)<\/title>/.exec(await text('svg'))?.[1] ?? '';
    return { shield: JSON.parse(await text('shields.json')) as Record<string, unknown>, title };
  }

  it('has the form that is wanted, and the words of the image', async () => {
    const { shield, title } = await rendered({ rollout: { state: 'planned', expected: '2027-Q3' } });
    expect(shield).to.deep.equal({
      schemaVersion: 1,
      label: 'Wohngeld – Kirchhain',
      message: 'Online geplant, voraussichtlich 2027 (3. Quartal)',
      color: '0b4f8a',
    });
    expect(title).to.equal('Wohngeld: Online geplant, voraussichtlich 2027 (3. Quartal)');
  });

  it('has a colour for each tone, from which white stands out', async () => {
    const linear = (channel: number): number =>
      channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    const colours = new Set<string>();
    for (const more of [
      { rollout: { state: 'available' } },
      { rollout: { state: 'pilot' } },
      { rollout: { state: 'discontinued' } },
      { rollout: { state: 'available' }, operation: { state: 'outage' } },
      { rollout: { state: 'available' }, operation: { state: 'maintenance' } },
    ]) {
      const color = String((await rendered(more)).shield.color);
      expect(color).to.match(/^[\da-f]{6}$/);
      const [r = 0, g = 0, b = 0] = color.match(/../g)!.map((hex) => linear(parseInt(hex, 16) / 255));
      expect(1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05), color).to.be.at.least(4.5);
      colours.add(color);
    }
    expect(colours.size).to.equal(5);
  });

  it('is not taken for a feed by whoever checks the folder', async () => {
    await rendered({});
    expect(await check(folder, now)).to.deep.equal({ findings: [], files: 1 });
  });
});
