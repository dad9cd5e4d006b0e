/** Phone numbers as German offices write them: read where a spelling has one meaning, refused with the reason elsewhere. */
import { isProblem } from '../rows.js';
import type { Problem } from '../rows.js';

/** The channels that are reached by a phone number. */
export type PhoneKind = 'phone' | 'mobile' | 'fax';

/** A phone number in international form. */
export interface Phone {
  /** E.164. */
  value: string;
  /** The number as it was written, without a label in front of it. */
  display: string;
}

/** A number of the emergency or harmonised services, which has no international form. */
export interface ShortNumber {
  short: string;
  label: string;
}

/** Reads the text of a cell with a phone number. */
export type PhoneParser = (text: string, kind: PhoneKind) => Phone | ShortNumber | Problem;

/** Numbers without an area code, and the service that they reach. */
const SHORT: Readonly<Record<string, string>> = {
  110: 'Polizei',
  112: 'Notruf',
  115: 'Behördennummer',
  116006: 'Opfer-Telefon',
  116016: 'Hilfetelefon Gewalt gegen Frauen',
  116111: 'Kinder- und Jugendtelefon',
  116116: 'Sperr-Notruf',
  116117: 'Ärztlicher Bereitschaftsdienst',
  116123: 'Telefonseelsorge',
};

/** Words in front of a number that repeat the heading of the column. */
const label = (words: string): RegExp =>
  new RegExp(String.raw`^(?:${words})(?:\.?[ -]?(?:nr|nummer))?[ .:]{0,3}(?=[\d+(])`, 'i');
const CALLED = 'tel(?:efon)?|fon|phone|ruf';
const LABELS: Readonly<Record<PhoneKind, RegExp>> = {
  phone: label(CALLED),
  mobile: label(`${CALLED}|mobil(?:telefon)?|handy`),
  fax: label('(?:tele)?fax'),
};

/** E.164 allows 15 digits; the German numbering plan 11, and 13 for numbers with a long extension. */
const LONGEST = 13;
const USUAL = 11;
/** No spelling of one number is longer. */
const LONGEST_TEXT = 60;
/** How far the ends of a range of extensions (`110 - 112`) lie apart at most. */
const RANGE = 20;

/** A date that went into the wrong column. */
const DATE = /^\d\d?\.\d\d?\.\d{4}$/;
const WORDS = /\p{L}[\p{L}.]*(?: \p{L}[\p{L}.]*)*/u;
const CONJUNCTION = /^(?:und|oder|bis|sowie|bzw\.?|[uo]\.|or|and|to)$/i;
const SEVERAL: Problem = { problem: 'phone-several' };

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Loads the German numbering plan, and gives the parser. Only tables with phone numbers need it. */
export async function loadPhoneParser(): Promise<PhoneParser> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  const lookUp: LookUp = (number) => {
    const phone = parsePhoneNumberFromString(number);
    return phone?.isValid() && phone.number === number ? phone.formatNational() : undefined;
  };
  return (text, kind) => parsePhone(text, kind, lookUp);
}

/** The national form of an E.164 number; `undefined` where the numbering plan does not have it. */
type LookUp = (number: string) => string | undefined;

function parsePhone(text: string, kind: PhoneKind, lookUp: LookUp): Phone | ShortNumber | Problem {
  // Format characters (zero-width blanks, marks of direction) are copied along with numbers.
  const display = text
    .slice(0, LONGEST_TEXT + 1)
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^tel:(?=\+)/i, '')
    .replace(LABELS[kind], '');
  const plain = display
    .replace(/[\n\r\u2028\u2029]+/g, ';')
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2044\u2215]/g, '/');

  const short = plain.replace(/ /g, '');
  const service = SHORT[short];
  if (service !== undefined && kind !== 'fax') return { short, label: service };

  if (!/\d/.test(plain) || DATE.test(plain)) return { problem: 'phone-invalid' };
  const words = WORDS.exec(plain)?.[0];
  if (words !== undefined && !CONJUNCTION.test(words)) return { problem: 'phone-words', facts: { words } };
  if (words !== undefined || text.length > LONGEST_TEXT || /.\+|[,;|&]/.test(plain.replace(/^\(/, ''))) return SEVERAL;
  const [sign] = /[^\d ()+/.-]/.exec(plain) ?? [];
  if (sign !== undefined) return { problem: 'phone-words', facts: { words: sign } };

  const parts = divided(plain);
  if (isProblem(parts)) return parts;
  const { foreign, rest } = parts;
  const value = `+${foreign ? '' : '49'}${digitsOf(rest)}`;
  const national = lookUp(value);
  const more = foreign
    ? severalAbroad(rest)
    : severalInGermany(rest, national && digitsOf(national.split(' ')[0] ?? '').slice(1));
  if (more) return SEVERAL;
  return national !== undefined ? { value, display } : { problem: 'phone-invalid' };
}

/** The parts of a number that its prefix decides. */
interface Parts {
  /** Whether the number is one of another country. */
  foreign: boolean;
  /** In Germany, the number from its area code on, without the zero; abroad, from its country code on. */
  rest: string;
}

function divided(plain: string): Parts | Problem {
  const german = /^\(? ?(?:\+ ?|0 ?0 ?)4 ?9 ?\)?[ ./-]*(?:\( ?0 ?\)|0)?[ ./-]*/.exec(plain)?.[0];
  if (german !== undefined) {
    // In `(+49 6422) 8080` the bracket closes behind the area code.
    const open = german.startsWith('(') && !german.includes(')');
    return { foreign: false, rest: (open ? '(' : '') + plain.slice(german.length).replace(/^\( ?0/, '(') };
  }
  const prefix = /^\(? ?(?:\+ ?|00 ?)(?=[1-9])/.exec(plain)?.[0];
  if (prefix !== undefined) {
    const number = prefix.startsWith('(') ? plain.replace(')', ' ') : plain;
    const rest = number.slice(prefix.length);
    // Italian numbers keep their zero.
    return { foreign: true, rest: /^3(9|78|79)/.test(rest) ? rest : rest.replace(/^(\d{1,3} ?)\( ?0 ?\)/, '$1 ') };
  }
  if (/^\(?49/.test(plain) && digitsOf(plain).length > 6) {
    return { problem: 'phone-plus', facts: { meant: `+${plain.replace(/[()]/g, '')}` } };
  }
  if (!/^\(? ?0/.test(plain)) return { problem: 'phone-area-missing' };
  return { foreign: false, rest: plain.replace(/^(?:\( ?0 ?\)|(\()? ?0)/, '$1').trim() };
}

/** Whether a German number, from its area code on, is more than one: a second extension or number, or a range. */
function severalInGermany(rest: string, area: string | undefined): boolean {
  const length = digitsOf(rest).length;
  const own = withoutArea(rest, area);
  if (length > LONGEST || /[()/]/.test(own)) return true;
  const [base = '', extension, ...more] = own.split('-');
  const groups = base.split(/[ .]+/).filter(Boolean);
  if (more.length || (length > USUAL && groups.length > 1)) return true;
  return extension !== undefined && isRange(groups.at(-1) ?? '', extension);
}

/** Abroad the length of area codes is not known: one hyphen at most, except in America. */
function severalAbroad(rest: string): boolean {
  const number = rest.replace(/^(\d{1,3} ?)\((\d+)\)/, '$1 $2 ');
  if (/[()/]/.test(number)) return true;
  const [base = '', extension, ...more] = number.split('-');
  if (more.length) return !/^1[ -.]?\d{3}[ -.]\d{3}[ -.]\d{4}$/.test(number);
  return extension !== undefined && isRange(base.trim().split(/\D/).at(-1) ?? '', extension);
}

/** The number behind the area code, which may be in brackets, or end with any separator. */
function withoutArea(rest: string, area: string | undefined): string {
  const bracketed = /^\([\d ]+\)[ ./-]*/.exec(rest)?.[0];
  if (bracketed !== undefined) return rest.slice(bracketed.length);
  const [marked, before = ''] = /^([\d ]*\d) ?[/-][ ./-]*(?=\d)/.exec(rest) ?? [];
  // An area code with blanks in it (`0 64 22/80 80`) is known only by the numbering plan.
  if (marked !== undefined && (digitsOf(before) === area || /^\d{2,5}$/.test(before))) return rest.slice(marked.length);
  return rest.slice(/^\d{2,5}[ .]+/.exec(rest)?.[0].length ?? 0);
}

/** Whether what stands on both sides of a hyphen looks like `110 - 112`, and not like an extension. */
function isRange(before: string, after: string): boolean {
  const end = digitsOf(after);
  const apart = Number(end) - Number(before);
  return end === '' || (before.length === end.length && end.length > 1 && apart > 0 && apart <= RANGE);
}
