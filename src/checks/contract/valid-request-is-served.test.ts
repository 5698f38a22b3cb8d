import { expect } from 'chai';
import type { Exchange } from '../../model/exchange.js';
import { newRegistry } from '../../registry/registry.testing.js';
import type { Purpose } from '../../model/purpose.js';
import { exchange, type ExampleInit } from '../_examples.js';
import monitor from './valid-request-is-served.js';

const judge = (...exchanges: readonly Exchange[]): Readonly<Record<string, string>> => {
  const said: Record<string, string> = {};
  const settings = { consistencySeconds: 5, pins: {}, pin: () => undefined };
  const run = monitor.start({ settings, history: newRegistry() }, (each, verdict) => {
    expect(said).to.not.have.property(each.id);
    if (verdict.outcome === 'fail') said[each.id] = `not ${verdict.observations[0].actual}`;
    else said[each.id] = verdict.outcome === 'pass' ? 'pass' : verdict.because;
  });
  for (const each of exchanges) run.judge(each);
  run.finish();
  return said;
};

const at = (
  id: string,
  operation: ExampleInit['operation'],
  status: number,
  [startedAt, endedAt]: readonly [number, number],
  purpose: Purpose = 'valid',
) => exchange({ operation, status, purpose, id, startedAt, endedAt });

const one = (operation: ExampleInit['operation'], status: number, purpose?: Purpose) =>
  judge(at('e', operation, status, [0, 10], purpose)).e;

const SETTINGS = 'the credentials, the institution or the partner may be wrong';
const GONE = 'the client was gone already, which other checks judge';

describe('valid-request-is-served', () => {
  it('holds a refusal of a valid request against the server', () => {
    const taken = at('taken', 'createClient', 200, [0, 10]);
    for (const status of [400, 415, 422])
      expect(judge(taken, at('e', 'createClient', status, [20, 30])).e).to.equal(`not ${status}`);
    expect(one('updateClient', 404)).to.equal('not 404');
    expect(one('deleteClient', 404)).to.equal('not 404');
  });

  it('cannot tell where the settings may be wrong', () => {
    for (const status of [401, 403, 429]) expect(one('getClient', status)).to.equal(SETTINGS);
    expect(one('listClients', 404)).to.equal(SETTINGS);
    expect(one('createClient', 404)).to.equal(SETTINGS);
  });

  it('holds against the server that it refuses what it has served', () => {
    const served = at('served', 'updateClient', 204, [0, 10]);
    for (const status of [403, 404])
      expect(judge(served, at('e', 'updateClient', status, [20, 30])).e).to.equal(`not ${status}`);
    const other = at('other', 'getClient', 200, [0, 10]);
    expect(judge(other, at('e', 'updateClient', 403, [20, 30])).e).to.equal(SETTINGS);
    const listed = at('listed', 'listClients', 200, [0, 10]);
    expect(judge(listed, at('e', 'listClients', 404, [20, 30])).e).to.equal('not 404');
  });

  it('holds a redirection of a valid request against the server', () => {
    for (const status of [301, 302, 304, 307])
      expect(one('updateClient', status)).to.equal(`not ${status}`);
  });

  it('leaves a page for people to the check of the operation as a whole', () => {
    const page = exchange({
      id: 'e',
      operation: 'createClient',
      status: 400,
      purpose: 'valid',
      headers: { 'content-type': 'text/html' },
      text: '<html>',
    });
    expect(judge(page).e).to.match(/^a page for people/);
  });

  describe('of a 401', () => {
    const token = exchange({
      id: 'token',
      operation: 'listClients',
      status: 200,
      purpose: 'token',
      startedAt: -20,
      endedAt: -10,
      match: { kind: 'unknown-path' },
    });
    const first = at('first', 'updateClient', 401, [0, 10]);
    const second = at('second', 'updateClient', 401, [20, 30]);
    const list = at('list', 'listClients', 200, [40, 50]);

    it('blames the server where a fresh token was refused and others are served', () => {
      expect(judge(token, first, second, list)).to.include({ first: SETTINGS, second: 'not 401' });
    });

    it('cannot tell with a token of the caller', () => {
      expect(judge(first, second, list)).to.include({ first: SETTINGS, second: SETTINGS });
    });

    it('cannot tell where nothing else is served afterwards', () => {
      expect(judge(token, first, second)).to.include({ second: SETTINGS });
    });

    it('cannot tell of the first one', () => {
      expect(judge(token, first, list)).to.include({ first: SETTINGS });
    });
  });

  it('cannot tell where the server may not take what the settings have sent', () => {
    const because = 'perhaps for values that the settings can change';
    for (const status of [400, 409, 422])
      expect(one('createClient', status)).to.equal(`the POST was refused (${status}), ${because}`);
    const json = { error: 'no such domain' };
    const refused = exchange({
      id: 'e',
      operation: 'updateClient',
      status: 400,
      purpose: 'valid',
      json,
    });
    expect(judge(refused).e).to.equal(`the PUT was refused (400: "no such domain"), ${because}`);
  });

  const sent = (id: string, status: number, json: object, startedAt: number) =>
    exchange({
      id,
      operation: 'createClient',
      status,
      purpose: 'valid',
      startedAt,
      request: { json },
    });
  const redirectUris = ['https://a.example/1'];
  const plain = { name: 'One', redirectUris };
  const variations: readonly (readonly [string, object])[] = [
    ['another host', { ...plain, redirectUris: ['https://b.example/1'] }],
    ['another scheme', { ...plain, redirectUris: ['http://a.example/1'] }],
    ['another port', { ...plain, redirectUris: ['https://a.example:1/1'] }],
    ['a contact', { ...plain, contacts: ['a@a.example'] }],
    ['a logo', { ...plain, logoUri: 'https://a.example/logo' }],
    ['a longer name', { ...plain, name: 'Three' }],
  ];
  for (const [what, json] of variations)
    it(`cannot tell of a create that is refused for ${what}`, () => {
      expect(judge(sent('one', 200, plain, 0), sent('two', 400, json, 20)).two).to.match(/perhaps/);
    });

  it('cannot tell of a create that is refused for want of what others have', () => {
    const full = { ...plain, contacts: ['a@a.example'] };
    expect(judge(sent('one', 200, full, 0), sent('two', 400, plain, 20)).two).to.match(/perhaps/);
  });

  it('can tell where each of the values was taken elsewhere, before or after', () => {
    const story = [
      sent('refused', 400, { ...plain, redirectUris: [...redirectUris, 'https://b.example/2'] }, 0),
      sent('one', 200, plain, 20),
      sent('two', 200, { name: 'Two', redirectUris: ['https://b.example/1'] }, 40),
    ];
    expect(judge(...story)).to.deep.equal({ refused: 'not 400', one: 'pass', two: 'pass' });
  });

  it('cannot tell on a recording of strangers', () => {
    const foreign = (status: number) =>
      judge(exchange({ id: 'e', operation: 'createClient', status })).e;
    expect(foreign(400)).to.match(/^the recording does not say/);
    expect(foreign(200)).to.equal('pass');
  });

  it('does not judge what is not meant to be valid', () => {
    for (const purpose of ['invalid-body', 'odd-body', 'unknown-id', 'anonymous'] as const)
      expect(one('createClient', 400, purpose)).to.match(/^only a request/);
  });

  it('leaves reads to the monitors, and clean-up of what is gone alone', () => {
    expect(one('getClient', 404)).to.match(/^whether a client can be read/);
    expect(one('deleteClient', 404, 'clean-up')).to.equal(GONE);
  });

  it('does not report a failure of the server again', () => {
    expect(one('createClient', 500)).to.match(/^the server failed/);
  });

  it('does not report again that a client is gone', () => {
    const story = [
      at('read', 'getClient', 404, [0, 10]),
      at('put', 'updateClient', 404, [20, 30]),
      at('delete', 'deleteClient', 404, [40, 50]),
    ];
    expect(judge(...story)).to.include({ put: GONE, delete: GONE });
  });

  it('reports the first write that does not find its client, and no later one', () => {
    const story = [
      at('put', 'updateClient', 404, [0, 10]),
      at('delete', 'deleteClient', 404, [20, 30]),
    ];
    expect(judge(...story)).to.deep.equal({ put: 'not 404', delete: GONE });
  });

  it('is not misled by a read that overlaps the deletion', () => {
    const story = [
      at('delete', 'deleteClient', 204, [0, 10]),
      at('read', 'getClient', 200, [2, 4]),
      at('put', 'updateClient', 404, [5, 8]),
    ];
    expect(judge(...story)).to.include({ put: GONE });
  });

  it('reports a client that came back, and is not found by a write', () => {
    const story = [
      at('early', 'getClient', 404, [0, 10]),
      at('read', 'getClient', 200, [20, 30]),
      at('put', 'updateClient', 404, [40, 50]),
    ];
    expect(judge(...story)).to.include({ put: 'not 404' });
  });

  it('finds the reason in a deletion at the same time, whichever began first', () => {
    const put = at('put', 'updateClient', 404, [0, 20]);
    expect(judge(put, at('delete', 'deleteClient', 204, [5, 10]))).to.include({ put: GONE });
    expect(judge(put, at('delete', 'deleteClient', 204, [25, 30]))).to.include({ put: 'not 404' });
  });
});
