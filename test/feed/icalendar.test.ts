import { icalDay, icalLine, icalMoment, icalText } from '@ozg-widgets/feed';
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
});
