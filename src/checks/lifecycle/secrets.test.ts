import { expect } from 'chai';
import type { Exchange } from '../../model/exchange.js';
import { EXAMPLE_ID } from '../_examples.js';
import { create, get, item, list, OTHER_ID, remove, SENT, shown } from './_histories.js';
import { strange, tell } from './telling.testing.js';

const SECRET = 'q7/Xw+0b=RZ t9"Lk3Yv5Np8Ms2Jd4Hf6Gc1';
const made = create(1, SENT, {
  json: { client: { clientId: EXAMPLE_ID, clientSecret: SECRET } },
});
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Where the secret is found, in the words of the finding. */
const places = (...later: readonly Exchange[]): readonly string[] =>
  tell([made, ...later].map(strange)).flatMap(({ monitor, verdict }) =>
    monitor === 'issued-secret-never-comes-back' && verdict.outcome === 'fail'
      ? verdict.observations.map(({ at }) => at)
      : [],
  );

const LEAKS: readonly (readonly [string, Exchange, string])[] = [
  ['under another name', get(2, shown({ apiKey: SECRET })), 'response.body/apiKey'],
  ['deep in a list', list(2, [item(), item({ a: [{ b: SECRET }] })]), 'response.body/1/a/0/b'],
  ['in a sentence', get(2, shown({ note: `it is ${SECRET.slice(0, 14)}` })), ''],
  ['percent-encoded', get(2, shown({ x: `?s=${encodeURIComponent(SECRET)}` })), 'response.body'],
  ['in base64', get(2, shown({ x: base64(SECRET) })), 'response.body'],
  ['in base64, behind its id', get(2, shown({ x: base64(`id:${SECRET}`) })), 'response.body'],
  ['in hexadecimal', get(2, shown({ x: Buffer.from(SECRET).toString('hex') })), 'response.body'],
  ['in base64 in a list', list(2, [item(shown({ x: base64(SECRET) }))]), 'response.body'],
  [
    'in a header of a list',
    list(2, [item()], { headers: { 'Set-Cookie': `s=${encodeURIComponent(SECRET)}; path=/` } }),
    'response.headers/set-cookie',
  ],
  [
    'in a header of a delete',
    remove(2, { headers: { 'X-Debug': base64(`${EXAMPLE_ID}:${SECRET}`) } }),
    'response.headers/x-debug',
  ],
];

describe('issued-secret-never-comes-back', () => {
  for (const [title, leak, at] of LEAKS) {
    it(`${at === '' ? 'leaves alone a part of a secret' : 'finds a secret'} ${title}`, () => {
      expect(places(leak)).to.deep.equal(at === '' ? [] : [at]);
    });
  }

  it('names no member that is named like a secret', () => {
    const other = 'Zk3vQ9xT-1bLw_Rr0aUe7Yc2NdJm5PhSgKi8FoXtVqB';
    const second = create(1.2, SENT, {
      json: { client: { clientId: OTHER_ID, clientSecret: other } },
    });
    expect(places(second, get(2, shown({ [other]: { a: SECRET } })))).to.deep.equal([
      'response.body/…/a',
    ]);
  });
});

const drawn = 'Zk3vQ9xT-1bLw_Rr0aUe7Yc2NdJm5PhSgKi8FoXtVqB';
const issuing = (step: number, clientId: string, clientSecret: string) =>
  strange(create(step, SENT, { json: { client: { clientId, clientSecret } } }));
const twice = (secret: string): readonly string[] =>
  tell([issuing(1, EXAMPLE_ID, secret), issuing(2, OTHER_ID, secret)]).flatMap(
    ({ monitor, verdict }) => (monitor === 'secrets-differ' ? [verdict.outcome] : []),
  );

describe('secrets-differ, in a recording made elsewhere', () => {
  it('fails a secret that is issued twice', () => {
    expect(twice(drawn)).to.deep.equal(['pass', 'fail']);
  });

  it('cannot tell from what stands for a secret', () => {
    for (const text of ['[removed by the proxy]', 'client-secret-redacted', '*'.repeat(32)])
      expect(twice(text)).to.deep.equal(['pass', 'could-not-tell']);
  });
});
