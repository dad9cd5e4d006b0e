import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFinding, render } from '@ozg-widgets/publisher';
import type { RenderOptions } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import sax from 'sax';

const OTHER = '99115005104000';
/** The moment of every rendering here: 10:00 at home. */
const NOW = new Date('2026-11-24T09:00:00Z');
const KEY = '99107023017000';

/** A service, Wohngeld unless told. */
const service = (more: object = {}): Record<string, unknown> => ({ key: KEY, name: 'Wohngeld', ...more });

/** A feed of Kirchhain with an office to ask. */
const town = (services: readonly object[], more: object = {}): object => ({
  format: 'ozg-feed/1',
  published: '2026-11-24T07:00:00Z',
  ttl: 3600,
  publisher: { name: 'Musterstadt (Beispiel)', email: 'feed@example.org' },
  area: {
    ars: '065340011011',
    level: 'gemeinde',
    name: 'Kirchhain',
    parents: [{ ars: '060000000000', level: 'land', name: 'Hessen' }],
  },
  services,
  contacts: [
    { id: 'presse', role: 'press', name: 'Pressestelle', channels: [{ kind: 'email', value: 'presse@example.org' }] },
    {
      id: 'amt',
      role: 'contact-point',
      name: [
        { lang: 'de', text: 'Bürgeramt' },
        { lang: 'en', text: 'Citizens’ office' },
      ],
      channels: [
        { kind: 'email', value: 'amt@example.org' },
        { kind: 'phone', value: '+496990009110', display: '069 90009-110' },
      ],
      hours: { zone: 'Europe/Berlin', weekly: { mo: ['08:00-12:00'] } },
    },
  ],
  ...more,
});

type Texts = Record<string, string>;

/** Renders a document into a folder. Gives what was found, in words, and the files by their names. */
async function rendered(
  folder: string,
  document: unknown,
  more: Partial<RenderOptions> = {},
): Promise<{ findings: string[]; written: number; removed: number; files: Texts }> {
  await mkdir(folder, { recursive: true });
  const feed = join(folder, 'feed.json');
  await writeFile(feed, JSON.stringify(document));
  const out = join(folder, 'out');
  const result = await render({ feed, out, now: NOW, ...more });
  const files: Texts = {};
  for (const name of result.files) files[name] = await readFile(join(out, name), 'utf8');
  const findings = result.findings.map((f) => describeFinding(f, more.lang ?? 'de').replaceAll(`${folder}/`, ''));
  return { findings, written: result.written, removed: result.removed, files };
}

/** A text without tags, as it stands on the screen. */
const onScreen = (html: string): string =>
  html
    .replace(/<title>.*?<\/title>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

let folder = '';

/** Gives each test of a suite a folder. */
function inFolder(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-render-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
}

/** The three files of Wohngeld. */
async function wohngeld(more: object, lang: 'de' | 'en' = 'de'): Promise<{ html: string; svg: string; txt: string }> {
  const { files, findings } = await rendered(folder, town([service(more)]), { lang });
  expect(findings).to.deep.equal([]);
  const of = (suffix: string): string => files[`${KEY}.${suffix}`] ?? '';
  return { html: of('html'), svg: of('svg'), txt: of('txt') };
}

/** The title of an image, read as strict XML. */
function titleOf(svg: string): string {
  const parser = sax.parser(true);
  let [title, isTitle] = ['', false];
  parser.onopentag = ({ name }) => (isTitle = name === 'title');
  parser.onclosetag = () => (isTitle = false);
  parser.onerror = (error) => {
    throw error;
  };
  parser.ontext = (text) => {
    if (isTitle) title += text;
  };
  parser.write(svg).close();
  return title;
}

const online = { state: 'available', since: '2024' };
const url = 'https://wohngeld.example.org/';
const broken = (state: string, more: object = {}): object => ({
  url,
  rollout: online,
  operation: { state, from: '2026-11-23T05:00:00Z', ...more },
});

const STATES: readonly (readonly [service: object, de: string, en: string])[] = [
  [{ url, rollout: online }, 'Online verfügbar, seit 2024', 'Available online, since 2024'],
  [
    broken('degraded'),
    'Online mit Einschränkungen, seit dem 23. November 2026',
    'Online with limitations, since 23 November 2026',
  ],
  [
    broken('outage', { until: '2026-11-24T17:00:00Z' }),
    'Derzeit gestört, seit dem 23. November 2026, voraussichtlich bis 24. November 2026, 18:00 Uhr',
    'Currently disrupted, since 23 November 2026, expected until 24 November 2026, 18:00',
  ],
  [
    broken('maintenance'),
    'Wartungsarbeiten, seit dem 23. November 2026',
    'Down for maintenance, since 23 November 2026',
  ],
  [broken('closed'), 'Derzeit geschlossen, seit dem 23. November 2026', 'Currently closed, since 23 November 2026'],
  [
    broken('maintenance', { from: '2026-11-28T05:00:00Z', until: '2026-11-28T09:00:00Z' }),
    'Online verfügbar, seit 2024, Wartung angekündigt: ab 28. November 2026, 06:00 Uhr bis 28. November 2026, 10:00 Uhr',
    'Available online, since 2024, maintenance announced: from 28 November 2026, 06:00 to 28 November 2026, 10:00',
  ],
  [{ url, rollout: { state: 'pilot' } }, 'Online im Probebetrieb', 'Online on trial'],
  [
    { url, rollout: { state: 'rolling-out', expected: '2027-12' } },
    'Wird gerade eingeführt, vollständig voraussichtlich im Dezember 2027',
    'Being introduced, expected to be complete in December 2027',
  ],
  [
    { rollout: { state: 'in-progress', expected: '2027-H1' } },
    'Online in Vorbereitung, voraussichtlich 2027 (1. Halbjahr)',
    'Online in preparation, expected in 2027 (first half)',
  ],
  [
    { rollout: { state: 'planned', expected: '2027-Q3', statedBy: 'land' } },
    'Online geplant, voraussichtlich 2027 (3. Quartal), gilt für Hessen',
    'Planned online, expected in 2027 (third quarter), holds for Hessen',
  ],
  [
    { rollout: { state: 'planned', expected: '2027-03-15' } },
    'Online geplant, voraussichtlich am 15. März 2027',
    'Planned online, expected on 15 March 2027',
  ],
  [
    { rollout: { state: 'planned', expected: '2026-H1' } },
    'Online geplant, war für 2026 (1. Halbjahr) angekündigt',
    'Planned online, was announced for 2026 (first half)',
  ],
  [{ rollout: { state: 'not-planned' } }, 'Nicht online', 'Not online'],
  [
    { rollout: { state: 'discontinued', since: '2026-01-31' } },
    'Online eingestellt, seit dem 31. Januar 2026',
    'No longer online, since 31 January 2026',
  ],
  [{ rollout: { state: 'unknown', statedBy: 'land' } }, 'Keine Angabe', 'No information'],
  [{}, 'Keine Angabe', 'No information'],
  [{ rollout: { state: 'a word of a later version' } }, 'Keine Angabe', 'No information'],
];

describe('ozg-feed render: what it says', () => {
  inFolder();

  for (const [more, de, en] of STATES) {
    it(`says “${de}” in HTML, image and text, in both languages`, async () => {
      for (const [lang, words] of [
        ['de', de],
        ['en', en],
      ] as const) {
        const { html, svg, txt } = await wohngeld(more, lang);
        expect(onScreen(/<p>.*<\/p>/.exec(html)?.[0] ?? '')).to.equal(words);
        expect(titleOf(svg)).to.equal(`Wohngeld: ${words}`);
        expect(onScreen(svg.replace(/<\/text>/g, ' '))).to.contain(`Wohngeld ${words} Kirchhain.`);
        expect(txt.replace(/\n/g, ' '))
          .to.match(/^Wohngeld /)
          .and.contain(`Wohngeld ${words} `);
        expect(html + svg + txt).not.to.match(/nicht verfügbar|unavailable|undefined|NaN|Invalid/);
      }
    });
  }

  it('links to the service where it works, and names the alternative where it does not', async () => {
    const alternative = { text: 'Formular im Bürgeramt.', url: 'https://kirchhain.example.org/termine' };
    const up = await wohngeld({ url, rollout: online, alternative });
    expect(up.html).to.contain(`<a href="${url}">Zum Online-Dienst: Wohngeld</a>`).and.not.contain('Stattdessen');
    const down = await wohngeld({ ...broken('outage', { note: 'Das Rechenzentrum ist ausgefallen.' }), alternative });
    expect(down.html).not.to.contain(url);
    expect(down.txt).to.equal(
      [
        'Wohngeld',
        'Derzeit gestört, seit dem 23. November 2026',
        'Das Rechenzentrum ist ausgefallen.',
        '',
        'Stattdessen: Formular im Bürgeramt.',
        'So geht es auch: https://kirchhain.example.org/termine',
        '',
        'Fragen beantwortet: Bürgeramt',
        'E-Mail: amt@example.org',
        'Telefon: 069 90009-110',
        'Öffnungszeiten: Mo 08:00-12:00',
        '',
        'Kirchhain. Stand: 24. November 2026, 08:00 Uhr',
        '',
      ].join('\n'),
    );
  });

  it('says whom to ask, with links that call and write, and of when the statement is', async () => {
    const { html } = await wohngeld({ rollout: { state: 'planned', asOf: '2026-11-02' } });
    expect(html).to.contain('<a href="tel:+496990009110">069 90009-110</a>');
    expect(html).to.contain('<a href="mailto:amt@example.org">amt@example.org</a>');
    expect(html).to.contain('Stand: <time datetime="2026-11-02">2. November 2026</time>').and.not.contain('presse@');
  });

  it('marks the language of what is not in the language around it', async () => {
    const { html, svg } = await wohngeld({ rollout: { state: 'planned', reason: 'Start erst 2030.' } }, 'en');
    expect(html).to.contain('<article lang="en">\n<h2 dir="auto" lang="de">Wohngeld</h2>');
    expect(html).to.contain('<p><bdi lang="de">Start erst 2030.</bdi></p>').and.contain('Who to ask: Citizens’ office');
    expect(svg).to.match(/<text [^>]*lang="de"[^>]*>Wohngeld</);
  });

  it('lists all services by topic on one page', async () => {
    const { files } = await rendered(
      folder,
      town([
        service({ topic: 'bauen_wohnen', url, rollout: online }),
        service({ key: OTHER, name: 'Wohnsitz anmelden' }),
      ]),
    );
    const page = onScreen((files['index.html'] ?? '').replace(/<style>.*<\/style>/s, ''));
    expect(page).to.equal(
      'Was geht online? Kirchhain Stand: 24. November 2026 Bauen und Wohnen Wohngeld Online verfügbar, seit 2024 ' +
        'Zum Online-Dienst: Wohngeld Weitere Leistungen Wohnsitz anmelden Keine Angabe Herausgeber: Musterstadt (Beispiel)',
    );
  });
});

describe('ozg-feed render: what it is given', () => {
  inFolder();

  it('lets nothing through as markup, and links only where a link is safe', async () => {
    const evil = `</title></text><script>alert("1")</script> & 'x' ]]>`;
    const { files } = await rendered(
      folder,
      town(
        [
          service({
            name: evil,
            rollout: { state: 'planned', reason: [{ lang: 'x" onload="', text: evil }] },
            alternative: { text: evil, contact: 'amt' },
          }),
        ],
        {
          contacts: [
            {
              id: 'amt',
              role: 'contact-point',
              name: evil,
              channels: [
                { kind: 'web', value: 'javascript:alert(1)' },
                { kind: 'phone', value: '"><script>' },
                { kind: 'email', value: 'a@example.org?bcc=b@example.org' },
              ],
            },
          ],
        },
      ),
    );
    for (const name of [`${KEY}.html`, 'index.html', `${KEY}.svg`]) {
      const text = files[name] ?? '';
      expect(text, name)
        .to.contain('&lt;script&gt;')
        .and.not.match(/<script|onload="|href="(?!mailto:feed@)/);
    }
    expect(titleOf(files[`${KEY}.svg`] ?? '')).to.equal(`${evil}: Online geplant`);
    expect(files[`${KEY}.txt`]).to.contain('javascript:alert(1)');
  });

  it('takes out what no image may hold, and what would turn the text around', async () => {
    const { html, svg, txt } = await wohngeld({ name: 'Wohn\u0000\u202egeld\ud800\uffff \n  beantragen' });
    expect(titleOf(svg)).to.equal('Wohngeld beantragen: Keine Angabe');
    expect(html).to.contain('>Wohngeld beantragen</h2>');
    expect(txt).to.match(/^Wohngeld beantragen\n/);
  });

  it('keeps text lines at 72 characters, but never breaks an address', async () => {
    const long = `${url}${'a'.repeat(90)}`;
    const { txt } = await wohngeld({
      name: `${'Wort '.repeat(40)}${'x'.repeat(89)}`,
      url: long,
      rollout: { ...online, reason: 'Ein Satz, der sich wiederholt. '.repeat(9) },
    });
    const lines = txt.split('\n');
    expect(lines).to.include(long);
    expect(Math.max(...lines.filter((line) => line !== long).map((line) => Array.from(line).length))).to.be.within(
      66,
      72,
    );
    expect(txt.replace(/\s/g, '')).to.contain('x'.repeat(89));
  });

  it('leaves a bad record out, says so, and goes on', async () => {
    const { findings, files } = await rendered(
      folder,
      town([service(), service({ key: '../../evil' }), { key: OTHER }, service({ name: 'Noch einmal' })]),
    );
    expect(findings[0]).to.equal(
      'Hinweis: feed.json: Der Schlüssel „../../evil“ hat nicht 14 Ziffern und kann keine Datei benennen; die Leistung „Wohngeld“ fehlt in der Ausgabe.',
    );
    expect(findings[1]).to.match(/^Hinweis: feed.json: .*name/);
    expect(Object.keys(files)).to.deep.equal([
      `${KEY}.html`,
      `${KEY}.svg`,
      `${KEY}.shields.json`,
      `${KEY}.txt`,
      'index.html',
    ]);
    expect((await readdir(folder)).sort()).to.deep.equal(['feed.json', 'out']);
  });

  it('survives dates that are less exact than a day', async () => {
    const { txt } = await wohngeld({ rollout: { state: 'planned', asOf: '2026-Q3' } });
    expect(txt).to.contain('Stand: 2026 (3. Quartal)');
  });

  it('survives moments that no calendar has, and lets no markup in with them', async () => {
    const [far, evil] = ['+275760-01-01T00:00:00Z', 'Jan 1 12026 (<script>alert(1)</script>)'];
    const odd = [
      service({ ...broken('outage', { until: far }) }),
      service({ ...broken('maintenance', { from: far, until: far }), key: OTHER }),
    ];
    const none = await rendered(folder, town(odd, { published: evil }));
    expect(none.findings.join()).to.match(/^Fehler: feed\.json: \/published .*Zeitpunkt mit Zeitzone/);
    expect(none.files).to.deep.equal({});
    const { files, findings } = await rendered(folder, town(odd, { published: far }));
    expect(findings).to.deep.equal([]);
    expect(files[`${KEY}.txt`]?.replace(/\n/g, ' ')).to.contain(`voraussichtlich bis ${far}`);
    expect(files[`${OTHER}.html`]).to.contain('<strong>Online verfügbar</strong>');
    expect(
      Object.entries(files).filter(([name, text]) => !name.endsWith('.txt') && text.includes('<script')),
    ).to.deep.equal([]);
  });

  it('claims nothing once the feed has run out', async () => {
    const { findings, files } = await rendered(folder, town([service()], { validUntil: '2026-11-24T09:00:00Z' }));
    expect(findings).to.deep.equal([
      'Fehler: feed.json: Dieser Feed gilt nur bis 24. November 2026, 10:00 Uhr. Es wurde nichts geschrieben. Bitte den neuen Feed nehmen; was im Ziel von früher liegt, bitte nicht mehr verwenden.',
    ]);
    expect(files).to.deep.equal({});
    expect(await readdir(folder)).to.deep.equal(['feed.json']);
  });

  for (const [wanted, meant] of [
    ['99107023017001', ` ist wohl ${KEY} (Wohngeld)`],
    ['Wohngelt', ` ist wohl ${KEY} (Wohngeld)`],
    ['Wohnsitz', ` ist wohl ${OTHER} (Wohnsitz anmelden)`],
    ['Fischereischein', ''],
  ] as const) {
    it(`does not know “${wanted}”, and says what was probably meant where it can`, async () => {
      const feed = town([service(), service({ key: OTHER, name: 'Wohnsitz anmelden' })]);
      const { findings, written } = await rendered(folder, feed, { service: wanted });
      expect(findings).to.deep.equal([
        `Fehler: feed.json: Die Leistung „${wanted}“ steht nicht in diesem Feed${meant && `; gemeint${meant}`}. Bitte den LeiKa-Schlüssel angeben.`,
      ]);
      expect(written).to.equal(0);
    });
  }
});
