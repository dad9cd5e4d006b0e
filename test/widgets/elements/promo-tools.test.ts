import { expect } from '@open-wc/testing';
import { correction, generate } from 'lean-qr/nano';
import { all, available, button, drawn, promo, pressTexts, URL_OF_IT } from './promos.js';
import { clean, KEY, settle, until, within } from '../support/town.js';

/** What a click hands out as a file. */
async function saved(click: () => void): Promise<{ name: string; type: string; text: string }> {
  let file: Blob | undefined;
  let name = '';
  const { createObjectURL } = URL;
  const { click: original } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob: Blob) => createObjectURL.call(URL, (file = blob));
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    name = this.download;
  };
  try {
    click();
    await until(() => name !== '');
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = original;
  }
  return { name, type: file!.type, text: await file!.text() };
}

/** Which modules of a picture of a QR code are dark, as a camera would see them: rows of `#` and blanks. */
async function seen(svg: string, size: number): Promise<string[]> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: size * 4, height: size * 4 });
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0, size * 4, size * 4);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => {
      const [red, , , alpha] = context.getImageData(x * 4 + 2, y * 4 + 2, 1, 1).data;
      return alpha === 255 && red! < 64 ? '#' : alpha === 255 && red! > 192 ? ' ' : '?';
    }).join(''),
  );
}

/** The QR code of an address, module by module, four white ones around it. */
function expected(address: string): string[] {
  const code = generate(address, { minCorrectionLevel: correction.M });
  const places = Array.from({ length: code.size + 8 }, (_, i) => i - 4);
  return places.map((y) => places.map((x) => (code.get(x, y) ? '#' : ' ')).join(''));
}

describe('the tools of ozg-promo', () => {
  beforeEach(clean);

  it('draws a code that cameras read: dark on white with its quiet zone, whatever the page’s colours', async () => {
    const element = await promo(available, '', {
      around: 'style="color-scheme: dark; color: white; background: black"',
    });
    await drawn(element);
    await expect(element).to.be.accessible();
    const figure = within(element, '[part=code]')!;
    expect(getComputedStyle(figure).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(figure.querySelector('path')!).fill).to.equal('rgb(0, 0, 0)');
    const code = expected(URL_OF_IT);
    expect(figure.querySelector('svg')!.getAttribute('viewBox')).to.equal(`0 0 ${code.length} ${code.length}`);
    const { name, type, text } = await saved(() => {
      button(element, 'QR-Code speichern (SVG)').click();
    });
    expect([name, type]).to.deep.equal([`qr-${KEY}.svg`, 'image/svg+xml']);
    expect(await seen(text, code.length)).to.deep.equal(code);
    expect(text).to.contain(figure.querySelector('path')!.getAttribute('d'));
  });

  it('draws the address that a browser would ask for', async () => {
    const element = await promo({ ...available, url: 'https://kirchhain.example.org/wöhngeld' });
    await drawn(element);
    await expect(element).to.be.accessible();
    const code = expected('https://kirchhain.example.org/w%C3%B6hngeld');
    const { text } = await saved(() => {
      button(element, 'QR-Code speichern (SVG)').click();
    });
    expect(await seen(text, code.length)).to.deep.equal(code);
  });

  it('hands out a poster with everything on it, within the sheet', async () => {
    const name = `${'Förderdarlehensverlängerung'.repeat(6)} <&> ${'und noch vieles mehr '.repeat(6)}`;
    for (const service of [available, { ...available, name }]) {
      clean();
      const element = await promo(service, 'size="large"');
      await drawn(element);
      await expect(element).to.be.accessible();
      const { name: file, text } = await saved(() => {
        button(element, 'Plakat speichern (SVG, A4)').click();
      });
      expect(file).to.equal(`plakat-${KEY}.svg`);
      const poster = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      document.querySelector('main')!.append(poster);
      const sheet = poster.getBoundingClientRect();
      const lines = [...poster.querySelectorAll('text')];
      for (const line of lines) {
        const box = line.getBoundingClientRect();
        expect(box.left, line.textContent).to.be.at.least(sheet.left);
        expect(box.right, line.textContent).to.be.at.most(sheet.right);
        expect(box.bottom, line.textContent).to.be.at.most(sheet.bottom);
      }
      const code = poster.querySelector('svg')!.getBoundingClientRect();
      for (const line of lines) {
        const box = line.getBoundingClientRect();
        expect(
          box.bottom <= code.top + 6 || box.top >= code.bottom - 6,
          `${line.textContent} beside the code`,
        ).to.equal(true);
      }
      const words = lines.map(({ textContent }) => textContent).join(' ');
      for (const said of ['Jetzt online', 'Kirchhain', 'Zuschuss zur Miete.', 'kirchhain.example.org/wohngeld'])
        expect(words).to.contain(said);
      expect(words).to.contain(service.name ? '<&>' : 'Wohngeld beantragen');
    }
  });

  it('hands out a poster without what nobody has said', async () => {
    const element = await promo({ ...available, summary: undefined }, 'size="large"', { contacts: [] });
    await drawn(element);
    await expect(element).to.be.accessible();
    const { text } = await saved(() => {
      button(element, 'Plakat speichern (SVG, A4)').click();
    });
    expect(text.match(/(?<=<text [^>]*>)[^<]+/g)).to.deep.equal([
      'Jetzt online',
      'Wohngeld beantragen',
      'Kirchhain',
      'kirchhain.example.org/wohngeld',
    ]);
  });

  it('has texts for three uses', async () => {
    const element = await promo(available);
    within<HTMLDetailsElement>(element, 'details')!.open = true;
    await expect(element).to.be.accessible();
    expect(pressTexts(element)).to.deep.equal({
      'Kurz, für Website und soziale Medien': `Kirchhain: „Wohngeld beantragen“ geht jetzt online. ${URL_OF_IT}`,
      'Mittel, für Newsletter und E-Mail': `Jetzt online: Wohngeld beantragen

Zuschuss zur Miete.

Kirchhain: „Wohngeld beantragen“ geht jetzt online.

Hier geht es zum Online-Dienst: ${URL_OF_IT}

Lieber persönlich oder noch Fragen? Bürgerbüro, Beispielplatz 1, 35274 Kirchhain, Telefon 069 90009-110`,
      'Lang, für Amtsblatt und Zeitung': `Jetzt online: Wohngeld beantragen (Kirchhain)

Zuschuss zur Miete.

„Wohngeld beantragen“ können Sie jetzt online erledigen.

Hier geht es zum Online-Dienst: ${URL_OF_IT}

Lieber persönlich oder noch Fragen? Bürgerbüro, Beispielplatz 1, 35274 Kirchhain, Telefon 069 90009-110

Öffnungszeiten: Mo 08:00–12:00, 14:00–18:00 Uhr; Di bis Do 08:00–16:00 Uhr; Sa, So 09:00–12:00 Uhr`,
    });
  });

  describe('copying', () => {
    const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
    const replaced = (writeText: (text: string) => Promise<void>): void => {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    };
    afterEach(() => {
      Object.defineProperty(navigator, 'clipboard', { ...clipboard, configurable: true });
    });
    const region = (): string | null | undefined => document.querySelector('[aria-live=polite]')?.textContent;

    it('puts the text on the clipboard and says so politely', async () => {
      const copied: string[] = [];
      replaced((text) => Promise.resolve(void copied.push(text)));
      const element = await promo(available);
      within<HTMLDetailsElement>(element, 'details')!.open = true;
      const first = within<HTMLButtonElement>(element, 'details button')!;
      expect(first.ariaLabel).to.equal('Kopieren: Kurz, für Website und soziale Medien');
      first.focus();
      first.click();
      await settle(element);
      await expect(element).to.be.accessible();
      expect(copied).to.deep.equal([`Kirchhain: „Wohngeld beantragen“ geht jetzt online. ${URL_OF_IT}`]);
      expect(all(element, 'details button')).to.deep.equal(['Kopiert', 'Kopieren', 'Kopieren']);
      expect(region()).to.equal('Kopiert');
      expect((element.renderRoot as ShadowRoot).activeElement).to.equal(first);
    });

    it('marks the text where the browser does not let it', async () => {
      replaced(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
      const element = await promo(available);
      within<HTMLDetailsElement>(element, 'details')!.open = true;
      within<HTMLButtonElement>(element, 'details button')!.click();
      await settle(element);
      await expect(element).to.be.accessible();
      const area = within<HTMLTextAreaElement>(element, 'textarea')!;
      expect(area.value.slice(area.selectionStart, area.selectionEnd)).to.contain('geht jetzt online');
      expect(region()).to.equal('Der Text ist markiert. Sie können ihn jetzt kopieren.');
      expect(all(element, 'details button')[0]).to.equal('Kopieren');
    });
  });

  describe('sharing', () => {
    const share = Object.getOwnPropertyDescriptor(Navigator.prototype, 'share');
    afterEach(() => {
      delete (navigator as Partial<Navigator>).share;
      if (share) Object.defineProperty(Navigator.prototype, 'share', share);
    });

    it('is offered where the browser can, and cancelled without a word', async () => {
      const shared: unknown[] = [];
      Object.defineProperty(navigator, 'share', {
        configurable: true,
        value: (what: unknown) => (
          shared.push(what),
          Promise.reject(new DOMException('changed my mind', 'AbortError'))
        ),
      });
      const element = await promo(available);
      await expect(element).to.be.accessible();
      button(element, 'Teilen').click();
      await settle(element);
      expect(shared).to.deep.equal([{ title: 'Wohngeld beantragen', url: URL_OF_IT }]);
    });

    it('is hidden where it cannot', async () => {
      delete (Navigator.prototype as Partial<Navigator>).share;
      const element = await promo(available);
      await expect(element).to.be.accessible();
      expect(all(element, 'button')).not.to.include('Teilen');
    });
  });

  it('mentions in every text what to know', async () => {
    const element = await promo({ ...available, rollout: { state: 'pilot' } });
    await expect(element).to.be.accessible();
    const texts = Object.values(pressTexts(element));
    expect(texts).to.have.length(3);
    for (const text of texts) expect(text).to.contain('Bitte beachten: Online im Probebetrieb.');
  });
});
