import { expect } from 'chai';
import type { InputOf } from '../settings/resolve.js';
import { selectionOf } from './pact-selection.js';
import { codeOf } from './pact-verify.testing.js';
import { settingsOf } from './settings.js';

const selection = (input: InputOf<'pact verify'>, files: readonly string[] = []) =>
  selectionOf(settingsOf('pact verify', input, {}).values, files);

describe('the pacts of a broker', () => {
  it('are asked for by provider, selectors and branch', () => {
    const asked = selection({
      ...{ fromBroker: true, providerName: 'clients', providerBranch: 'main' },
      ...{ consumerVersionSelector: ['deployed'], includeWipPactsSince: '2026-01-31' },
    });
    expect(asked).to.deep.equal({
      ...{ provider: 'clients', branch: 'main', pending: false, wipSince: '2026-01-31' },
      selectors: [{ deployed: true }],
    });
  });

  it('are asked for only where it is said', () => {
    expect(selection({}, ['a.json'])).to.equal(undefined);
  });

  for (const [what, input, files] of [
    ['files as well', { fromBroker: true, providerName: 'p' }, ['a.json']],
    ['no provider', { fromBroker: true }, []],
    ['a version of a file', { fromBroker: true, providerName: 'p', consumerVersion: '1' }, []],
    ['selectors for no broker', { consumerVersionSelector: ['latest'] }, []],
    ['pending pacts of no broker', { enablePending: true }, []],
    [
      'work in progress of no branch',
      { fromBroker: true, providerName: 'p', includeWipPactsSince: '2026-01-31' },
      [],
    ],
  ] as const)
    it(`are refused with ${what}`, async () => {
      const code = await codeOf(() =>
        Promise.resolve().then(() => selection(input as InputOf<'pact verify'>, files)),
      );
      expect(code).to.equal('usage');
    });
});
