import { checkRecord } from '@ozg-widgets/feed/strict';
import type { RecordKind } from '@ozg-widgets/feed/strict';
import { expect } from 'chai';

/** Records with one violation each: the kind, the record, and the pointer and code of the violation. */
const INVALID: [kind: RecordKind, record: unknown, violation: string][] = [
  ['url', 'http://wohngeld.example.org/', ' invalid_format'],
  ['rollout', { state: 'online' }, '/state invalid_value'],
  ['rollout', { state: 'planned', expected: '2031-02-30' }, '/expected date-impossible'],
  ['maturity', { model: 'ozg-1.1', level: -1 }, '/level too_small'],
  ['platform', { name: 'Portal', address: 'https://portal.example.org/' }, '/address unrecognized_keys'],
  ['help', { id: 'h1', kind: 'faq', title: '' }, '/title too_small'],
];

describe('checkRecord', () => {
  for (const [kind, record, violation] of INVALID)
    it(`reports ${violation.trim()} in ${kind}`, () => {
      const found = checkRecord(kind, record).map(({ pointer, code }) => `${pointer} ${code}`);
      expect(found).to.deep.equal([violation]);
    });

  it('accepts a record whose optional members are undefined', () => {
    expect(checkRecord('rollout', { state: 'available', since: undefined })).to.deep.equal([]);
  });
});
