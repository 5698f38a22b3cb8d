import { expect } from 'chai';
import fc from 'fast-check';
import { readCreate, readUpdate } from './validate.js';

const DRAFT = { name: 'A client', redirectUris: ['https://app.example.com/cb'] };
const text = (body: string) => readCreate(Buffer.from(body));
const create = (value: unknown) => text(JSON.stringify(value));
const update = (value: unknown) => readUpdate(Buffer.from(JSON.stringify(value)));
const errorOf = (reading: ReturnType<typeof update>) =>
  reading.ok ? 'accepted' : reading.problem.error;

describe('the reading of a body', () => {
  const BROKEN: Readonly<Record<string, string | Uint8Array>> = {
    'no body': '',
    'white space': ' \n',
    'a truncated object': '{"name":"x","redirectUris":["https://a.example.com/"]',
    'a trailing comma': '{"name":"x","redirectUris":["https://a.example.com/"],}',
    'single quotes': "{'name':'x'}",
    'a comment': '{/**/}',
    'two objects': '{}{}',
    'an array': '[]',
    null: 'null',
    'a string': '"x"',
    'a number': '1',
    true: 'true',
    'a byte order mark': `\ufeff${JSON.stringify(DRAFT)}`,
    'bytes that are no UTF-8': Buffer.from(JSON.stringify(DRAFT).replace('A', 'Ä'), 'latin1'),
    'UTF-16': Buffer.from(JSON.stringify(DRAFT), 'utf16le'),
    'arrays in arrays, 32768 deep': '['.repeat(32_768) + ']'.repeat(32_768),
  };
  for (const [name, body] of Object.entries(BROKEN)) {
    it(`refuses ${name}`, () => {
      const bytes = Buffer.from(body);
      expect([errorOf(readCreate(bytes)), errorOf(readUpdate(bytes))]).to.deep.equal([
        'invalid_request',
        'invalid_request',
      ]);
    });
  }

  it('asks for a name and for redirect URIs where a client is made', () => {
    expect(errorOf(create({ redirectUris: DRAFT.redirectUris }))).to.equal(
      'invalid_client_metadata',
    );
    expect(errorOf(create({ name: 'x' }))).to.equal('invalid_redirect_uri');
    expect(update({})).to.deep.equal({ ok: true, value: {} });
  });

  const BAD: readonly (readonly [member: string, value: unknown])[] = [
    ...[5, null, '', true, [], {}, '\ud800'].map((value) => ['name', value] as const),
    ...[
      null,
      'https://a.example.com/',
      {},
      [],
      [''],
      [5],
      [null],
      [['https://a.example.com/']],
    ].map((value) => ['redirectUris', value] as const),
    ...[null, 'a@example.com', [1], [null], ['']].map((value) => ['contacts', value] as const),
    ...[null, 'yes', 'true', 1, 0].map((value) => ['pkceRequired', value] as const),
    ...['logoUri', 'clientUri', 'policyUri', 'tosUri'].flatMap((member) =>
      [null, '', 5, '/x', 'javascript:alert(1)', 'data:,x', 'file:///x', 'ftp://a/'].map(
        (value) => [member, value] as const,
      ),
    ),
  ];
  for (const [member, value] of BAD) {
    it(`refuses ${JSON.stringify(value)} as ${member}`, () => {
      const error = member === 'redirectUris' ? 'invalid_redirect_uri' : 'invalid_client_metadata';
      expect(errorOf(create({ ...DRAFT, [member]: value }))).to.equal(error);
      expect(errorOf(update({ [member]: value }))).to.equal(error);
    });
  }

  it('passes over members that it does not know', () => {
    const value = { ...DRAFT, clientId: 'mine', institutionId: 5, constructor: {}, toString: 1 };
    expect(create(value)).to.deep.equal({ ok: true, value: DRAFT });
  });
  it('passes over __proto__', () => {
    const reading = text(`{"__proto__":{"pkceRequired":true},${JSON.stringify(DRAFT).slice(1)}`);
    expect(reading).to.deep.equal({ ok: true, value: DRAFT });
    expect(reading.ok && reading.value.pkceRequired).to.equal(undefined);
  });
  it('takes the last of two members of one name', () => {
    expect(text(`{"name":5,${JSON.stringify(DRAFT).slice(1)}`)).to.deep.equal({
      ok: true,
      value: DRAFT,
    });
  });
  it('keeps every text as it is', () => {
    const names = fc.string({ unit: 'binary', minLength: 1 }).filter((name) => name.isWellFormed());
    fc.assert(
      fc.property(names, fc.array(names), fc.boolean(), (name, contacts, pkceRequired) => {
        const value = { ...DRAFT, name, contacts, pkceRequired };
        expect(create(value)).to.deep.equal({ ok: true, value });
      }),
    );
  });
  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.uint8Array(), (json, bytes) => {
        for (const body of [Buffer.from(json), bytes]) {
          expect(readCreate(body).ok).to.be.a('boolean');
          expect(readUpdate(body).ok).to.be.a('boolean');
        }
      }),
    );
  });
});
