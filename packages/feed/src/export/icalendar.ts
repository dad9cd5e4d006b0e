/** The writing of iCalendar (RFC 5545): lines and values. What stands in a calendar is up to whoever writes one. */

/** Text as a value: escaped, without control characters. */
export const icalText = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '');

/** An ISO day as a value: `2027-07-01` is `20270701`. */
export const icalDay = (day: string): string => day.replaceAll('-', '');

/** A moment as a value, in UTC: `20270701T080000Z`. */
export const icalMoment = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d+/g, '');

const LIMIT = 75;

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** A property as a line, its break included; folded so that no part is longer than 75 octets, and no character is cut. */
export function icalLine(name: string, value: string): string {
  let [text, octets] = ['', 0];
  for (const character of `${name}:${value}`) {
    const size = octetsOf(character);
    if (octets + size > LIMIT) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return `${text}\r\n`;
}
