import { expect } from 'chai';
import { parseWeek } from '../../../packages/publisher/src/import/xzufi/opening-hours.js';
import { levelOf } from '../../../packages/publisher/src/import/levels.js';
import { looksPersonal } from '../../../packages/publisher/src/import/xzufi/personal-mailbox.js';

describe('the level of an area', () => {
  for (const [ars, name, level, certain] of [
    ['000000000000', 'Deutschland', 'bund', true],
    ['060000000000', 'Hessen', 'land', true],
    ['020000000000', 'Hamburg', 'land', false],
    ['020000000000', 'Hamburg, Freie und Hansestadt', 'gemeinde', true],
    ['110000000000', 'Berlin, Stadt', 'gemeinde', true],
    ['064000000000', 'Reg.-Bez. Darmstadt', 'bezirk', true],
    ['053150000000', 'Köln', 'kreis', false],
    ['053150000000', 'Köln, Stadt', 'gemeinde', true],
    ['010020000000', 'Landeshauptstadt Kiel', 'gemeinde', true],
    ['053340000000', 'Städteregion Aachen', 'kreis', true],
    ['059780000000', 'Kreis Unna', 'kreis', true],
    ['064340000000', 'Hochtaunuskreis', 'kreis', true],
    ['010510000000', 'Dithmarschen', 'kreis', false],
    ['010515163000', 'Burg-St. Michaelisdonn', 'verband', true],
    ['053340002002', 'Aachen', 'gemeinde', true],
  ] as const) {
    it(`is ${certain ? '' : 'guessed as '}${level} for ${name} (${ars})`, () => {
      expect(levelOf(ars, name)).to.deep.equal({ level, certain });
    });
  }
});

describe('mailboxes', () => {
  for (const [email, personal] of [
    ['erika.muster@example.org', true],
    ['e.muster@example.org', true],
    ['erika_muster@example.org', true],
    ['hans-peter.muster@example.org', true],
    ['wohngeld@example.org', false],
    ['stadt.kirchhain@example.org', false],
    ['bauamt.nord@example.org', false],
    ['team.digital@example.org', false],
    ['nord.kirchhain@kirchhain.example', false],
    ['fb3.2@example.org', false],
  ] as const) {
    it(`${personal ? 'of a person look like' : 'of an office do not look like'} ${email}`, () => {
      expect(looksPersonal(email)).to.equal(personal);
    });
  }
});

describe('opening hours as text', () => {
  for (const [text, week] of [
    [
      'Mo-Fr 8-12 Uhr',
      { mo: '08:00-12:00', tu: '08:00-12:00', we: '08:00-12:00', th: '08:00-12:00', fr: '08:00-12:00' },
    ],
    ['Montag, Mittwoch und Freitag: 08:30-12:00', { mo: '08:30-12:00', we: '08:30-12:00', fr: '08:30-12:00' }],
    ['Di 8-12 Uhr; Di 14-16 Uhr', { tu: '08:00-12:00, 14:00-16:00' }],
    [
      'Mo. bis Di.: 9-12 Uhr und 13-15 Uhr\nMi geschlossen',
      { mo: '09:00-12:00, 13:00-15:00', tu: '09:00-12:00, 13:00-15:00' },
    ],
    ['nach Vereinbarung', undefined],
    ['Mo-Fr 8-12 Uhr, Mi 14-18 Uhr', undefined],
    ['Mo 8-12 Uhr; Mo 9-13 Uhr', undefined],
    ['Fr-Mo 8-12 Uhr', undefined],
    ['Mo 8-12 Uhr (nur mit Termin)', undefined],
    ['Mo geschlossen', undefined],
  ] as const) {
    it(`${week ? 'are read from' : 'are left out where they say'} "${text.replace('\n', ' / ')}"`, () => {
      expect(parseWeek(text)).to.deep.equal(week);
    });
  }
});
