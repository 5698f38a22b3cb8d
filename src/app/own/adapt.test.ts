import { expect } from 'chai';
import { Judgement } from '../../engine/judgement.js';
import type { Check, Monitor } from '../../model/check.js';
import type { Contract } from '../../model/contract.js';
import { couldNotTell, fail, PASS } from '../../model/verdict.js';
import { engineOptions, reportOf } from '../given/engine.js';
import { exchangeOf } from '../given/exchange.js';
import { CLIENT, get, list, packaged } from '../given/given.testing.js';
import { trafficClaims } from '../claims.js';
import { adapted } from './adapt.js';
import type { OwnCheck, OwnMonitor } from './define.js';
import { OwnFaults } from './faults.js';
import { ownCheck, ownMonitor } from './own.testing.js';

const WRONG = { at: 'response.body', expected: 'a list', actual: 'none' };

describe('a check of the user’s own', () => {
  let contract: Contract;
  before(async () => {
    contract = await packaged();
  });

  const judged = (own: OwnCheck | OwnMonitor, others: readonly (Check | Monitor)[] = []) => {
    const faults = new OwnFaults();
    const options = {
      ...engineOptions({
        contract,
        claims: [adapted(own, 'acme.mjs', faults), ...others],
        settings: { consistencySeconds: 5, pins: {}, gate: 'error' },
        salt: 'a salt',
      }),
      ownFault: () => faults.first,
    };
    const judgement = new Judgement(options);
    const exchanges = [list([{ ...CLIENT, name: null }]), get()].map((given, index) => {
      const moment = { id: `e${index + 1}`, at: index * 10 };
      return exchangeOf(given, { contract, base: undefined }, moment).exchange;
    });
    judgement.judge({ exchanges });
    return { report: reportOf(judgement, options), fault: faults.first };
  };

  const said = (own: OwnCheck | OwnMonitor) => {
    const { report, fault } = judged(own);
    const [tally] = report.checks;
    return [tally?.pass, tally?.fail, tally?.couldNotTell, fault?.message.split(': ').at(-1)];
  };

  it('makes findings that say whose they are, in the clause too', () => {
    const { report } = judged(ownCheck('acme-lists', () => fail(WRONG)));
    expect(report.findings.map(({ check, own, clause }) => [check, own, clause])).to.deep.equal([
      ['acme-lists', 'acme.mjs', 'own check of acme.mjs: guideline 12'],
      ['acme-lists', 'acme.mjs', 'own check of acme.mjs: guideline 12'],
    ]);
    expect([report.verdict, report.checks[0]?.own]).to.deep.equal(['does-not-conform', 'acme.mjs']);
  });

  it('is no evidence: where it alone could judge, nobody can tell', () => {
    const { report } = judged(ownCheck('acme-passes'));
    expect(report.requirements.filter(({ id }) => id === 'acme-passes')).to.deep.equal([]);
    const { report: foreign } = judged(ownCheck('acme-passes'), [
      { ...ofOurs('no-null-members'), looksAt: { parts: ['response.raw'] } },
    ]);
    expect([foreign.verdict, foreign.reason]).to.deep.equal([
      'could-not-tell',
      'No check could judge any of 2 exchanges, mostly because the recording keeps no raw bytes.',
    ]);
  });

  const ofOurs = (id: string) => {
    const found = trafficClaims.find((claim) => claim.id === id);
    if (!found) throw new Error(`there is no ${id}`);
    return found;
  };

  it('changes nothing of what ours see', () => {
    const spoiling = ownCheck('acme-spoils', (exchange) => {
      const { json } = exchange.response?.body ?? {};
      const items = json?.ok ? (json.value as { name: unknown }[]) : [];
      if (Array.isArray(items)) for (const item of items) item.name = 'mended';
      exchange.startedAt = 0;
      exchange.match = { kind: 'unknown-path' };
      return PASS;
    });
    const { report } = judged(spoiling, [ofOurs('no-null-members')]);
    expect(report.findings.map(({ check, operation }) => [check, operation])).to.deep.equal([
      ['no-null-members', 'listClients'],
    ]);
  });

  it('that throws could not tell, and stops none of ours', () => {
    const throwing = ownCheck('acme-throws', () => {
      throw new Error('boom');
    });
    const { report, fault } = judged(throwing, [ofOurs('no-null-members')]);
    expect([
      report.checks.map(({ couldNotTell, pass, fail }) => [couldNotTell, pass, fail]),
      fault?.code,
    ]).to.deep.equal([
      [
        [2, 0, 0],
        [0, 1, 1],
      ],
      'own-check-failed',
    ]);
  });

  it('that throws leaves no green', () => {
    const throwing = ownCheck('acme-throws', ({ response }) => {
      if (response?.body.text.startsWith('{')) throw new Error('boom');
      return PASS;
    });
    const { report } = judged(throwing, [ofOurs('success-status-is-documented')]);
    expect([report.verdict, report.reason]).to.deep.equal([
      'could-not-tell',
      'The check acme-throws of acme.mjs failed: boom: mend it, for it judges nothing like this; `conformance checks --test` tries it on its examples.',
    ]);
  });

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['nothing', undefined, 'return PASS, or fail(…)'],
    ['a word', 'pass', 'return PASS, or fail(…)'],
    ['a promise', Promise.resolve(PASS), 'a check answers at once'],
    [
      'a failure without observations',
      { outcome: 'fail', observations: [] },
      'return PASS, or fail(…)',
    ],
    [
      'half an observation',
      { outcome: 'fail', observations: [{ at: 'x' }] },
      'an observation has the texts at, expected and actual',
    ],
    ['no reason', { outcome: 'could-not-tell' }, 'say why'],
  ];
  for (const [what, verdict, message] of wrong)
    it(`that gives ${what} has failed`, () => {
      expect(said(ownCheck('acme-odd', () => verdict as never))).to.deep.equal([0, 0, 2, message]);
    });

  it('keeps of an observation only what one holds', () => {
    const observation = { ...WRONG, ledger: 'gap', why: 'it says so', severity: 'info' as const };
    const { report } = judged(ownCheck('acme-more', () => fail(observation as never)));
    expect(
      report.findings.map(({ ledger, why, severity }) => [ledger, why, severity])[0],
    ).to.deep.equal(['standards', 'The house wants it so.', 'info']);
  });

  it('is let know settings, and no more', () => {
    let seen: object = {};
    judged(
      ownCheck('acme-looks', () => PASS, { evaluate: (_, context) => ((seen = context), PASS) }),
    );
    expect(seen).to.deep.equal({
      settings: { consistencySeconds: 5, pins: {}, profile: 'published' },
    });
  });

  describe('that is a monitor', () => {
    it('is handed the exchanges in order, and settles each', () => {
      const ids: string[] = [];
      const monitor = ownMonitor('acme-order', (_, settle) => ({
        judge: (exchange) => {
          ids.push(exchange.id);
          settle(exchange, ids.length > 1 ? fail(WRONG) : PASS);
        },
        finish: () => undefined,
      }));
      expect([said(monitor), ids]).to.deep.equal([
        [1, 1, 0, undefined],
        ['e1', 'e2'],
      ]);
    });

    it('may settle at the end', () => {
      const monitor = ownMonitor('acme-late', (_, settle) => {
        const held: Parameters<typeof settle>[0][] = [];
        return {
          judge: (exchange) => held.push(exchange),
          finish: () => {
            for (const exchange of held) settle(exchange, couldNotTell('it was late'));
          },
        };
      });
      expect(said(monitor)).to.deep.equal([0, 0, 2, undefined]);
    });

    const odd: readonly (readonly [string, OwnMonitor['start'], readonly unknown[]])[] = [
      [
        'does not start',
        () => {
          throw new Error('boom');
        },
        [0, 0, 2, 'boom'],
      ],
      [
        'throws at an exchange',
        () => ({
          judge: () => {
            throw new Error('boom');
          },
          finish: () => undefined,
        }),
        [0, 0, 2, 'boom'],
      ],
      [
        'settles nothing',
        () => ({ judge: () => undefined, finish: () => undefined }),
        [0, 0, 2, 'it did not settle all that it was handed'],
      ],
      [
        'settles twice',
        (_, settle) => ({
          judge: (exchange) => {
            settle(exchange, PASS);
            settle(exchange, PASS);
          },
          finish: () => undefined,
        }),
        [2, 0, 0, 'it settled an exchange twice, or one that it was not handed'],
      ],
    ];
    for (const [what, start, wanted] of odd)
      it(`has failed where it ${what}`, () => {
        expect(said(ownMonitor('acme-odd', start))).to.deep.equal(wanted);
      });
  });
});
