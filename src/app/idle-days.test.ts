import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { Tenant } from './tenant.testing.js';

const WAIVER = {
  check: 'success-status-is-documented',
  operation: 'listClients',
  at: 'response.status',
  shape: 'never seen',
  owner: 'ana',
  reason: 'ticket 12',
  expires: '2099-01-31',
};

describe('a waiver that waives nothing, night after night', () => {
  it('says in how many nights of its history', async () => {
    const tenant = await Tenant.start();
    try {
      const [waivers, history] = [tenant.path('idle.yaml'), tenant.path('history.ndjson')];
      writeFileSync(waivers, JSON.stringify({ waivers: [WAIVER] }));
      const told = async () => {
        const { report } = await tenant.run({ waivers, history });
        return report.findings.find(({ check }) => check === 'waiver-is-used');
      };
      const first = await told();
      const text = readFileSync(history, 'utf8');
      const day = /"start":"(\d{4}-\d\d-\d\d)/.exec(text)?.[1] ?? '';
      const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
      writeFileSync(history, text.replaceAll(`"${day}T`, `"${before}T`));
      const second = await told();
      expect([first?.severity, first?.fingerprint === second?.fingerprint]).to.deep.equal([
        'warning',
        true,
      ]);
      expect(second?.actual).to.match(new RegExp(`since ${before}, in 2 nights$`));
    } finally {
      await tenant.close();
    }
  }).timeout(30_000);
});
