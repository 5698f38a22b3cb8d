import { expect } from 'chai';
import type { Contract } from '../../model/contract.js';
import { ConformanceError } from '../../model/error.js';
import { fail, PASS } from '../../model/verdict.js';
import { ownCheck, ownMonitor } from '../own/own.testing.js';
import { create, get, list, packaged, tell } from './given.testing.js';
import { type ExchangeOptions, judgeExchange } from './judge.js';
import { type StoryOptions, storyOf } from './story.js';

const WRONG = { at: 'response.body', expected: 'another name', actual: 'this one' };
const failing = ownCheck('acme-names', () => fail(WRONG));

describe('checks of the caller’s own', () => {
  let contract: Contract;
  before(async () => {
    contract = await packaged();
  });

  const judged = (ownChecks: ExchangeOptions['ownChecks'], more: ExchangeOptions = {}) =>
    judgeExchange(get(), { ownChecks, ...more }, contract);
  const told = (options: StoryOptions) => {
    const story = storyOf(options, contract);
    for (const each of [create(), list(), get()]) story.add(each);
    return story.end();
  };

  it('judge one exchange beside those of the suite', () => {
    const judgment = judged([failing]);
    expect(tell(judgment)).to.deep.equal(['does-not-conform', 'error acme-names response.body']);
    expect(judgment.findings.map(({ clause }) => clause)).to.deep.equal([
      'own check of the caller: guideline 12',
    ]);
  });

  it('take severities as the others do', () => {
    expect(tell(judged([failing], { severities: { 'acme-names': 'warning' } }))).to.deep.equal([
      'conforms',
      'warning acme-names response.body',
    ]);
  });

  it('may be monitors of a story', () => {
    const monitor = ownMonitor('acme-creates', (_, settle) => ({
      judge: (exchange) => {
        settle(exchange, exchange.request.method === 'POST' ? fail(WRONG) : PASS);
      },
      finish: () => undefined,
    }));
    expect(tell(told({ ownChecks: [monitor] }))).to.deep.equal([
      'does-not-conform',
      'error acme-creates response.body',
    ]);
  });

  it('leave no green where they fail themselves, and give no secret away', () => {
    const secret = 'kZ8vQ2pX7sLw4NdT9rJb';
    const throwing = ownCheck('acme-throws', () => {
      throw new Error(`boom: Bearer ${secret}`);
    });
    const { request, response } = get();
    const headers = { authorization: `Bearer ${secret}` };
    const given = { request: { ...request, headers }, response };
    const judgment = judgeExchange(given, { ownChecks: [throwing] }, contract);
    expect(judgment.verdict).to.equal('could-not-tell');
    expect(judgment.reason).to.match(/^the check acme-throws of the caller failed: boom: /);
    expect(judgment.reason).not.to.include(secret);
    expect(judgment.couldNotTell.map(({ check }) => check)).to.include('acme-throws');
  });

  it('are no evidence of their own', () => {
    const unknown = { request: { method: 'GET', path: '/elsewhere' }, response: get().response };
    expect(
      judgeExchange(unknown, { ownChecks: [ownCheck('acme-passes')] }, contract).verdict,
    ).to.equal('could-not-tell');
  });

  const refused: readonly (readonly [string, unknown, string])[] = [
    ['no list', failing, 'usage'],
    ['what is no check', [{}], 'own-check-invalid'],
    ['one that is there twice', [failing, failing], 'own-check-invalid'],
    ['one of the suite', [ownCheck('no-null-members')], 'own-check-invalid'],
  ];
  for (const [what, ownChecks, code] of refused)
    it(`are refused: ${what}`, () => {
      expect(() => judged(ownChecks as never))
        .to.throw(ConformanceError)
        .with.property('code', code);
    });
});
