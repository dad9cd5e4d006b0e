/** The level of an area whose source gives only key and name. */
import { BUND } from '@ozg-widgets/feed';
import type { Level } from '@ozg-widgets/feed';
import { vocabulary } from '../source/vocabulary.js';

const DISTRICT = /(^|[\s,])(land)?kreis(\s|$)|städteregion|^region\s|regionalverband/i;
const DISTRICT_IN_ONE_WORD = /^[\p{L}-]+kreis(\s|,|$)/iu;
const CITY = /(^|\s)(kreisfreie|landeshaupt|hanse|haupt|universitäts|wissenschafts)?stadt(\s|$)/i;
const CITY_BY_ADDITION = /,[\p{L}\s-]*stadt$/iu;
const FREE_CITY = /freie\s(und\s)?hansestadt|,\s*(stadt|land\sund\sstadt)$|^stadt\s/i;
const UNION = /amt\b|verband|verwaltungsgemeinschaft|samtgemeinde|verbandsgemeinde/i;

/**
 * The level of an ARS, and whether that is certain. Digits 10 to 12 say Gemeinde, digit 6 says Verband, digit 3 says
 * Bezirk. Where only zeros follow, two levels can be meant (Köln is Kreis and Gemeinde, Hamburg is Land and Gemeinde):
 * there the name decides, and without a hint in it the higher one is taken, for what is stated there holds below too.
 */
export function levelOf(ars: string, name: string): { level: Level; certain: boolean } {
  const is = (level: Level, certain = true): { level: Level; certain: boolean } => ({ level, certain });
  if (ars === BUND) return is('bund');
  if (/[1-9]/.test(ars.slice(9))) return is('gemeinde');
  if (/[1-9]/.test(ars.slice(5, 9))) return is('verband', ars[5] === '5' || UNION.test(name));
  if (/[1-9]/.test(ars.slice(3, 5))) {
    if (DISTRICT.test(name) || DISTRICT_IN_ONE_WORD.test(name)) return is('kreis');
    return CITY.test(name) || CITY_BY_ADDITION.test(name) ? is('gemeinde') : is('kreis', false);
  }
  if (ars[2] !== '0') return is('bezirk');
  if (!['02', '11'].includes(ars.slice(0, 2))) return is('land');
  return FREE_CITY.test(name) ? is('gemeinde') : is('land', false);
}

const words = [...new Set(vocabulary.level.meaning.values())];

/** A level as it is written in a table. */
export const germanLevel = (level: Level): string => vocabulary.level.shown[words.indexOf(level)] ?? level;
