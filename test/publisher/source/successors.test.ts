import { expect } from 'chai';
import { made, TOWN } from '../support/build-source.js';

/** What is found in a table of areas with these successors. */
const found = async (...rows: readonly string[]): Promise<string[]> => {
  const table = ['ARS;Ebene;Name;Nachfolger', '060000000000;Land;Hessen;', ...rows].join('\n');
  const { findings } = await made({ 'gebiete.csv': table });
  return findings.filter((f) => f.includes('Nachfolger'));
};

const KIRCHHAIN = `${TOWN};Gemeinde;Kirchhain`;

describe('successors of areas', () => {
  it('may come one after the other', async () => {
    expect(
      await found(
        `${KIRCHHAIN};`,
        `065340011012;Gemeinde;Altdorf;065340011013`,
        `065340011013;Gemeinde;Mitteldorf;${TOWN}`,
        `065340011014;Gemeinde;Nebendorf;065340011013`,
      ),
    ).to.deep.equal([]);
  });

  it('are not the area itself', async () => {
    const findings = await found(`${KIRCHHAIN};${TOWN}`);
    expect(findings).to.have.length(1);
    expect(findings[0]).to.match(
      /^Fehler: gebiete.csv, Zeile 3, Spalte „Nachfolger“: .*065340011011.*eigener Nachfolger/,
    );
  });

  it('do not lead in a circle, which is told once, where it begins in the table', async () => {
    const findings = await found(
      `065340011014;Gemeinde;Nebendorf;065340011013`,
      `${KIRCHHAIN};065340011012`,
      `065340011013;Gemeinde;Mitteldorf;${TOWN}`,
      `065340011012;Gemeinde;Altdorf;065340011013`,
    );
    expect(findings).to.have.length(1);
    expect(findings[0]).to.match(
      /^Fehler: gebiete.csv, Zeile 4, .*Kreis: Kirchhain → Altdorf → Mitteldorf → Kirchhain\./,
    );
  });

  it('may lie outside of the table, which is worth a look', async () => {
    const findings = await found(`${KIRCHHAIN};065340011099`);
    expect(findings).to.have.length(1);
    expect(findings[0]).to.match(/^Hinweis: gebiete.csv, Zeile 3, Spalte „Nachfolger“: .*065340011099/);
  });

  it('are those of the most local area where two share a key', async () => {
    expect(
      await found(
        `${KIRCHHAIN};053150000000`,
        `053150000000;Kreis;Köln (Kreis);${TOWN}`,
        `053150000000;Gemeinde;Köln;`,
      ),
    ).to.deep.equal([]);
  });
});
