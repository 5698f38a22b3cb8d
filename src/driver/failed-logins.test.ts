import { expect } from 'chai';
import type { Drive } from '../model/probe.js';
import { listen, probeOf, sourceOf } from './drive.testing.js';
import { type Answer, TinyProvider } from './tiny-provider.testing.js';

const LIST = { method: 'GET', purpose: 'valid' } as const;
const BARE = { method: 'GET', purpose: 'anonymous', authorization: 'none' } as const;
const FORBIDDEN: Answer = { status: 403 };
const LIMITED: Answer = { status: 429, headers: [{ name: 'retry-after', value: '0' }] };

/** Four bad logins, each after a list. */
const alternately = async (drive: Drive): Promise<void> => {
  for (let left = 4; left > 0; left -= 1) {
    await drive.send(LIST);
    await drive.send(BARE);
  }
};

/** @param answer what the provider says once it has refused two logins; undefined: nothing special */
const drive = async (answer: (isBad: boolean) => Answer | undefined, more: object = {}) => {
  let refused = 0;
  const provider = new TinyProvider(({ headers }) => {
    const isBad = !headers.has('authorization');
    if (isBad) refused += 1;
    return refused >= 2 ? answer(isBad) : undefined;
  });
  const beyond = { loopback: false, mutates: false };
  const probe = probeOf(alternately, { mutates: false, requests: 8, needs: ['failed-logins'] });
  const { probes } = await listen(
    sourceOf({ probes: [probe], transport: provider, readOnly: true, ...beyond, ...more }),
  );
  return { sent: refused, outcome: probes[0] };
};

const ended = (reason: string) => ({ id: 'test', status: 'not-run', reason });

describe('failed logins', () => {
  it('are sent where nothing speaks against it', async () => {
    const { sent, outcome } = await drive(() => undefined);
    expect([sent, outcome?.status]).to.deep.equal([4, 'run']);
  });

  it('end at the limit, and nothing is missing for it', async () => {
    const { sent, outcome } = await drive(() => undefined, { mostFailedLogins: 3 });
    expect([sent, outcome]).to.deep.equal([3, ended('the 3 failed logins of a run were sent')]);
  });

  it('end when a request that was served is refused', async () => {
    const { sent, outcome } = await drive((isBad) => (isBad ? undefined : FORBIDDEN), {
      mostFailedLogins: 8,
    });
    expect(sent).to.equal(2);
    expect(outcome).to.deep.equal(
      ended('no more failed logins are sent: request e6 was answered with 403, after 2 of them'),
    );
  });

  it('end when one of them is answered with a limit', async () => {
    const { sent, outcome } = await drive((isBad) => (isBad ? LIMITED : undefined), {
      mostFailedLogins: 8,
    });
    expect(sent).to.equal(2);
    expect(outcome?.reason).to.match(/request e5 was answered with 429, after 2 of them$/);
  });

  it('do not end on this machine, which locks nobody out', async () => {
    const { sent } = await drive(() => undefined, { loopback: true, mostFailedLogins: 1 });
    expect(sent).to.equal(4);
  });
});
