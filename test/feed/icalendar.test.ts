import { icalDay, icalLine, icalMoment, icalText, planUid, vevent } from '@ozg-widgets/feed';
import type { Area, CalendarEvent } from '@ozg-widgets/feed';
import { expect } from 'chai';

const octets = (text: string): number => new TextEncoder().encode(text).length;

describe('iCalendar', () => {
  it('escapes what has a meaning of its own, and leaves out what cannot stand there', () => {
    expect(icalText('a, b; c\\d\r\ne\nf\u0000\u0007\tg\uD800')).to.equal('a\\, b\\; c\\\\d\\ne\\nf\tg\uFFFD');
  });

  it('writes days and moments without separators', () => {
    expect(icalDay('2027-07-01')).to.equal('20270701');
    expect(icalMoment(new Date('2027-07-01T08:00:00.123+02:00'))).to.equal('20270701T060000Z');
  });

  for (const letter of ['a', 'ü', '€', '😀'])
    it(`folds lines of ${letter} at 75 octets, and cuts no character`, () => {
      const value = letter.repeat(200);
      const line = icalLine('SUMMARY', value);
      expect(line.endsWith('\r\n')).to.equal(true);
      const parts = line.slice(0, -2).split('\r\n');
      expect(parts.length).to.be.above(2);
      for (const part of parts) expect(octets(part)).to.be.at.most(75);
      for (const part of parts.slice(1, -1)) expect(octets(part), 'as long as it may be').to.be.above(71);
      expect(parts.join('\r\n').replaceAll('\r\n ', '')).to.equal(`SUMMARY:${value}`);
    });

  const stamp = new Date('2026-11-23T10:00:00Z');
  const linesOf = (event: Partial<CalendarEvent>): string[] =>
    vevent({ uid: 'a', stamp, start: '2027-07-01', summary: 'S', ...event }).split('\r\n');

  it('vevent() writes whole days as tentative, and instants as they are', () => {
    expect(linesOf({ end: '2027-10-01' })).to.deep.equal([
      'BEGIN:VEVENT',
      'UID:a',
      'DTSTAMP:20261123T100000Z',
      'DTSTART;VALUE=DATE:20270701',
      'DTEND;VALUE=DATE:20271001',
      'SUMMARY:S',
      'STATUS:TENTATIVE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      '',
    ]);
    const instant = linesOf({ start: '2027-07-01T10:00:00+02:00', url: 'https://a.example.org/', category: 'a,b' });
    expect(instant.slice(3)).to.deep.equal([
      'DTSTART:20270701T080000Z',
      'SUMMARY:S',
      'URL:https://a.example.org/',
      'CATEGORIES:a\\,b',
      'END:VEVENT',
      '',
    ]);
  });

  it('vevent() leaves out an end that is not later than the start', () => {
    for (const end of ['2027-07-01', '2027-06-30', undefined]) expect(linesOf({ end }).join()).not.to.include('DTEND');
  });

  it('planUid() depends on the area that states the plan, not on its date', () => {
    const land = { ars: '060000000000', level: 'land', name: 'Hessen' } as const;
    const area = (ars: string): Area => ({ ars, level: 'gemeinde', name: ars, parents: [land] });
    const uid = (ars: string, statedBy?: string, expected?: string): string =>
      planUid(area(ars), {
        key: '99107023017000',
        name: 'Wohngeld',
        rollout: { state: 'planned', expected, statedBy },
      });
    expect(uid('065340011011', 'land', '2027')).to.equal('99107023017000-land-060000000000');
    expect(uid('064120000000', 'land', '2028')).to.equal(uid('065340011011', 'land', '2027'));
    expect(uid('065340011011', 'gemeinde')).to.equal('99107023017000-gemeinde-065340011011');
    expect(uid('065340011011', 'kreis')).to.equal(uid('065340011011'));
  });
});
