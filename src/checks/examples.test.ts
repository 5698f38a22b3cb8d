import { expect } from 'chai';
import { Plans } from '../engine/plan.js';
import { ClaimTally } from '../engine/claim-tally.js';
import type { Check, CheckContext, Monitor } from '../model/check.js';
import type { Exchange } from '../model/exchange.js';
import type { Observation } from '../model/finding.js';
import { OPERATION_IDS } from '../model/operation.js';
import { newRegistry } from '../registry/registry.testing.js';
import type { Verdict } from '../model/verdict.js';
import { claims } from './index.js';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The steps of a history are further apart.
const settings = { consistencySeconds: 0.05, pins: {}, pin: () => undefined };

const contextOf = (
  exchanges: readonly Exchange[],
  pins: Readonly<Record<string, string>> = {},
): CheckContext => {
  const history = newRegistry();
  for (const each of exchanges) history.record(each);
  return { settings: { ...settings, pins }, history };
};

/** Whether the engine hands a claim the exchange at all. */
const isHanded = (claim: Check | Monitor, each: Exchange): boolean => {
  const plans = new Plans(
    [new ClaimTally(claim, undefined, OPERATION_IDS.length)],
    OPERATION_IDS.length,
  );
  const { checks, monitors } = plans.of(each);
  return checks.length + monitors.length === 1;
};

const judge = (claim: Monitor, exchanges: readonly Exchange[]): readonly Verdict[] => {
  const verdicts = new Map<Exchange, Verdict>();
  const run = claim.start(contextOf(exchanges, claim.examples.pins), (each, verdict) => {
    expect(verdicts.has(each), `${claim.id} settles ${each.id} once`).to.equal(false);
    verdicts.set(each, verdict);
  });
  for (const each of exchanges) if (isHanded(claim, each)) run.judge(each);
  run.finish();
  return [...verdicts.values()];
};

const observationsOf = (verdicts: readonly Verdict[]): readonly Observation[] =>
  verdicts.flatMap((verdict) => (verdict.outcome === 'fail' ? verdict.observations : []));

const checks = claims.filter((claim): claim is Check => claim.kind === 'check');
const monitors = claims.filter((claim): claim is Monitor => claim.kind === 'monitor');

const observationsIn = (claim: Check | Monitor): readonly Observation[] =>
  claim.kind === 'check'
    ? claim.examples.fail.flatMap((each) =>
        observationsOf([claim.evaluate(each, contextOf([each]))]),
      )
    : claim.examples.fail.flatMap((each) => observationsOf(judge(claim, each)));

describe('the catalogue', () => {
  it('names each claim in kebab-case, as its file is named, and once', () => {
    const files = readdirSync(fileURLToPath(new URL('.', import.meta.url)), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => /^(?!.*\.test\.)(?:.*\/)[a-z][\w-]*\.js$/.test(name));
    const names = files.map((name) => (name.split('/').at(-1) ?? '').replace(/\.js$/, ''));
    expect(claims.map(({ id }) => id).sort()).to.deep.equal(names.sort());
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('shows the same claims at every reading of their examples', () => {
    for (const claim of claims)
      expect(observationsIn(claim), claim.id).to.deep.equal(observationsIn(claim));
  });
});

for (const claim of claims) {
  describe(claim.id, () => {
    it('says what it covers, by which clause, why, and what to do', () => {
      expect(claim.rows).to.not.deep.equal([]);
      for (const row of claim.rows)
        expect(row).to.match(/^(CON|LIF|INP|HTTP|REP|AUT|TOK|DCR|SEC|PAC)-\d\d$/);
      expect(claim.clause).to.match(/^(#\/|RFC \d+|OpenAPI )/);
      for (const sentence of [claim.title, claim.why, claim.fix]) {
        expect(sentence).to.match(/^[A-Z`].*\.$/s);
      }
    });

    it('names a fault that it catches, unless it judges something else than the provider', () => {
      if (claim.asks === undefined) expect(claim.faults).to.not.deep.equal([]);
      for (const fault of claim.faults) expect(fault).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    });

    it('has examples of both kinds', () => {
      expect(claim.examples.pass).to.not.deep.equal([]);
      expect(claim.examples.fail).to.not.deep.equal([]);
    });

    it('speaks in lower case, without a full stop and without a secret', () => {
      for (const { expected, actual } of observationsIn(claim)) {
        for (const words of [expected, actual]) {
          expect(words).to.not.match(/^[A-Z][a-z]+( |$)/);
          expect(words).to.not.match(/[.!]$/);
          expect(words.toLowerCase()).to.not.contain('s3cret');
        }
      }
    });
  });
}

for (const check of checks) {
  describe(check.id, () => {
    check.examples.pass.forEach((each, index) => {
      it(`does not fail its good example ${String(index + 1)}`, () => {
        expect(check.evaluate(each, contextOf([each])).outcome).to.not.equal('fail');
      });
    });

    check.examples.fail.forEach((each, index) => {
      it(`is handed its bad example ${String(index + 1)}, and fails it`, () => {
        expect(isHanded(check, each)).to.equal(true);
        expect(check.evaluate(each, contextOf([each])).outcome).to.equal('fail');
      });
    });
  });
}

for (const monitor of monitors) {
  describe(monitor.id, () => {
    monitor.examples.pass.forEach((each, index) => {
      it(`does not fail its good history ${String(index + 1)}, and settles all of it`, () => {
        const handed = each.filter((one) => isHanded(monitor, one));
        const verdicts = judge(monitor, each);
        expect(verdicts.map(({ outcome }) => outcome)).to.not.include('fail');
        expect(verdicts.length).to.equal(handed.length);
      });
    });

    monitor.examples.fail.forEach((each, index) => {
      it(`fails its bad history ${String(index + 1)}`, () => {
        expect(judge(monitor, each).map(({ outcome }) => outcome)).to.include('fail');
      });
    });
  });
}
