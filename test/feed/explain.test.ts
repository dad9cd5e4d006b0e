import { explain, readFeed } from '@ozg-widgets/feed';
import type { Issue } from '@ozg-widgets/feed';
import { checkFeed } from '@ozg-widgets/feed/strict';
import { expect } from 'chai';
import fc from 'fast-check';
import * as arbitrary from './fixtures/arbitrary.js';
import { head, service } from './fixtures/example.js';
import { misshapen } from './fixtures/schema-violations.js';
import { unruly } from './fixtures/rule-violations.js';

const LANGUAGES = ['de', 'en'] as const;

/** What is said of a code that nobody has written a sentence for. */
const unheardOf = (issue: Issue, lang: 'de' | 'en'): string => explain({ ...issue, code: 'no-such-code' }, lang);

describe('explain', () => {
  for (const { what, document, code, pointer, found } of [...misshapen, ...unruly]) {
    it(`says where ${what} is, what is wrong, and what to do`, () => {
      for (const lang of LANGUAGES) {
        const [finding] = checkFeed(document);
        const sentence = explain(finding!, lang);
        expect(sentence).to.not.include(code);
        expect(sentence).to.not.include('undefined');
        expect(sentence).to.not.equal(unheardOf(finding!, lang));
        if (pointer) expect(sentence.startsWith(pointer)).to.equal(true);
        if (found !== undefined) expect(sentence).to.include(lang === 'de' ? `(„${found}“)` : `("${found}")`);
        expect(sentence).to.match(/[^.]\. \S[^]*\.$/);
      }
    });
  }

  it('speaks German unless asked for English', () => {
    const issue = { pointer: '/services/1/key', code: 'key-repeated', found: '99115005104000' };
    expect(explain(issue)).to.equal(
      '/services/1/key („99115005104000“) kommt doppelt vor. Bitte die Einträge zusammenführen oder einem eine andere Kennung geben.',
    );
    expect(explain(issue, 'en')).to.equal(
      '/services/1/key ("99115005104000") occurs twice. Please merge the entries, or give one of them another key.',
    );
  });

  const advice: [pointer: string, code: string, says: string][] = [
    ['/area/ars', 'invalid_format', 'zwölf Ziffern'],
    ['/area/successor', 'invalid_format', 'zwölf Ziffern'],
    ['/services/0/rollout/successor', 'invalid_format', '14 Ziffern'],
    ['/services/0/rollout/state', 'invalid_value', 'rolling-out'],
    ['/services/0/operation/state', 'invalid_value', 'maintenance'],
    ['/services/0/operation/until', 'invalid_format', 'Zeitpunkt'],
    ['/services/0/maturity/level', 'invalid_type', 'Ganze Zahl'],
    ['/services/0/statedBy/url', 'invalid_value', 'gemeinde'],
    ['/services/0/statedBy', 'invalid_type', 'Objekt'],
    ['/services/0/contacts/0', 'invalid_format', 'Kennung'],
    ['/services/0/audience/1', 'invalid_value', 'businesses'],
    ['/contacts/0/channels/0/kind', 'invalid_value', 'de-mail'],
    ['/contacts/0/hours/weekly/mo/0', 'invalid_format', '08:00-16:30'],
    ['/contacts/0/hours/exceptions/0/until', 'invalid_format', 'Ein Tag'],
    ['/notices/0/kind', 'invalid_value', 'disruption'],
    ['/notices/0/services/0', 'invalid_format', '14 Ziffern'],
    ['/help/0/audience/0', 'invalid_value', 'multipliers'],
    ['/services', 'invalid_type', 'Formatbeschreibung'],
    ['/area/url', 'unrecognized_keys', 'Schreibweise'],
    ['/services/0/name', 'custom', '"lang"'],
    ['', 'invalid_type', 'Das Dokument'],
  ];
  for (const [pointer, code, says] of advice) {
    it(`advises on ${pointer || 'the document'} (${code}): ${says}`, () => {
      expect(explain({ pointer, code })).to.include(says);
    });
  }

  it('has a sentence of its own for every code that either reading can give', () => {
    const codes = new Set<string>();
    const junk = fc.oneof(fc.jsonValue(), fc.constantFrom('', [], -1, 2 ** 60, [{ lang: '', text: '' }]));
    const keys = ['format', 'ttl', 'publisher', 'area', 'services', 'contacts', 'notices', 'help', 'x-own'] as const;
    fc.assert(
      fc.property(
        arbitrary.feed,
        fc.constantFrom(...keys),
        junk,
        fc.constantFrom(...Object.keys(service()), 'rollout'),
        (document, key, value, trait) => {
          for (const bad of [
            { ...document, [key]: value },
            { ...head, services: [{ ...service(), [trait]: value }] },
          ]) {
            const { feed, issues } = readFeed(bad);
            for (const list of [feed?.services, feed?.contacts]) expect(list ?? []).to.be.an('array');
            for (const issue of [...checkFeed(bad), ...issues]) codes.add(issue.code);
          }
        },
      ),
    );
    expect([...codes]).to.include.members([
      'invalid_type',
      'invalid_format',
      'too_small',
      'custom',
      'unrecognized_keys',
    ]);
    for (const code of codes) {
      for (const lang of LANGUAGES)
        expect(explain({ pointer: '', code }, lang), code).to.not.equal(unheardOf({ pointer: '', code }, lang));
    }
  });

  it('says something sensible of a code from a later version', () => {
    expect(explain({ pointer: '/services/0', code: 'constructor' })).to.match(
      /^\/services\/0 entspricht nicht dem Format\. /,
    );
  });
});
