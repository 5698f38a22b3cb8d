import { expect } from 'chai';
import { ConformanceError } from '../model/error.js';
import type { HttpRequest } from '../model/exchange.js';
import type { Drive, ProbeRequest } from '../model/probe.js';
import type { Sent, Transport } from '../model/transport.js';
import { listen, LoggedJournal, probeOf, sourceOf, TestClock } from './drive.testing.js';
import { TinyProvider, type Answer, type Tamper } from './tiny-provider.testing.js';

const LIST: ProbeRequest = { method: 'GET', purpose: 'valid' };
const codeOf = (error: unknown) => (error instanceof ConformanceError ? error.code : error);

const creates = (drive: Drive, count: number): readonly ProbeRequest[] =>
  Array.from({ length: count }, (_, index) => ({
    method: 'POST',
    purpose: 'valid',
    json: drive.draft(`Client ${index}`),
  }));

/** Lets the first request pass, answers nothing until so many more are there, then the last one first. */
class Crowd implements Transport {
  readonly #provider: TinyProvider;
  readonly #size: number;
  readonly #waiting: (() => void)[] = [];
  #came = 0;

  constructor(provider: TinyProvider, size: number) {
    this.#provider = provider;
    this.#size = size;
  }

  async send(request: HttpRequest): Promise<Sent> {
    this.#came += 1;
    const number = this.#came;
    const sent = await this.#provider.send(request);
    if (number === 1 || number > this.#size + 1) return sent;
    const answered = new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#waiting.length === this.#size) void this.#release();
    await answered;
    return sent;
  }

  async #release(): Promise<void> {
    for (const resolve of this.#waiting.reverse()) {
      resolve();
      await new Promise((next) => setImmediate(next));
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The times at which requests left, milliseconds after the first. */
const timed = (clock: TestClock, provider = new TinyProvider()) => {
  const times: number[] = [];
  const transport: Transport = {
    send: (request) => {
      times.push(clock.now());
      return provider.send(request);
    },
    close: () => Promise.resolve(),
  };
  return { transport, leftAt: () => times.map((at) => at - (times[0] ?? 0)) };
};

/** Answers the requests from the second on, by turns; what it leaves out is answered right. */
const afterTheList = (answers: readonly (Answer | undefined)[]): Tamper => {
  let turn = -1;
  return () => {
    turn += 1;
    return turn === 0 ? undefined : answers[turn - 1];
  };
};

describe('requests that overlap', () => {
  for (const [how, send] of [
    ['together', (drive: Drive, all: readonly ProbeRequest[]) => drive.together(all)],
    [
      'each by itself',
      (drive: Drive, all: readonly ProbeRequest[]) =>
        Promise.all(all.map((each) => drive.send(each))),
    ],
  ] as const) {
    describe(`sent ${how}`, () => {
      it('are under way at the same time, and answered in order of the requests', async () => {
        const provider = new TinyProvider();
        const transport = new Crowd(provider, 4);
        let ids: readonly (string | undefined)[] = [];
        const probe = probeOf(async (drive) => {
          const answers = await send(drive, creates(drive, 4));
          ids = answers.map((answer) => drive.issued(answer));
        });
        await listen(sourceOf({ transport, probes: [probe] }));
        expect(ids).to.deep.equal(['client-1', 'client-2', 'client-3', 'client-4']);
      });

      it('are numbered and handed over in order of start', async () => {
        const transport = new Crowd(new TinyProvider(), 3);
        const purposes = ['unknown-id', 'valid', 'malformed-id'] as const;
        const probe = probeOf(async (drive) => {
          await send(
            drive,
            purposes.map((purpose) => ({ ...LIST, purpose })),
          );
        });
        const { exchanges } = await listen(
          sourceOf({ transport, probes: [{ ...probe, mutates: false }] }),
        );
        expect(exchanges.map(({ id, purpose }) => `${id} ${purpose}`)).to.deep.equal([
          'e1 inventory',
          'e2 unknown-id',
          'e3 valid',
          'e4 malformed-id',
        ]);
      });

      it('stand in the journal before any of them leaves, and are answered by number', async () => {
        const journal = new LoggedJournal();
        const provider = new TinyProvider(({ method }) => {
          if (method === 'POST') journal.lines.push('POST');
          return undefined;
        });
        const transport = new Crowd(provider, 3);
        const probe = probeOf(async (drive) => {
          const [first, ...others] = creates(drive, 3);
          if (first) await send(drive, [{ ...first, json: {} }, ...others]);
        });
        await listen(sourceOf({ transport, journal, probes: [probe] }));
        const lines = journal.lines.filter((line) => !/^(begin|deleted|settled)/.test(line));
        const intents = ['intend 1 test', 'intend 2 test', 'intend 3 test'];
        expect(lines.filter((line) => line.startsWith('intend'))).to.deep.equal(intents);
        if (how === 'together')
          expect(lines.slice(0, 6)).to.deep.equal([...intents, 'POST', 'POST', 'POST']);
        // The last one is answered first.
        expect(lines.slice(6)).to.deep.equal([
          'created 3 client-2',
          'created 2 client-1',
          'refused 1',
        ]);
      });

      it('renew a token once that all of them were refused with, and go again', async () => {
        let refusals = 0;
        let token = 1;
        let isListed = false;
        const provider = new TinyProvider(({ headers }) => {
          if (isListed && headers.get('authorization') === 'Bearer 1') return { status: 401 };
          isListed = true;
          return undefined;
        });
        const authorizer = {
          authorization: () => Promise.resolve(`Bearer ${token}`),
          refused: () => {
            refusals += 1;
            token = 2;
            return Promise.resolve(refusals === 1);
          },
        };
        const probe = probeOf(async (drive) => {
          const answers = await send(drive, [LIST, LIST, LIST]);
          expect(answers.map(({ response }) => response?.status)).to.deep.equal([200, 200, 200]);
        });
        const told = await listen(
          sourceOf({ transport: provider, authorizer, probes: [{ ...probe, mutates: false }] }),
        );
        expect([refusals, told.error]).to.deep.equal([1, undefined]);
      });
    });
  }

  it('take a slot of the rate each where they are sent by themselves', async () => {
    const clock = new TestClock();
    const { transport, leftAt } = timed(clock);
    const probe = probeOf(async (drive) => {
      await Promise.all([drive.send(LIST), drive.send(LIST), drive.send(LIST)]);
    });
    await listen(
      sourceOf({ transport, clock, ratePerSecond: 2, probes: [{ ...probe, mutates: false }] }),
    );
    expect(leftAt()).to.deep.equal([0, 500, 1000, 1500]);
  });

  it('wait for a slot each where they are sent together, and then leave at once', async () => {
    const clock = new TestClock();
    const { transport, leftAt } = timed(clock);
    const probe = probeOf(async (drive) => {
      await drive.together([LIST, LIST, LIST, LIST]);
      await drive.send(LIST);
    });
    await listen(
      sourceOf({ transport, clock, ratePerSecond: 2, probes: [{ ...probe, mutates: false }] }),
    );
    expect(leftAt()).to.deep.equal([0, 2000, 2000, 2000, 2000, 2500]);
  });

  it('do not end the run where the server refuses all of them with 429, once', async () => {
    const clock = new TestClock();
    const busy = { status: 429, headers: [{ name: 'retry-after', value: '3' }] };
    const provider = new TinyProvider(afterTheList([busy, busy, busy]));
    const { transport, leftAt } = timed(clock, provider);
    const probe = probeOf(async (drive) => {
      await drive.together([LIST, LIST, LIST]);
    });
    const told = await listen(
      sourceOf({ transport, clock, probes: [{ ...probe, mutates: false }] }),
    );
    expect([leftAt(), told.cutShort]).to.deep.equal([[0, 0, 0, 0, 3000, 3000, 3000], undefined]);
  });

  it('end the run where the server refuses them after the pause as well', async () => {
    const provider = new TinyProvider(
      afterTheList(Array.from({ length: 9 }, () => ({ status: 429 }))),
    );
    const probe = probeOf(async (drive) => {
      await drive.together([LIST, LIST]);
    });
    const told = await listen(
      sourceOf({ transport: provider, probes: [{ ...probe, mutates: false }] }),
    );
    expect([provider.requests.length, told.cutShort]).to.deep.equal([
      4,
      'the server answered 429 twice in a row: lower the rate',
    ]);
  });

  it('do not wait for a date that no HTTP-date is', async () => {
    const clock = new TestClock();
    const headers = [{ name: 'retry-after', value: 'Jan 1, 2100 00:00:00' }];
    const provider = new TinyProvider(afterTheList([{ status: 503, headers }]));
    // A quarter of a second passes before what got no answer is sent again.
    const probe = probeOf(async (drive) => {
      await drive.send(LIST);
      await drive.send(LIST);
    });
    await listen(sourceOf({ transport: provider, clock, probes: [{ ...probe, mutates: false }] }));
    expect(clock.sleeps).to.deep.equal([250]);
  });

  describe('are not sent, not one of them,', () => {
    it('where the rules forbid one', async () => {
      const transport = new TinyProvider();
      const journal = new LoggedJournal();
      const probe = probeOf(async (drive) => {
        const foreign = { method: 'DELETE', purpose: 'valid', clientId: 'theirs' } as const;
        await drive.together([...creates(drive, 1), foreign]);
      });
      const told = await listen(sourceOf({ transport, journal, probes: [probe] }));
      expect([codeOf(told.error), transport.log]).to.deep.equal(['internal', ['GET']]);
      expect(journal.lines).to.deep.equal(['begin', 'settled']);
    });

    for (const [loopback, most] of [
      [false, 4],
      [true, 10],
    ] as const)
      it(`where there are more than ${most}, ${loopback ? 'on' : 'beyond'} this machine`, async () => {
        const transport = new TinyProvider();
        const probe = probeOf(async (drive) => {
          await drive.together(Array.from({ length: most }, () => LIST));
          await drive.together(Array.from({ length: most + 1 }, () => LIST));
        });
        const told = await listen(
          sourceOf({ transport, loopback, probes: [{ ...probe, mutates: false }] }),
        );
        expect([codeOf(told.error), transport.requests.length]).to.deep.equal([
          'internal',
          most + 1,
        ]);
      });

    it('where what is left of the budget does not do for all, and what they make', async () => {
      const transport = new TinyProvider();
      const journal = new LoggedJournal();
      const probe = probeOf(
        async (drive) => {
          await drive.together(creates(drive, 3));
        },
        { requests: 1 },
      );
      // One list before, three creates, reads and deletions, and three lists that are kept for the end.
      const told = await listen(sourceOf({ transport, journal, maxRequests: 9, probes: [probe] }));
      // The list that proves that nothing was made is read all the same.
      expect([transport.log, told.cutShort]).to.deep.equal([
        ['GET', 'GET'],
        'the budget of 9 requests was spent',
      ]);
      expect(journal.lines.filter((line) => line.startsWith('refused'))).to.deep.equal([
        'refused 1',
        'refused 2',
        'refused 3',
      ]);
    });
  });

  it('leave at once where the budget does just for them and what they make', async () => {
    const transport = new TinyProvider();
    const probe = probeOf(
      async (drive) => {
        await drive.together(creates(drive, 3));
      },
      { requests: 1 },
    );
    const told = await listen(sourceOf({ transport, maxRequests: 11, probes: [probe] }));
    expect([transport.requests.length, told.cutShort]).to.deep.equal([11, undefined]);
  });

  it('count what those under way may make before their answers have come', async () => {
    const provider = new TinyProvider();
    const probe = probeOf(
      async (drive) => {
        await Promise.all(creates(drive, 4).map((each) => drive.send(each)));
      },
      { requests: 1 },
    );
    const told = await listen(
      sourceOf({ transport: new Crowd(provider, 2), maxRequests: 8, probes: [probe] }),
    );
    expect(provider.log.filter((line) => line === 'POST')).to.deep.equal(['POST', 'POST']);
    expect([provider.clients.size, told.cutShort]).to.deep.equal([
      0,
      'the budget of 8 requests was spent',
    ]);
  });

  it('are waited for where the probe has failed meanwhile, and cleaned up', async () => {
    let answer: () => void = () => undefined;
    const provider = new TinyProvider(async ({ method }, right) => {
      if (method !== 'POST') return right();
      await new Promise<void>((resolve) => (answer = resolve));
      return right();
    });
    const strand = async (drive: Drive) => {
      await drive.create(drive.draft('Late'));
      await drive.create(drive.draft('Too late'));
    };
    const probe = probeOf(async (drive) => {
      const late = strand(drive);
      late.catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
      setImmediate(() => {
        answer();
      });
      drive.stop('one strand is over');
    });
    const told = await listen(sourceOf({ transport: provider, probes: [probe] }));
    expect(provider.log).to.deep.equal([
      ...['GET', 'POST', 'GET client-1', 'DELETE client-1', 'GET'],
    ]);
    expect(told.probes.map(({ reason }) => reason)).to.deep.equal(['one strand is over']);
  });

  it('are none where none is asked for', async () => {
    const transport = new TinyProvider();
    const probe = probeOf(async (drive) => {
      expect(await drive.together([])).to.deep.equal([]);
    });
    const { error } = await listen(sourceOf({ transport, probes: [probe] }));
    expect([error, transport.log]).to.deep.equal([undefined, ['GET']]);
  });
});
