import { expect } from 'chai';
import fc from 'fast-check';
import { ShapeRedactor } from './redaction.js';

const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const each = (text: string, code: (unit: number, letter: string) => string) =>
  Array.from(text, (letter) =>
    Array.from({ length: letter.length }, (_, at) => code(letter.charCodeAt(at), letter)).join(''),
  ).join('');
const points = (text: string, code: (point: number) => string) =>
  Array.from(text, (letter) => code(letter.codePointAt(0) ?? 0)).join('');
const hex = (unit: number, length: number) => unit.toString(16).padStart(length, '0');

const NAMES: Readonly<Record<string, string>> = {
  '+': '&plus;',
  '/': '&sol;',
  '=': '&equals;',
  '&': '&amp;',
  '"': '&quot;',
};

const CODES: Readonly<Record<string, (text: string) => string>> = {
  'entities by decimal number': (text) => points(text, (point) => `&#${point};`),
  'entities by number with zeros': (text) =>
    points(text, (point) => `&#x${hex(point, 6).toUpperCase()};`),
  'entities by name': (text) => text.replace(/[+/=&"]/g, (letter) => NAMES[letter] ?? letter),
  'entities by number of what is no letter': (text) =>
    text.replace(/[^\w]/gu, (letter) => `&#${letter.codePointAt(0) ?? 0};`),
  percent: encodeURIComponent,
  'percent of every byte': (text) => bytesOf(text).toString('hex').replace(/../g, '%$&'),
  'escape() of JavaScript': (text) =>
    each(text, (unit) => (unit < 256 ? `%${hex(unit, 2)}` : `%u${hex(unit, 4)}`)),
  'escapes of JSON': (text) => each(text, (unit) => `\\u${hex(unit, 4)}`),
  'code points of JavaScript': (text) => points(text, (point) => `\\u{${point.toString(16)}}`),
  'a string in JSON': JSON.stringify,
  base64: (text) => bytesOf(text).toString('base64'),
  base64url: (text) => bytesOf(text).toString('base64url'),
  'base64 behind others': (text) => bytesOf(`a:${text}`).toString('base64'),
  'base64 in lines': (text) =>
    bytesOf(text.repeat(4)).toString('base64').replace(/.{76}/g, '$&\r\n'),
  hexadecimal: (text) => bytesOf(text).toString('hex'),
};

const NESTED = Object.keys(CODES).filter((name) => name !== 'base64 in lines');

const knowing = (secret: string): ShapeRedactor => {
  const redactor = new ShapeRedactor({ salt: 'a salt' });
  redactor.learn(secret);
  return redactor;
};
const secretText = fc.oneof(
  fc.base64String({ minLength: 16, maxLength: 44 }),
  fc.string({ minLength: 12, maxLength: 40, unit: 'grapheme' }).map((text) => text.toWellFormed()),
);

/** Nothing of the secret is left, and what reads the code still reads it. */
const expectNone = (secret: string, text: string) => {
  const redactor = knowing(secret);
  const redacted = redactor.text(text);
  expect(redactor.leaks(text), 'leaks before').to.equal(true);
  expect(redactor.leaks(redacted), 'leaks after').to.equal(false);
  expect(redacted, 'length').to.have.length(text.length);
};

describe('the layers of a text', () => {
  for (const [name, code] of Object.entries(CODES)) {
    it(`are looked through: ${name}`, () => {
      fc.assert(
        fc.property(secretText, (secret) => {
          expectNone(secret, `<${code(secret)}>`);
        }),
        { numRuns: 40 },
      );
    });

    for (const inner of NESTED)
      it(`are looked through: ${name} of ${inner}`, () => {
        fc.assert(
          fc.property(fc.base64String({ minLength: 20, maxLength: 40 }), (secret) => {
            expectNone(secret, `<${code(CODES[inner]?.(secret) ?? '')}>`);
          }),
          { numRuns: 5 },
        );
      });
  }

  it('are looked through where UTF-16 was read as UTF-8', () => {
    for (const bytes of [
      Buffer.from('<s3cr3t-value-one>', 'utf16le'),
      Buffer.from('<s3cr3t-value-one>', 'utf16le').swap16(),
    ])
      expectNone('s3cr3t-value-one', bytes.toString('latin1'));
  });

  it('show a private key once', () => {
    const redactor = new ShapeRedactor({ salt: 'a salt' });
    const key = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0B'.repeat(2)}\n-----END PRIVATE KEY-----`;
    const once = redactor.redact(JSON.stringify({ key }));
    expect(once).not.to.include('MIIEvQIBADANBgkqhkiG9w0B');
    expect([redactor.redact(once), redactor.leaks(once)]).to.deep.equal([once, false]);
  });

  it('keep what is no secret', () => {
    const text =
      '{"a":"caf&eacute; &amp; co","b":"100%","c":"\\u00e9\\n","d":"aGVsbG8gd29ybGQsIGFnYWlu"}';
    expect(knowing('s3cr3t-value-one').redact(text)).to.equal(text);
  });

  it('show secrets by their names, in whatever code the names stand', () => {
    const json = '{"clientSecret":"tr0ub4dor"}';
    for (const code of Object.values(CODES).filter((code) => code !== CODES['entities by name'])) {
      const redacted = new ShapeRedactor({ salt: 'a salt' }).redact(`<${code(json)}>`);
      expect(redacted, code(json)).not.to.equal(`<${code(json)}>`);
      expect(redacted).not.to.include(code('tr0ub4dor'));
    }
  });

  it('end on hostile nesting, in time', () => {
    const texts = [
      '\\'.repeat(300_000),
      '%25'.repeat(100_000),
      '&amp;'.repeat(60_000),
      'A'.repeat(300_000),
      '\0'.repeat(300_000),
      'eyJ.'.repeat(75_000),
      'token '.repeat(50_000) + '=',
      '"secret":'.repeat(30_000),
      `${'secret'.padEnd(9)}:`.repeat(30_000),
    ];
    for (const text of texts) {
      const startedAt = performance.now();
      expect(knowing('s3cr3t-value-one').redact(text)).to.have.length(text.length);
      expect(performance.now() - startedAt, text.slice(0, 9)).to.be.lessThan(5000);
    }
  }).timeout(60_000);
});

describe('tokens by their shape', () => {
  const part = (value: object | string) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = part({ sub: 'somebody', iat: 1_700_000_000 });
  const redact = (text: string) => new ShapeRedactor({ salt: 'a salt' }).redact(text);

  for (const [name, token] of [
    ['signed', `${part({ alg: 'RS256' })}.${claims}.c2lnbmF0dXJlLW9mLWEtdG9rZW4`],
    ['unsigned', `${part({ alg: 'none' })}.${claims}.`],
    [
      'encrypted',
      [part({ alg: 'dir', enc: 'A256GCM' }), '', 'aXYtYWFhYQ', 'Y2lwaGVydGV4dA', 'dGFnLXRhZw'].join(
        '.',
      ),
    ],
    [
      'with blanks in its header',
      `${Buffer.from('{ "alg": "ES256" }').toString('base64url')}.${claims}.c2lnbmF0dXJl`,
    ],
  ] as const)
    for (const before of ['', 'session_', 'a.'])
      it(`are kept out: ${name}, behind "${before}"`, () => {
        const text = `{"note":"${before}${token}"}`;
        const rest = token
          .slice(token.indexOf('.') + 1)
          .split('.')
          .filter((each) => each !== '');
        expect(redact(text)).to.have.length(text.length);
        for (const each of rest) expect(redact(text)).not.to.include(each);
      });

  it('are redacted once, in whatever code their dots stand', () => {
    const redactor = new ShapeRedactor({ salt: 'a salt' });
    const token = `${part({ alg: 'RS256', kid: 'a-key' })}.${claims}.c2lnbmF0dXJlLW9mLWEtdG9rZW4`;
    const once = [token, token.replaceAll('.', '&#x2E;')].map((text) => redactor.redact(text));
    expect(once.map((text) => redactor.redact(text))).to.deep.equal(once);
    expect(once.map((text) => redactor.leaks(text))).to.deep.equal([false, false]);
  });

  it('are redacted whole where only what is no letter is escaped, however long they are', () => {
    const part = (letters: string, count: number) => letters.repeat(count).slice(0, count);
    const payload = Buffer.from(JSON.stringify({ sub: part('Somebody', 300) })).toString(
      'base64url',
    );
    const header = Buffer.from(JSON.stringify({ alg: 'ES256' })).toString('base64url');
    // The second piece of the token ends within the signature, behind a dash.
    const head = 512 - header.length - payload.length - 2;
    const signature = `${part('Ab3dE', head - 6)}-Fgh7i${part('Jk4lMn', 40)}`;
    const token = [header, payload, signature].join('.');
    for (const code of ['entities by number of what is no letter', 'percent of every byte']) {
      const redactor = knowing(token);
      const redacted = redactor.redact(CODES[code]?.(token) ?? '');
      expect(redacted, code).not.to.include(signature.slice(0, head - 6));
      expect(redactor.leaks(redacted), code).to.equal(false);
    }
  });

  it('are no other texts with dots', () => {
    for (const text of [
      'api.example.com.internal.test',
      'eyJ.eyJ.eyJhbGciOiJub25l',
      `${part({ typ: 'x' })}.${claims}.abc`,
      `${part('alg')}.${claims}.abc`,
      'com.example.app:/callback 1.2.3-beta.4 eyJhbGciOiJub25lIn0',
    ])
      expect(redact(text)).to.equal(text);
  });
});
