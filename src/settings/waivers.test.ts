import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import { Waivers, type Waiver } from './waivers.js';

const waiver: Waiver = {
  check: 'no-null-members',
  operation: 'listClients',
  at: 'response.body/*/logoUri',
  shape: 'null',
  owner: 'ana',
  reason: 'ticket 12',
  expires: '2026-12-31',
};
const finding = {
  check: 'no-null-members',
  operation: 'listClients',
  at: 'response.body/3/logoUri',
  shape: 'null',
};
const on = (day: string) => Date.parse(`${day}T12:00:00Z`);

describe('waivers', () => {
  it('waive the finding that they name, whatever its index', () => {
    expect(new Waivers([waiver], on('2026-12-01')).waive(finding)).to.equal(
      'ana, until 2026-12-31: ticket 12',
    );
  });

  for (const [key, value] of Object.entries({
    check: 'body-matches-schema',
    operation: 'getClient',
    at: 'response.body/3/name',
    shape: 'a number',
  })) {
    it(`do not waive a finding of another ${key}`, () => {
      expect(new Waivers([waiver], on('2026-12-01')).waive({ ...finding, [key]: value })).to.equal(
        null,
      );
    });
  }

  it('serve on their last day', () => {
    expect(() => new Waivers([waiver], Date.parse('2026-12-31T23:59:59Z'))).not.to.throw();
  });

  it('are refused after it', () => {
    expect(() => new Waivers([waiver], Date.parse('2027-01-01T00:00:00Z'))).to.throw(
      ConformanceError,
      'the waiver of no-null-members on listClients at response.body/*/logoUri (owner ana) expired on 2026-12-31',
    );
  });

  for (const expires of ['2026-13-41', '2027-02-30', '2027-02-29']) {
    it(`are refused for ${expires}, which is no day`, () => {
      expect(() => new Waivers([{ ...waiver, expires }], 0)).to.throw(
        ConformanceError,
        `${expires} is no day`,
      );
    });
  }

  it('are about to expire in their last week, and not before', () => {
    const waivers = new Waivers([waiver], on('2026-12-01'));
    expect([
      waivers.expiring(on('2026-12-24')).length,
      waivers.expiring(on('2026-12-26')).length,
    ]).to.deep.equal([0, 1]);
  });

  it('are unused until they waive', () => {
    const waivers = new Waivers([waiver], on('2026-12-01'));
    const before = waivers.unused().length;
    waivers.waive(finding);
    expect([before, waivers.unused().length]).to.deep.equal([1, 0]);
  });
});
