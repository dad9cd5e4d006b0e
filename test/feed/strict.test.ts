import { readFeed } from '@ozg-widgets/feed';
import type { Feed } from '@ozg-widgets/feed';
import { checkFeed, feedSchema } from '@ozg-widgets/feed/strict';
import { expect } from 'chai';
import fc from 'fast-check';
import { safeParse } from 'zod/mini';
import * as arbitrary from './fixtures/arbitrary.js';
import { head } from './fixtures/example.js';
import { misshapen } from './fixtures/schema-violations.js';
import { faultless, unruly } from './fixtures/rule-violations.js';

describe('checkFeed', () => {
  for (const { what, document, severity = 'error', code, pointer, found } of [...misshapen, ...unruly]) {
    it(`finds ${what}`, () => {
      const finding = { pointer, code, severity, ...(found !== undefined && { found }) };
      expect(checkFeed(document)).to.deep.equal([finding]);
    });
  }

  for (const [what, document] of faultless) {
    it(`finds nothing wrong with ${what}`, () => {
      expect(checkFeed(document)).to.deep.equal([]);
    });
  }

  it('finds keys that would reach for the prototype', () => {
    const document = JSON.parse(JSON.stringify(head).replace('{', '{"__proto__":{"ttl":1},')) as unknown;
    expect(checkFeed(document)).to.deep.equal([
      { pointer: '/__proto__', code: 'unrecognized_keys', severity: 'error' },
    ]);
  });

  it('finds all that is wrong, not only the first thing', () => {
    const document = { ...head, ttl: -1, services: [{ key: 1 }], 'x-a': 1, 'x-b': 2 };
    expect(checkFeed(document).map((f) => f.pointer)).to.have.members([
      '/ttl',
      '/services/0/key',
      '/services/0/name',
      '/x-a',
      '/x-b',
    ]);
  });

  it('shows no more of a long value than one can read', () => {
    const [finding] = checkFeed({ ...head, published: 'x'.repeat(5000) });
    expect(finding!.found).to.have.length(80);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('services', 'contacts', 'notices', 'help', 'area'), (junk, key) => {
        expect(checkFeed(junk)).to.not.be.empty;
        expect(checkFeed({ ...head, [key]: junk })).to.be.an('array');
      }),
    );
  });

  it('is done in time with a text made to be slow', () => {
    const email = `a@${'.'.repeat(100_000)} `;
    const start = performance.now();
    checkFeed({ ...head, publisher: { ...head.publisher, email } });
    expect(performance.now() - start).to.be.below(500);
  });
});

describe('the two readings', () => {
  const content = (feed: Feed) => {
    const { services, contacts, notices, help } = feed;
    return [services, contacts, notices, help].map((list) => [...list]);
  };

  it('agree on every feed that the strict one accepts', () => {
    fc.assert(
      fc.property(arbitrary.feed, (document) => {
        expect(checkFeed(document).filter((f) => f.severity === 'error')).to.deep.equal([]);
        const { services = [], contacts = [], notices = [], help = [], ...rest } = document;
        const { feed, issues } = readFeed(document);
        expect(content(feed!)).to.deep.equal([services, contacts, notices, help]);
        expect(issues).to.deep.equal([]);
        for (const key of Object.keys(rest) as (keyof typeof rest)[]) expect(feed![key]).to.deep.equal(rest[key]);
      }),
    );
  });

  const anyText = fc.oneof(
    fc.jsonValue(),
    arbitrary.text,
    fc.array(
      fc.record({
        lang: fc.oneof(fc.constantFrom('de', 'd', 'de-simple', 'de_AT', ''), fc.string()),
        text: fc.string(),
      }),
    ),
    fc.array(fc.oneof(fc.record({ lang: fc.constant('de') }), fc.constant(null), fc.constant('de'))),
  );

  it('agree on what a text is, save that only a publisher is held to spelling and content', () => {
    const finer = ['too_small', 'unrecognized_keys', 'invalid_format'];
    fc.assert(
      fc.property(anyText, (name) => {
        const document = { ...head, publisher: { ...head.publisher, name } };
        const refused = !readFeed(document).feed;
        const emptyList = Array.isArray(name) && name.length === 0;
        expect(refused).to.equal(emptyList || checkFeed(document).some((f) => !finer.includes(f.code)));
      }),
      { numRuns: 500 },
    );
  });

  it('agree on what a whole number is', () => {
    const any = fc.oneof(
      fc.jsonValue(),
      fc.integer(),
      fc.double(),
      fc.maxSafeInteger(),
      fc.constantFrom(0, -0, 2 ** 53, NaN, Infinity),
    );
    fc.assert(
      fc.property(any, (ttl) => {
        const document = { ...head, ttl };
        expect(readFeed(document).feed === undefined).to.equal(!safeParse(feedSchema, document).success);
      }),
      { numRuns: 500 },
    );
  });
});
