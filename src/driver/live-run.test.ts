import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import type { Drive } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import type { Transport } from '../model/transport.js';
import { listen, probeOf, sourceOf, TestClock } from './drive.testing.js';
import { TinyProvider } from './tiny-provider.testing.js';

const THEIRS = { clientId: 'theirs', name: 'Theirs', redirectUris: ['https://a.example/'] };

const codeOf = (error: unknown) => (error instanceof ConformanceError ? error.code : error);

const create = async (drive: Drive): Promise<string> =>
  drive.issued(await drive.create(drive.draft('Test'))) ?? drive.stop('no id');

const createAndStop = probeOf(async (drive) => {
  await create(drive);
});

describe('a live run', () => {
  describe('the limits', () => {
    const gets = (count: number) =>
      probeOf(
        async (drive) => {
          for (let index = 0; index < count; index += 1)
            await drive.send({ method: 'GET', purpose: 'valid' });
        },
        { requests: 1, mutates: false },
      );

    it('stop a run that has spent its requests', async () => {
      const transport = new TinyProvider();
      const told = await listen(sourceOf({ transport, maxRequests: 10, probes: [gets(50)] }));
      expect(transport.requests.length).to.equal(7);
      expect(told.cutShort).to.equal('the budget of 10 requests was spent');
    });

    it('leave out a probe that the budget is too small for', async () => {
      const transport = new TinyProvider();
      const large = probeOf(() => Promise.resolve(), { id: 'large', requests: 50 });
      const probes = [large, { ...gets(1), id: 'small' }];
      const told = await listen(sourceOf({ transport, maxRequests: 10, probes }));
      expect(told.probes.map(({ id, status }) => `${id} ${status}`)).to.deep.equal([
        'large not-run',
        'small run',
      ]);
      expect(told.cutShort).to.equal('the budget of 10 requests was too small for all probes');
    });

    it('stop a run whose time has run out', async () => {
      const transport = new TinyProvider();
      const told = await listen(
        sourceOf({ transport, ratePerSecond: 2, maxDurationMs: 2000, probes: [gets(50)] }),
      );
      expect([transport.requests.length, told.cutShort]).to.deep.equal([
        4,
        'the time of 2 s ran out',
      ]);
    });

    it('keep requests apart by the rate', async () => {
      const clock = new TestClock();
      const transport = new TinyProvider();
      await listen(sourceOf({ transport, clock, ratePerSecond: 2, probes: [gets(3)] }));
      expect(clock.sleeps).to.deep.equal([500, 500, 500]);
    });

    it('keep them apart by the rate where a token takes long to come', async () => {
      const clock = new TestClock();
      const sentAt: number[] = [];
      const tiny = new TinyProvider();
      const transport: TinyProvider['send'] = (request) => {
        sentAt.push(clock.now());
        return tiny.send(request);
      };
      const authorizer = {
        authorization: async () => {
          await clock.sleep(sentAt.length === 1 ? 300 : 0);
          return 'Bearer token';
        },
        refused: () => Promise.resolve(false),
      };
      await listen(
        sourceOf({
          transport: { send: transport, close: () => Promise.resolve() },
          ...{ authorizer, clock, ratePerSecond: 2, probes: [gets(3)] },
        }),
      );
      expect(sentAt.map((at) => at - (sentAt[0] ?? 0))).to.deep.equal([0, 500, 1000, 1500]);
    });

    it('wait as long as a 429 asks, then send again', async () => {
      const clock = new TestClock();
      let turn = 0;
      const retry = [{ name: 'Retry-After', value: '7' }];
      const transport = new TinyProvider(() =>
        (turn += 1) === 2 ? { status: 429, headers: retry } : undefined,
      );
      const told = await listen(sourceOf({ transport, clock, probes: [gets(1)] }));
      expect([clock.sleeps, told.exchanges.length, told.cutShort]).to.deep.equal([
        [7000],
        3,
        undefined,
      ]);
    });

    it('never wait longer than half a minute', async () => {
      const clock = new TestClock();
      let turn = 0;
      const retry = [{ name: 'retry-after', value: '999999' }];
      const transport = new TinyProvider(() =>
        (turn += 1) === 2 ? { status: 503, headers: retry } : undefined,
      );
      await listen(sourceOf({ transport, clock, probes: [gets(2)] }));
      expect(clock.sleeps).to.deep.equal([30_000]);
    });

    it('end the run after two 429 in a row', async () => {
      let turn = 0;
      const transport = new TinyProvider(() => ((turn += 1) > 1 ? { status: 429 } : undefined));
      const told = await listen(sourceOf({ transport, probes: [gets(9)] }));
      expect(transport.requests.length).to.equal(3);
      expect(told.cutShort).to.equal('the server answered 429 twice in a row: lower the rate');
    });
  });

  describe('a probe', () => {
    it('is left out, with the reason, where its needs are not met', async () => {
      const transport = new TinyProvider();
      const needs = [['loopback'], ['failed-logins'], ['other-collection']] as const;
      const probes = needs.map((each) => ({ ...createAndStop, needs: each }));
      const told = await listen(
        sourceOf({ transport, probes, loopback: false, failedLoginsAllowed: false }),
      );
      expect(told.probes.map(({ reason }) => reason)).to.deep.equal([
        'it is sent to this machine only',
        'failed logins are not allowed on this target',
        'there is no second collection that can be listed',
      ]);
    });

    it('is left out of a read-only run where it writes', async () => {
      const transport = new TinyProvider();
      const told = await listen(sourceOf({ transport, probes: [createAndStop], readOnly: true }));
      expect([transport.log, told.probes[0]?.reason]).to.deep.equal([
        ['GET'],
        'the run is read-only',
      ]);
    });

    it('that throws is our fault, after cleaning up', async () => {
      const transport = new TinyProvider();
      const probe = probeOf(async (drive) => {
        await create(drive);
        throw new TypeError('planted');
      });
      const told = await listen(sourceOf({ transport, probes: [probe] }));
      expect([codeOf(told.error), transport.clients.size]).to.deep.equal(['internal', 0]);
    });

    it('that wants to delete what is not ours is our fault, and nothing is sent', async () => {
      const transport = new TinyProvider(undefined, [THEIRS]);
      const probe = probeOf(async (drive) => {
        await drive.send({ method: 'DELETE', purpose: 'valid', clientId: 'theirs' });
      });
      const told = await listen(sourceOf({ transport, probes: [probe] }));
      expect([codeOf(told.error), transport.log]).to.deep.equal(['internal', ['GET']]);
    });

    it('is the only one that ends where what no caller would send gets no answer', async () => {
      const provider = new TinyProvider();
      const message = 'no complete answer in time';
      const failure = { code: 'timeout', message, afterStatus: false };
      const transport: Transport = {
        send: async (request) => {
          const sent = await provider.send(request);
          const { startedAt, endedAt } = sent;
          return /%zz|_method/.test(request.target) ? { startedAt, endedAt, failure } : sent;
        },
        close: () => provider.close(),
      };
      const strange = (id: string, purpose: Purpose, end: string) =>
        probeOf(
          async (drive) => {
            const { request } = await drive.send({ method: 'GET', purpose: 'valid' });
            await drive.send({ method: 'GET', purpose, target: `${request.target}${end}` });
          },
          { id },
        );
      const isRead = probeOf(async (drive) => {
        const clientId = await create(drive);
        await drive.send({ method: 'GET', purpose: 'valid', clientId });
        await drive.send({ method: 'GET', purpose: 'valid' });
      });
      const { probes, leftovers } = await listen(
        sourceOf({
          transport,
          probes: [
            strange('escape', 'malformed-id', '/%zz'),
            strange('method', 'unsupported', '?_method=POST'),
            isRead,
          ],
        }),
      );
      expect(probes.map(({ id, status, reason }) => `${id} ${status} ${reason}`)).to.deep.equal([
        'escape run ',
        'method not-run a strange GET of the collection is not sent any more: two tries ran out of time',
        'test run ',
      ]);
      expect(leftovers).to.deep.equal([]);
    });

    it('reads again with growing pauses until the answer is fresh', async () => {
      const clock = new TestClock();
      const transport = new TinyProvider();
      const probe = probeOf(async (drive) => {
        let reads = 0;
        await drive.settled(
          'update',
          { method: 'GET', purpose: 'valid' },
          () => (reads += 1) === 4,
        );
      });
      await listen(sourceOf({ transport, clock, probes: [probe] }));
      expect(clock.sleeps).to.deep.equal([50, 100, 200]);
    });

    it('does not pause where the first answer is fresh', async () => {
      const clock = new TestClock();
      const transport = new TinyProvider();
      const probe = probeOf(async (drive) => {
        await drive.settled('update', { method: 'GET', purpose: 'valid' }, () => true);
      });
      await listen(sourceOf({ transport, clock, probes: [probe] }));
      expect(clock.sleeps).to.deep.equal([]);
    });

    it('waits up to the limit once, and not again for the same kind of read', async () => {
      const clock = new TestClock();
      const transport = new TinyProvider();
      const probe = probeOf(async (drive) => {
        for (const after of ['update', 'update', 'delete'] as const)
          await drive.settled(after, { method: 'GET', purpose: 'valid' }, () => false);
      });
      await listen(sourceOf({ transport, clock, probes: [probe] }));
      expect(clock.sleeps).to.deep.equal([50, 100, 200, 70, 50, 100, 200, 70]);
    });

    it('reads once more after the limit where one read took longer than that', async () => {
      const clock = new TestClock();
      const provider = new TinyProvider();
      const transport: Transport = {
        send: async (request) => {
          await clock.sleep(1000);
          return provider.send(request);
        },
        close: () => provider.close(),
      };
      let reads = 0;
      const probe = probeOf(async (drive) => {
        await drive.settled('update', { method: 'GET', purpose: 'valid' }, () => {
          reads += 1;
          return false;
        });
      });
      await listen(sourceOf({ transport, clock, probes: [probe] }));
      expect(reads).to.equal(2);
    });

    it('does not wait for an error to go away', async () => {
      const clock = new TestClock();
      let turn = 0;
      const transport = new TinyProvider(() => ((turn += 1) > 1 ? { status: 500 } : undefined));
      const probe = probeOf(async (drive) => {
        await drive.settled('update', { method: 'GET', purpose: 'valid' }, () => false);
      });
      await listen(sourceOf({ transport, clock, probes: [probe] }));
      expect(clock.sleeps).to.deep.equal([]);
    });
  });
});
