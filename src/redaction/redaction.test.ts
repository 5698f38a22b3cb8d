import { expect } from 'chai';
import fc from 'fast-check';
import { fromBase64, toBase64, toUrlAlphabet } from './base64.js';
import { encodings } from './encodings.js';
import { ShapeRedactor } from './redaction.js';

const utf8 = new TextEncoder();
const knowing = (...secrets: readonly string[]): ShapeRedactor => {
  const redactor = new ShapeRedactor({ salt: 'a salt' });
  for (const secret of secrets) redactor.learn(secret);
  return redactor;
};

const bytesOf = (value: string) => [...utf8.encode(value)];
const hex = (value: string) =>
  bytesOf(value)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
const escaped = (value: string) =>
  value.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const base64Behind = (before: string) => (value: string) => btoa(before + binary(value) + 'tail');
const binary = (value: string) => String.fromCharCode(...bytesOf(value));

const ENCODINGS: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  'percent-encoded': (value) => encodeURIComponent(value),
  'percent-encoded in lower case': (value) =>
    encodeURIComponent(value).replace(/%../g, (octet) => octet.toLowerCase()),
  'percent-encoded byte by byte': (value) =>
    hex(value)
      .toUpperCase()
      .replace(/../g, (octet) => `%${octet}`),
  'form-encoded': (value) => new URLSearchParams({ a: value }).toString().slice(2),
  base64: (value) => base64Behind('')(value),
  'base64 behind one byte': base64Behind('.'),
  'base64 behind two bytes': base64Behind('..'),
  'base64url behind four bytes': (value) => toUrlAlphabet(base64Behind('abcd')(value)),
  'base64 at the end': (value) => btoa(`user:${binary(value)}`),
  hex,
  'hex in upper case': (value) => hex(value).toUpperCase(),
  'a JSON string': (value) => JSON.stringify(value),
  'JSON-escaped': escaped,
  'JSON with escaped slashes': (value) => JSON.stringify(value).replaceAll('/', '\\/'),
  'a JSON string in a JSON string': (value) => JSON.stringify(JSON.stringify(value)),
  'HTML-escaped': (value) =>
    value
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
};

const printable = fc.string({ minLength: 10, maxLength: 60 });
const anyText = fc.string({ minLength: 10, maxLength: 60, unit: 'grapheme' });
const secretText = fc.oneof(
  printable,
  anyText,
  fc.uuid(),
  fc.base64String({ minLength: 12, maxLength: 80 }),
  fc.string({
    minLength: 10,
    maxLength: 700,
    unit: fc.constantFrom(...Array.from('abcXYZ019-_~+/')),
  }),
);
/** Text that no secret stands in by chance. */
const around = fc.string({ maxLength: 20, unit: fc.constantFrom(...Array.from('{}:, \n=')) });
const classes = (value: string) =>
  value.replace(/[0-9]/g, '9').replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A');

describe('the redactor of shapes', () => {
  for (const [name, encode] of Object.entries(ENCODINGS)) {
    it(`leaves no secret that stands in a text ${name}`, () => {
      fc.assert(
        fc.property(secretText, around, around, (secret, before, after) => {
          const redactor = knowing(secret);
          const text = before + encode(secret) + after;
          const redacted = redactor.text(text);
          expect(redactor.leaks(text), 'leaks before').to.equal(true);
          expect(redactor.leaks(redacted), 'leaks after').to.equal(false);
          expect(redacted).to.have.length(text.length);
          expect(redactor.text(redacted), 'idempotent').to.equal(redacted);
        }),
      );
    });
  }

  it('keeps length and character classes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9._~-]{9,40}[g-z]$/), (secret) => {
        const redacted = knowing(secret).text(secret);
        expect(classes(redacted)).to.equal(classes(secret));
        expect(redacted).not.to.equal(secret);
      }),
    );
  });

  it('keeps the length in UTF-8', () => {
    fc.assert(
      fc.property(anyText, (secret) => {
        const bytes = utf8.encode(`<${secret}>`);
        const redacted = knowing(secret).bytes(bytes);
        expect(redacted).to.have.length(bytes.length);
        expect(redacted).not.to.deep.equal(bytes);
      }),
    );
  });

  it('keeps hexadecimal hexadecimal, and the version and variant of a UUID', () => {
    const redacted = knowing('0f9d7c1e-2b3a-4c5d-8e6f-a1b2c3d4e5f6').text(
      '0f9d7c1e-2b3a-4c5d-8e6f-a1b2c3d4e5f6',
    );
    expect(redacted).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('gives equal secrets equal replacements, other salts others', () => {
    const one = knowing('s3cr3t-value-one').text('s3cr3t-value-one s3cr3t-value-one');
    const [first, second] = one.split(' ');
    expect(first).to.equal(second);
    expect(knowing('s3cr3t-value-one').text('s3cr3t-value-one')).to.equal(first);
    const other = new ShapeRedactor({ salt: 'another' });
    other.learn('s3cr3t-value-one');
    expect(other.text('s3cr3t-value-one')).not.to.equal(first);
  });

  it('replaces the longer of two secrets where one contains the other, and each by itself', () => {
    const redactor = knowing('inner-5ecret', 'outer-inner-5ecret-outer');
    const text = redactor.text('outer-inner-5ecret-outer inner-5ecret');
    expect(redactor.leaks(text)).to.equal(false);
    expect(text.split(' ')[0]).to.equal(redactor.text('outer-inner-5ecret-outer'));
    expect(text.split(' ')[1]).to.equal(redactor.text('inner-5ecret'));
  });

  it('keeps the three parts of a token, its algorithm and its times', () => {
    const part = (value: object) => toUrlAlphabet(toBase64(utf8.encode(JSON.stringify(value))));
    const header = part({ alg: 'PS256', typ: 'JWT', kid: 'key-2026-a' });
    const payload = part({ iss: 'client-77', sub: 'client-77', exp: 1790000000000, jti: 'a1b2' });
    const token = `${header}.${payload}.${'c2lnbmF0dXJl'.repeat(10)}`;
    const redacted = knowing(token).text(`Bearer ${token}`).slice(7).split('.');
    const decoded = (at: number): unknown =>
      JSON.parse(new TextDecoder().decode(fromBase64(redacted[at] ?? '')));
    expect(decoded(0)).to.include({ alg: 'PS256', typ: 'JWT' });
    expect(decoded(0))
      .to.have.property('kid')
      .that.matches(/^(?!key-2026-a)[a-z]{3}-\d{4}-[a-z]$/);
    expect(decoded(1)).to.have.property('exp', 1790000000000);
    expect(decoded(1))
      .to.have.property('iss')
      .that.equals((decoded(1) as { sub: string }).sub);
    expect(redacted[2]).to.have.length(120).and.not.equal('c2lnbmF0dXJl'.repeat(10));
  });

  it('finds the payload and the signature of a token by themselves', () => {
    const [payload, signature] = ['eyJzdWIiOiJjbGllbnQtNzcifQ', 'c2lnbmF0dXJlLW9mLXRoYXQ'];
    const redactor = knowing(`eyJhbGciOiJQUzI1NiJ9.${payload}.${signature}`);
    expect(redactor.leaks(`cut ${payload}`)).to.equal(true);
    expect(redactor.leaks(`cut ${signature}`)).to.equal(true);
  });

  it('finds the lines of a PEM key, its body in one line, and keeps the armour', () => {
    const lines = ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASC', 'BKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj'];
    const pem = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
    const redactor = knowing(pem);
    expect(redactor.text(pem)).to.match(/^-----BEGIN PRIVATE KEY-----\n.*\n.*\n-----END/);
    expect(redactor.leaks(JSON.stringify(redactor.text(pem)))).to.equal(false);
    expect(redactor.text(lines.join('')))
      .to.not.contain(lines[0])
      .and.not.contain(lines[1]);
  });

  it('finds the secret members of a JSON Web Key', () => {
    const redactor = knowing(
      '{"kty":"EC","crv":"P-256","d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}',
    );
    expect(redactor.leaks('870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE')).to.equal(true);
    expect(redactor.leaks('"crv":"P-256"')).to.equal(false);
  });

  it('finds every encoding of secrets that begin alike, once one of them was met', () => {
    const secrets = ['beginning-5ecret-1', 'beginning-5ecret-2'];
    const redactor = knowing(...Array.from({ length: 1200 }, (_, at) => `other-${at}`), ...secrets);
    redactor.text('beginning-5ecret-1');
    const encoded = secrets.flatMap((secret) => encodings({ secret, instead: secret }));
    const shown = encoded.filter(({ secret }) => redactor.text(secret).includes(secret));
    expect(shown).to.deep.equal([]);
  });

  it('passes over short values and the words of every report', () => {
    const redactor = knowing('sh0rt-1', 'redirectUris', 'application/json');
    const text = 'sh0rt-1 redirectUris application/json';
    expect(redactor.text(text)).to.equal(text);
  });

  it('hands back the very text and bytes in which it finds nothing', () => {
    const bytes = utf8.encode('nothing here');
    expect(knowing('s3cr3t-value-one').bytes(bytes)).to.equal(bytes);
  });

  it('copes with a secret of 100 kB, whole and cut', () => {
    const secret = Array.from({ length: 10_000 }, (_, at) => `k${at}-Z`.padEnd(10, 'q')).join('');
    const redactor = knowing(secret);
    expect(redactor.leaks(redactor.text(`<${secret}>`))).to.equal(false);
    expect(redactor.text(secret.slice(0, 600)).slice(0, 512)).not.to.contain('k1-Zqqqqqq');
  });

  it('copes with ten thousand secrets', () => {
    const secrets = Array.from({ length: 10_000 }, (_, at) => `sk_live_${at}_abcdefgh`);
    const redactor = knowing(...secrets);
    expect(redactor.leaks(redactor.text(secrets.join('\n')))).to.equal(false);
  });

  it('forgets the longest unnamed beyond its limit, but never the first thousand', () => {
    const redactor = new ShapeRedactor({ salt: 'a salt', limit: 2000 });
    const secret = (at: number) => `s3cr3t-number-${at}-end`;
    for (let at = 0; at < 4000; at += 1) redactor.learn(secret(at));
    const known = [0, 999, 1000, 3999].map((at) => redactor.leaks(secret(at)));
    expect(known).to.deep.equal([true, true, false, true]);
  });

  it('ends in time on hostile repetition', () => {
    const redactor = knowing(`${'a'.repeat(2000)}b`);
    const text = 'a'.repeat(200_000);
    expect(redactor.leaks(`${text.slice(0, 255)}c`.repeat(700))).to.equal(false);
  });
});
