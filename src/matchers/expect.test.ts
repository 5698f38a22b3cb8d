import { expect } from 'chai';
import { type Answering, answering } from './answers.testing.js';
import { conformanceMatchers, conformanceMatchersWith } from './expect.js';

describe('toConformTo(operation)', () => {
  let server: Answering;
  before(async () => {
    server = await answering();
  });
  after(() => {
    server.close();
  });

  const matched = async (id: string, isNot: boolean, matchers = conformanceMatchers) =>
    matchers.toConformTo.call({ isNot }, await fetch(server.at(id)), 'getClient');

  it('passes what conforms, and says why it should not', async () => {
    const { pass, message } = await matched('c1', true);
    expect([pass, message().slice(0, 44)]).to.deep.equal([
      true,
      'expected the answer not to conform to getCli',
    ]);
  });

  it('does not pass what does not conform, and says why', async () => {
    const { pass, message } = await matched('odd', false);
    expect([pass, message().includes('client-id-is-the-one-asked-for')]).to.deep.equal([
      false,
      true,
    ]);
  });

  it('fails what nobody can tell, negated or not', async () => {
    for (const isNot of [false, true]) {
      const { pass, message } = await matched('gone', isNot);
      expect([pass, message().includes('nobody can tell')]).to.deep.equal([isNot, true]);
    }
  });

  it('tells warnings where they fail', async () => {
    const matchers = conformanceMatchersWith({ gate: 'warning' });
    const headers = { 'content-type': 'application/json' };
    const answer = { status: 200, headers, body: { clientId: 'c1' } };
    const { pass, message } = await matchers.toConformTo.call({}, answer, 'getClient');
    expect([pass, message().includes('(warning, answer-identifies-the-client)')]).to.deep.equal([
      false,
      true,
    ]);
  });
});
