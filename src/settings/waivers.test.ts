import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import type { Waivable } from '../model/waiver.js';
import { steadyPlace } from '../engine/steady.js';
import { ChangeWaivers, type ChangeWaiver, type Held, Waivers, type Waiver } from './waivers.js';

const waiver: Waiver = {
  check: 'no-null-members',
  operation: 'listClients',
  at: 'response.body/*/logoUri',
  shape: 'null',
  owner: 'ana',
  reason: 'ticket 12',
  expires: '2026-12-31',
};
const finding: Waivable = {
  check: 'no-null-members',
  operation: 'listClients',
  at: 'response.body/3/logoUri',
  shape: 'null',
  severity: 'error',
  interaction: null,
};
const on = (day: string): Held => ({ now: Date.parse(`${day}T12:00:00Z`), steadyPlace });
const GRANTED = { waivedBy: 'ana, until 2026-12-31: ticket 12' };

/** What becomes of the finding, or of one that differs in parts. */
const waived = (
  part: Partial<Waivable> = {},
  entry: Partial<Waiver> = {},
  held: Held = on('2026-12-01'),
) => new Waivers([{ ...waiver, ...entry }], held).waive({ ...finding, ...part });

describe('waivers', () => {
  it('waive the finding that they name, whatever its index', () => {
    expect(waived()).to.deep.equal(GRANTED);
  });

  it('waive it whatever id stands in its place', () => {
    const at = (id: string) => ({ at: `response.body/${id}/logoUri` });
    expect(waived(at('0123456789abcdef01'), at('fedcba9876543210ff'))).to.deep.equal(GRANTED);
  });

  for (const [key, value] of Object.entries({
    check: 'body-matches-schema',
    operation: 'getClient',
    at: 'response.body/3/name',
  })) {
    it(`do not waive a finding of another ${key}`, () => {
      expect(waived({ [key]: value })).to.deep.equal({ waivedBy: null });
    });
  }

  it('are named where they fit but for the shape', () => {
    expect(waived({ shape: 'a number' })).to.deep.equal({
      waivedBy: null,
      notWaived: 'the waiver of ana, until 2026-12-31, fits but for its shape: "null"',
    });
  });

  it('are named where the deviation grew worse', () => {
    expect(waived({}, { severity: 'warning' })).to.deep.equal({
      waivedBy: null,
      notWaived: 'the waiver of ana, until 2026-12-31, is of severity warning',
    });
  });

  it('waive what is milder than they allow', () => {
    expect(waived({ severity: 'info' }, { severity: 'warning' })).to.deep.equal(GRANTED);
  });

  it('waive one interaction where they name it', () => {
    const of = (interaction: string) => waived({ interaction }, { interaction: 'a list' });
    expect([of('a list'), of('a client')]).to.deep.equal([GRANTED, { waivedBy: null }]);
  });

  it('of one target serve it alone, and nothing of which the target is not known', () => {
    const at = (target: string | undefined) =>
      waived({}, { target: 'tenant' }, { ...on('2026-12-01'), target }).waivedBy !== null;
    expect(['tenant', 'staging', undefined].map(at)).to.deep.equal([true, false, false]);
  });

  it('serve on their last day', () => {
    expect(waived({}, {}, { now: Date.parse('2026-12-31T23:59:59Z'), steadyPlace })).to.deep.equal(
      GRANTED,
    );
  });

  it('waive nothing after it, and are named', () => {
    expect(waived({}, {}, { now: Date.parse('2027-01-01T00:00:00Z'), steadyPlace })).to.deep.equal({
      waivedBy: null,
      notWaived: 'the waiver of ana expired on 2026-12-31: ticket 12',
    });
  });

  it('serve where another entry for the same has expired', () => {
    const old = { ...waiver, owner: 'bo', expires: '2026-01-31' };
    expect(new Waivers([old, waiver], on('2026-12-01')).waive(finding)).to.deep.equal(GRANTED);
  });

  for (const expires of ['2026-13-41', '2027-02-30', '2027-02-29']) {
    it(`are refused for ${expires}, which is no day`, () => {
      expect(() => waived({}, { expires })).to.throw(ConformanceError, `${expires} is no day`);
    });
  }

  it('are about to expire in their last week, and neither before nor after', () => {
    const count = (day: string) => new Waivers([waiver], on(day)).expiring().length;
    expect(['2026-12-24', '2026-12-26', '2027-01-01'].map(count)).to.deep.equal([0, 1, 0]);
  });

  it('are unused until they waive', () => {
    const waivers = new Waivers([waiver], on('2026-12-01'));
    const before = waivers.unused().length;
    waivers.waive(finding);
    expect([before, waivers.unused().length]).to.deep.equal([1, 0]);
  });
});

describe('waivers of changes', () => {
  const change: ChangeWaiver = {
    change: '0123456789abcdef',
    owner: 'ana',
    reason: 'ticket 12',
    expires: '2026-12-31',
  };
  const of = (fingerprint: string, day: string) =>
    new ChangeWaivers([change], on(day)).waive(fingerprint);

  it('waive the change that they name', () => {
    expect(of(change.change, '2026-12-01')).to.deep.equal(GRANTED);
  });

  it('waive no other', () => {
    expect(of('fedcba9876543210', '2026-12-01')).to.deep.equal({ waivedBy: null });
  });

  it('waive nothing after their last day, and are named', () => {
    expect(of(change.change, '2027-01-01')).to.deep.equal({
      waivedBy: null,
      notWaived: 'the waiver of ana expired on 2026-12-31: ticket 12',
    });
  });
});
