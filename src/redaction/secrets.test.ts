import { expect } from 'chai';
import fc from 'fast-check';
import { Body } from '../model/body.js';
import { Exchange } from '../model/exchange.js';
import { HeaderList } from '../model/http/headers.js';
import { ShapeRedactor } from './redaction.js';
import { secretSpans } from './members.js';
import { learnFromText, learnSecrets, redactHeaders, redactText } from './secrets.js';

const redactor = () => new ShapeRedactor({ salt: 'a salt' });
const found = (text: string) => secretSpans(text).map(({ start, end }) => text.slice(start, end));

describe('secrets by name', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a member', '{"clientSecret": "abc", "name":"n"}', ['abc']],
    ['a member in snake case', '{"client_secret":"a\\"b"}', ['a\\"b']],
    ['a member whose name is escaped', '{"client\\u0053ecret":"abc"}', ['abc']],
    ['a number', '{"password":12345}', ['12345']],
    ['every string in a list', '{"password":["one",{"k":"two"}],"a":"b"}', ['one', 'two']],
    ['nothing in null', '{"clientSecret":null}', []],
    ['JSON in a JSON string', '{"text":"{\\"access_token\\":\\"a.b.c\\",\\"x\\":1}"}', ['a.b.c']],
    [
      'quotes in JSON in a JSON string',
      JSON.stringify({ text: JSON.stringify({ password: 'a"b\\' }) }),
      [JSON.stringify(JSON.stringify('a"b\\')).slice(3, -3)],
    ],
    ['a form field', 'grant_type=x&client_assertion=e.f.g&scope=a', ['e.f.g']],
    ['a query parameter', '/token?access_token=abc#x', ['abc']],
    ['the private members of a key', '{"kty":"EC","d":"ddd","x":"xxx"}', ['ddd']],
    ['a secret without a surname', '{"secret":"abc"}', ['abc']],
    ['a name with a dash', '{"Client-Secret":"abc"}', ['abc']],
    ['a name with a blank', '{"client secret":"abc"}', ['abc']],
    ['a registration token', '{"registration_access_token":"abc"}', ['abc']],
    [
      'tokens in camel case',
      '{"accessToken":"a","refreshToken":"b","idToken":"c"}',
      ['a', 'b', 'c'],
    ],
    ['keys of an API', '{"apiKey":"a","api_key":"b"}', ['a', 'b']],
    ['a verifier', 'code_verifier=abc', ['abc']],
    ['no such member without a key type', '{"d":"ddd","kid":1}', []],
    ['no value that looks like a name', '{"name":"clientSecret","password":"x"}', ['x']],
    ['a string that never ends', '{"password":"abc', ['abc']],
  ];
  for (const [name, text, secrets] of cases) {
    it(`finds ${name}`, () => {
      expect(found(text)).to.deep.equal(secrets);
    });
  }

  it('finds what any JSON text holds under a secret name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.string(), (secret, other) => {
        const text = JSON.stringify({ other, clientSecret: secret });
        expect(found(text).at(-1)).to.equal(JSON.stringify(secret).slice(1, -1));
      }),
    );
  });

  it('ends on any text', () => {
    const hostile = fc.string({ unit: fc.constantFrom('"', '\\', ':', '{', '[', 'password', '=') });
    fc.assert(
      fc.property(hostile, (text) => {
        expect(redactText(redactor(), text)).to.have.length(text.length);
      }),
    );
  });

  it('reads hostile repetition in linear time', () => {
    const texts = [
      `"password":"${'\\'.repeat(10_000)}"`.repeat(3),
      '"password":{"'.repeat(50_000),
      '"password"'.repeat(50_000) + ' '.repeat(50_000),
      'password='.repeat(3_000),
    ];
    const lengths = texts.map((text) => redactText(redactor(), text).length);
    expect(lengths).to.deep.equal(texts.map((text) => text.length));
  });

  it('replaces short values where their name stands', () => {
    expect(redactText(redactor(), '{"password":"ab1","ab1":2}')).to.equal(
      '{"password":"xx0","ab1":2}',
    );
  });

  it('replaces a word of every report where it stands as a secret', () => {
    expect(redactText(redactor(), '{"clientSecret":"clientSecret"}')).to.equal(
      '{"clientSecret":"xxxxxxXxxxxx"}',
    );
  });

  it('replaces credentials and cookies, and keeps schemes and names', () => {
    const headers = redactHeaders(redactor(), [
      { name: 'Authorization', value: 'Bearer abcdef-123456' },
      { name: 'Cookie', value: 'sid=abcdef123456x; t=ab' },
      { name: 'Set-Cookie', value: 'sid=abcdef123456x; Path=/; HttpOnly' },
      { name: 'x-api-key', value: 'key-0123456789' },
      { name: 'Accept', value: 'application/json' },
    ]);
    const values = headers.map(({ value }) => value);
    expect(values[0]).to.match(/^Bearer (?!abcdef-123456)[a-f]{6}-\d{6}$/);
    expect(values[1]).to.match(/^sid=(?!abcdef)[a-z]{6}\d{6}[a-z]; t=xx$/);
    expect(values[2]).to.match(/^sid=(?!abcdef)[a-z]{6}\d{6}[a-z]; Path=\/; HttpOnly$/);
    expect(values[3]).to.match(/^[a-z]{3}-(?!0123456789)\d{10}$/);
    expect(values[4]).to.equal('application/json');
  });

  it('learns from every part of an exchange', () => {
    const known = redactor();
    const exchange = new Exchange({
      id: 'e1',
      source: 'live',
      startedAt: 0,
      endedAt: 1,
      request: {
        method: 'POST',
        origin: 'http://localhost',
        target: '/token?access_token=query-secret-1',
        headers: new HeaderList([{ name: 'authorization', value: 'Basic dXNlcjpodW50ZXItMjI=' }]),
        body: Body.ofText('client_secret=form%2Bsecret%2B1'),
      },
      response: {
        status: 200,
        reason: 'OK',
        headers: new HeaderList([{ name: 'Set-Cookie', value: 'a=cookie-secret-1; Secure' }]),
        body: Body.ofText('{"clientSecret":"json\\/secret\\/1"}'),
      },
    });
    learnSecrets(known, exchange);
    const secrets = [
      'query-secret-1',
      'dXNlcjpodW50ZXItMjI=',
      'hunter-22',
      'form+secret+1',
      'form%2Bsecret%2B1',
      'cookie-secret-1',
      'json/secret/1',
      'json\\/secret\\/1',
    ];
    expect(secrets.filter((secret) => !known.leaks(secret))).to.deep.equal([]);
  });

  it('learns a private key by its shape, and its lines one by one', () => {
    const known = redactor();
    const lines = ['MIIEvQIBADANBgkqhkiG9w0BAQEF', 'AASCBKcwggSjAgEAAoIBAQC7VJTU'];
    const pem = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
    learnFromText(known, JSON.stringify({ pem }));
    expect(lines.filter((line) => !known.leaks(line))).to.deep.equal([]);
  });

  it('takes no certificate for a secret', () => {
    const known = redactor();
    const pem = '-----BEGIN CERTIFICATE-----\nMIIEvQIBADANBgkqhkiG9w0B\n-----END CERTIFICATE-----';
    learnFromText(known, pem);
    expect(known.leaks(pem)).to.equal(false);
  });
});
