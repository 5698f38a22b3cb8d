import { expect } from 'chai';
import { exchange } from '../checks/_examples.js';
import {
  create,
  get,
  item,
  list,
  miss,
  OTHER_ID,
  remove,
  SENT,
} from '../checks/lifecycle/_histories.js';
import type { Exchange } from '../model/exchange.js';
import { ShapeRedactor } from '../redaction/redaction.js';
import { curlScript } from './curl-script.js';
import { RecentExchanges } from './recent.js';

const GOOD = 'aaaa.bbbb.a-signature-of-some-length';
const withToken = (token: string, scheme = 'Bearer') => ({
  headers: { authorization: `${scheme} ${token}` },
});

/** The commands for the last of the exchanges of a run, comments and what deletes apart. */
const commands = (exchanges: readonly Exchange[], at = ''): readonly string[] => {
  const recent = new RecentExchanges();
  for (const each of exchanges) recent.add(each);
  const redactor = new ShapeRedactor({ salt: 'a salt' });
  const last = exchanges.at(-1);
  if (!last) throw new Error('there is none');
  return curlScript(last, [], { redactor, recent }, at)
    .split('\n')
    .filter((line) => !line.startsWith('#'));
};
/** The credentials of the last command. */
const credentials = (exchanges: readonly Exchange[]): string =>
  /-H (['"])authorization: (.*?)\1/i.exec(commands(exchanges).at(-1) ?? '')?.[2] ?? 'none';
const listed = (more: Parameters<typeof list>[2] = {}, token = GOOD, scheme = 'Bearer') =>
  list(5, [], { request: withToken(token, scheme), ...more });
const RUN = [list(1, [], { request: withToken(GOOD) })];

describe('the commands of a finding', () => {
  it('make the client that they are about, and delete it', () => {
    const [made, read, deleted, ...more] = commands([create(1), get(2)]);
    expect(made).to.match(/^CLIENT_ID=\$\(curl .*-X POST/);
    expect(read).to.match(/^curl --path-as-is -i .*\/"\$CLIENT_ID"$/);
    expect(deleted).to.match(/^curl .*-o \/dev\/null -X DELETE .*\/"\$CLIENT_ID"$/);
    expect(more).to.deep.equal([]);
  });

  it('delete a client first that is to be gone', () => {
    const all = commands([create(1), remove(2), miss(3, { purpose: 'deleted' })]);
    expect(all.map((line) => /-X (\w+)/.exec(line)?.[1])).to.deep.equal([
      'POST',
      'DELETE',
      undefined,
    ]);
  });

  it('make the client that the place in a list is in', () => {
    const other = create(2, { ...SENT, name: 'The other' }, { clientId: OTHER_ID });
    const all = [create(1), other, list(3, [item(), item(SENT, OTHER_ID)])];
    expect(commands(all, 'response.body/1/name')[0]).to.include('The other');
    expect(commands(all, 'response.body/0/name')[0]).not.to.include('The other');
  });

  it('make nothing for a client that was there before the run', () => {
    expect(commands([get(2)])).to.have.lengthOf(1);
  });

  it('read first, as it was read, what a cache may answer from', () => {
    const stranger = get(3, SENT, { purpose: 'anonymous', request: { isAnonymous: true } });
    const all = commands([create(1), get(2), stranger]);
    expect(all.map((line) => /authorization/i.test(line))).to.deep.equal([true, true, false, true]);
  });

  it('hold the token of the run, and that of the second collection', () => {
    const there = { institution: 'another' };
    const other = list(2, [], { ...there, request: withToken('the-other-token') });
    const foreign = listed({ purpose: 'foreign-token' }, 'the-other-token');
    expect(credentials([...RUN, listed()])).to.equal('Bearer $CONFORMANCE_TOKEN');
    expect(credentials([...RUN, other, foreign])).to.equal('Bearer $CONFORMANCE_OTHER_TOKEN');
  });

  it('hold the token that has expired', () => {
    const asked = listed({ purpose: 'expired-token' }, 'a-token-of-yesterday');
    expect(credentials([...RUN, asked])).to.equal('Bearer $CONFORMANCE_EXPIRED_TOKEN');
  });

  it('make of the good token what had to be refused', () => {
    const asked = (token: string, scheme?: string) =>
      credentials([...RUN, listed({ purpose: 'bad-token' }, token, scheme)]);
    expect(asked('eyJhbGciOiJub25lIn0.bbbb.')).to.equal('Bearer eyJhbGciOiJub25lIn0.$(printf %s ');
    expect(asked(GOOD.replace('of', 'Xf'))).to.equal(
      'Bearer ${CONFORMANCE_TOKEN%????????????}AAAAAAAAAAAA',
    );
    expect(asked(GOOD, 'Token')).to.equal('Token $CONFORMANCE_TOKEN');
  });

  it('hold the token of an address as a variable', () => {
    const target = `/clients?access_token=${GOOD}`;
    const asked = listed({ purpose: 'query-token', request: { target, isAnonymous: true } });
    expect(commands([...RUN, asked])[0]).to.match(/access_token='"\$CONFORMANCE_TOKEN"$/);
  });

  it('leave an assertion to whoever runs them, and tell what it says', () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const assertion = `${part({ alg: 'PS256' })}.${part({ aud: 'https://elsewhere.example' })}.c2ln`;
    const text = `grant_type=client_credentials&client_assertion=${assertion}`;
    const asked = exchange({
      ...{ operation: 'createClient', purpose: 'bad-assertion', status: 200 },
      match: { kind: 'unknown-path' },
      request: { method: 'POST', target: '/token', text },
    });
    const recent = new RecentExchanges();
    const redactor = new ShapeRedactor({ salt: 'a salt' });
    const [comment, command = ''] = curlScript(asked, [], { redactor, recent }).split('\n');
    expect(comment).to.equal('# CLIENT_ASSERTION: alg PS256, aud https://elsewhere.example');
    expect(command).to.include(`client_assertion='"$CLIENT_ASSERTION"`);
    expect(command).not.to.include(assertion.slice(0, 20));
  });
});
