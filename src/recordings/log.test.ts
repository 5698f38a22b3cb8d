import { expect } from 'chai';
import { entry, errorOf, har } from './entry.testing.js';
import { readHar } from './har.js';

describe('the text of a recording', () => {
  const TEXTS: readonly (readonly [string, string])[] = [
    ['', 'a.har is empty'],
    ['{"log":{"ver', 'a.har breaks off before its first entry, or is no JSON'],
    ['<html>', 'a.har is an HTML page'],
    ['openapi: 3.0.0', 'a.har is an OpenAPI document'],
    ['{"openapi":"3.0.0"}', 'a.har is an OpenAPI document'],
    ['{"consumer":{},"provider":{}}', 'a.har is a pact'],
    ['{"type":"run-started"}\n{"type":"x"}', 'a.har is a report of ours'],
    ['null', 'a.har is no HAR: it has no list log.entries'],
    ['[]', 'a.har is no HAR: it has no list log.entries'],
    ['{"log":{"entries":{}}}', 'a.har is no HAR: it has no list log.entries'],
    ['{"__proto__":{"log":{"entries":[]}}}', 'a.har is no HAR: it has no list log.entries'],
  ];
  for (const [text, message] of TEXTS)
    it(`says "${message}" of ${JSON.stringify(text.slice(0, 40))}`, () => {
      const error = errorOf(() => readHar(text, { file: 'a.har' }));
      expect([error.code, error.exit]).to.deep.equal(['recording-invalid', 2]);
      expect(error.message).to.equal(message);
    });

  describe('of a text that is not whole', () => {
    const text = har(entry, entry, entry);
    const CUT: readonly (readonly [string, string, number, string | undefined])[] = [
      ['in its third entry', text.slice(0, -30), 2, 'breaks off in the middle of entry 2'],
      ['behind its entries', text.slice(0, -2), 3, 'breaks off behind its entries'],
      [
        'behind an entry',
        text.slice(0, text.lastIndexOf(',{"startedDateTime"')),
        2,
        'breaks off in the middle of entry 2',
      ],
      [
        'nowhere, with two lists',
        `{"log":{"entries":[${JSON.stringify(entry)}],"entries":[]}}`,
        1,
        'has more than one list of entries: the first was read',
      ],
      [
        'nowhere, with a list in an entry',
        har({ ...entry, _inner: { entries: [1] } }, { ...entry, entries: [2] }),
        2,
        undefined,
      ],
      [
        'in its last line',
        `${JSON.stringify(entry)}\n{"startedDate`,
        1,
        'breaks off in the middle of line 2',
      ],
    ];
    for (const [where, cut, count, why] of CUT)
      it(`that breaks off ${where} reads what there is`, () => {
        const { exchanges, account } = readHar(cut, { file: 'a.har' });
        expect([exchanges.length, account.summary.broken]).to.deep.equal([count, why ?? null]);
      });

    it('passes over an entry that is no JSON', () => {
      const broken = har(entry, entry, entry).replace('"time":12.5', '"time":12.5.');
      const { exchanges, account } = readHar(broken, { file: 'a.har' });
      expect([exchanges.length, account.summary.unreadable[0]?.what]).to.deep.equal([
        2,
        'it is no JSON',
      ]);
    });

    it('is soon done with a million brackets and quotes', () => {
      const hostile = `{"log":{"entries":[${'"\\\\'.repeat(300_000)}${'['.repeat(300_000)}`;
      expect(errorOf(() => readHar(hostile, { file: 'a.har' })).code).to.equal('recording-invalid');
    });
  });

  it('reads the call that some viewers want around a recording', () => {
    const { exchanges } = readHar(`onInputData(${har(entry)});`, { file: 'a.harp' });
    expect(exchanges).to.have.length(1);
  });
});
