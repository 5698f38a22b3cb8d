import { expect } from 'chai';
import type { Contract } from '../../model/contract.js';
import { fail, PASS } from '../../model/verdict.js';
import { packaged } from '../given/given.testing.js';
import type { OwnCheck, OwnMonitor } from './define.js';
import { triedOn } from './examples.js';
import { ownCheck, ownMonitor } from './own.testing.js';

const WRONG = { at: 'response.status', expected: '200', actual: 'another' };
const answer = (status: number, operation = 'listClients') => ({
  operation,
  response: { status, headers: {}, body: '' },
});

describe('trying checks on their examples', () => {
  let contract: Contract;
  before(async () => {
    contract = await packaged();
  });

  const tried = (own: OwnCheck | OwnMonitor) =>
    triedOn([{ own, module: 'acme.mjs' }], contract).map(({ must, wrong }) => [must, wrong]);
  const ok = (examples: OwnCheck['examples'], more: Partial<OwnCheck> = {}) =>
    ownCheck('acme-ok', ({ response }) => (response?.status === 200 ? PASS : fail(WRONG)), {
      examples,
      ...more,
    });

  it('is well where each is as it must be', () => {
    expect(tried(ok({ pass: [answer(200)], fail: [answer(404)] }))).to.deep.equal([
      ['pass', undefined],
      ['fail', undefined],
    ]);
  });

  it('tells what fails and must not, and what does not and must', () => {
    expect(tried(ok({ pass: [answer(404)], fail: [answer(200)] }))).to.deep.equal([
      ['pass', 'it fails'],
      ['fail', 'it does not fail'],
    ]);
  });

  it('tells why the check is not asked', () => {
    const looksAt = { parts: ['response.status'], operations: ['getClient'] } as const;
    const [, failing] = tried(ok({ pass: [answer(200)], fail: [answer(404)] }, { looksAt }));
    expect(failing).to.deep.equal(['fail', 'it is not judged: it is about other operations']);
  });

  it('tells what an example is not', () => {
    const [no, odd] = tried(
      ok({ pass: [answer(200, 'getClients'), 5 as never], fail: [answer(404)] }),
    );
    expect([no?.[1], typeof odd?.[1]]).to.deep.equal([
      'there is no operation "getClients": known are listClients, createClient, getClient, updateClient, deleteClient',
      'string',
    ]);
  });

  it('takes histories of a monitor', () => {
    const monitor = ownMonitor(
      'acme-two',
      (_, settle) => {
        let count = 0;
        return {
          judge: (exchange) => {
            settle(exchange, (count += 1) > 1 ? fail(WRONG) : PASS);
          },
          finish: () => undefined,
        };
      },
      { examples: { pass: [[answer(200)]], fail: [[answer(200), answer(200)]] } },
    );
    expect(tried(monitor)).to.deep.equal([
      ['pass', undefined],
      ['fail', undefined],
    ]);
  });
});
