import { expect } from 'chai';
import fc from 'fast-check';
import { EMPTY_BODY } from '../model/body.js';
import { ConformanceError } from '../model/error.js';
import { driverError } from './errors.js';
import type { HttpRequest } from '../model/exchange.js';
import { NO_HEADERS } from '../model/http/headers.js';
import type { Drive } from '../model/probe.js';
import { HERE, listen, LoggedJournal, MARK, probeOf, sourceOf } from './drive.testing.js';
import { TinyProvider, type Answer, type Tamper } from './tiny-provider.testing.js';

const THEIRS = { clientId: 'theirs', name: 'Theirs', redirectUris: ['https://a.example/'] };

const TOKEN_REQUEST: HttpRequest = {
  method: 'POST',
  origin: 'http://127.0.0.1:1',
  target: '/token',
  headers: NO_HEADERS,
  body: EMPTY_BODY,
};

const isList = ({ method, target }: HttpRequest) => method === 'GET' && target.endsWith('/me');
const codeOf = (error: unknown) => (error instanceof ConformanceError ? error.code : error);

const createAndStop = probeOf(async (drive) => {
  const created = await drive.create(drive.draft('Test'));
  if (drive.issued(created) === undefined) drive.stop('no id');
});

const create = async (drive: Drive): Promise<string> =>
  drive.issued(await drive.create(drive.draft('Test'))) ?? drive.stop('no id');

describe('the live source', () => {
  it('lists before, deletes what was created, lists after', async () => {
    const transport = new TinyProvider(undefined, [THEIRS]);
    const journal = new LoggedJournal();
    const told = await listen(sourceOf({ transport, journal, probes: [createAndStop] }));
    expect(transport.log).to.deep.equal([
      ...['GET', 'POST', 'GET client-1', 'DELETE client-1', 'GET'],
    ]);
    expect(journal.lines).to.deep.equal([
      ...['begin theirs', 'intend 1 test', 'created 1 client-1', 'deleted client-1', 'settled'],
    ]);
    expect([told.cutShort, told.error, told.leftovers]).to.deep.equal([undefined, undefined, []]);
  });

  it('numbers exchanges in order and tags each with probe and purpose', async () => {
    const transport = new TinyProvider();
    const { exchanges } = await listen(sourceOf({ transport, probes: [createAndStop] }));
    expect(exchanges.map(({ id, probe, purpose }) => [id, probe, purpose])).to.deep.equal([
      ['e1', undefined, 'inventory'],
      ['e2', 'test', 'valid'],
      ['e3', undefined, 'valid'],
      ['e4', undefined, 'clean-up'],
      ['e5', undefined, 'inventory'],
    ]);
  });

  it('hands an exchange over once the next one was sent', async () => {
    const seen: string[] = [];
    const transport = new TinyProvider();
    const probe = probeOf(async (drive) => {
      await drive.send({ method: 'GET', purpose: 'valid' });
      await new Promise((resolve) => setImmediate(resolve));
      seen.push('probe ends');
    });
    for await (const { exchanges = [] } of sourceOf({ transport, probes: [probe] }))
      seen.push(...exchanges.map(({ id }) => id));
    expect(seen).to.deep.equal(['e1', 'probe ends', 'e2']);
  });

  it('makes exchanges of token requests, in their place', async () => {
    const transport = new TinyProvider();
    const source = sourceOf({
      transport,
      authorizer: {
        authorization: async () => {
          source.tokenSent(TOKEN_REQUEST, await new TinyProvider().send(TOKEN_REQUEST));
          return 'Bearer token';
        },
        refused: () => Promise.resolve(false),
      },
    });
    const { exchanges } = await listen(source);
    expect(exchanges.map(({ purpose }) => purpose)).to.deep.equal(['token', 'inventory']);
  });

  describe('without an inventory', () => {
    const WRONG: readonly (readonly [string, Answer, string?])[] = [
      ['an object', { status: 200, json: { clients: [] } }],
      ['null', { status: 200, json: null }],
      ['items without an id', { status: 200, json: [{ name: 'x' }] }],
      ['items with a number for an id', { status: 200, json: [{ clientId: 5 }] }],
      ['items that are null', { status: 200, json: [null] }],
      [
        'a further page',
        { status: 200, json: [], headers: [{ name: 'Link', value: '</x>; rel="next"' }] },
      ],
      ['no body', { status: 200 }],
      ['a 206', { status: 206, json: [] }],
      ['a redirect', { status: 302 }],
      ['an error', { status: 500 }],
      ['a 410', { status: 410 }, 'collection-not-found'],
    ];
    for (const [what, answer, code = 'list-refused'] of WRONG) {
      it(`sends nothing more where the list is answered with ${what}`, async () => {
        const transport = new TinyProvider(() => answer);
        const told = await listen(sourceOf({ transport, probes: [createAndStop] }));
        expect(transport.log).to.deep.equal(['GET']);
        expect(told.probes.map(({ status }) => status)).to.deep.equal(['not-run']);
        expect(told.cutShort).to.match(/^what was there before is not known/);
        expect(codeOf(told.error)).to.equal(code);
      });
    }

    it('says of a run that only reads nothing of writing', async () => {
      const transport = new TinyProvider(() => ({ status: 404 }));
      const told = await listen(sourceOf({ transport, readOnly: true }));
      expect(told.cutShort).to.equal(
        'what was there before is not known: the list was answered with 404',
      );
    });

    it('yields the exchange and says that the target cannot be reached', async () => {
      const transport = new TinyProvider(() => ({ status: 0, failure: 'connection refused' }));
      const told = await listen(sourceOf({ transport, probes: [createAndStop] }));
      expect([told.exchanges.length, codeOf(told.error)]).to.deep.equal([2, 'target-unreachable']);
    });

    it('says that access was refused, after one more try with a new token', async () => {
      const transport = new TinyProvider(() => ({ status: 401 }));
      const authorizer = {
        authorization: () => Promise.resolve('Bearer token'),
        refused: () => Promise.resolve(true),
      };
      const told = await listen(sourceOf({ transport, authorizer, probes: [createAndStop] }));
      expect([transport.log, codeOf(told.error)]).to.deep.equal([['GET', 'GET'], 'access-refused']);
    });

    for (const [status, code] of [
      [403, 'access-refused'],
      [404, 'collection-not-found'],
    ] as const)
      it(`sends nothing more, and says what to check, after a ${status}`, async () => {
        const transport = new TinyProvider(() => ({ status }));
        const told = await listen(sourceOf({ transport, probes: [createAndStop] }));
        expect([transport.log, codeOf(told.error)]).to.deep.equal([['GET'], code]);
        expect(told.cutShort).to.match(/^what was there before is not known/);
      });

    it('hands on what the authorizer says', async () => {
      const transport = new TinyProvider();
      const authorizer = {
        authorization: () => Promise.reject(driverError('access-refused', 'no token')),
        refused: () => Promise.resolve(false),
      };
      const told = await listen(sourceOf({ transport, authorizer, probes: [createAndStop] }));
      expect([transport.log, codeOf(told.error)]).to.deep.equal([[], 'access-refused']);
    });
  });

  describe('with a server that lies', () => {
    const asks = (answer: (request: HttpRequest) => Answer | undefined): Tamper => answer;

    it('never writes to an id that was there, though it be answered to our create', async () => {
      const lie = asks(({ method }) =>
        method === 'POST' ? { status: 200, json: { client: { clientId: 'THEIRS' } } } : undefined,
      );
      const transport = new TinyProvider(lie, [THEIRS]);
      const told = await listen(sourceOf({ transport, probes: [createAndStop] }));
      expect(transport.log).to.deep.equal(['GET', 'POST', 'GET']);
      expect(told.probes).to.deep.equal([
        { id: 'test', status: 'not-run', reason: 'no id', isMissing: true },
      ]);
    });

    it('never deletes what was there, though it carry our mark in the last list', async () => {
      const transport = new TinyProvider(undefined, [THEIRS]);
      let lists = 0;
      transport.tamper((request) => {
        lists += isList(request) ? 1 : 0;
        return lists > 1 && isList(request)
          ? { status: 200, json: [{ ...THEIRS, name: MARK }] }
          : undefined;
      });
      await listen(sourceOf({ transport, probes: [createAndStop] }));
      expect(transport.log).to.deep.equal([
        ...['GET', 'POST', 'GET client-1', 'DELETE client-1', 'GET'],
      ]);
    });

    it('writes to no id that leads elsewhere', async () => {
      const lie = asks(({ method }) =>
        method === 'POST' ? { status: 200, json: { client: { clientId: '../you/1' } } } : undefined,
      );
      const transport = new TinyProvider(lie);
      const told = await listen(sourceOf({ transport, probes: [createAndStop], loopback: false }));
      expect(transport.log).to.deep.equal(['GET', 'POST', 'GET']);
      expect(told.leftovers.map(({ clientId }) => clientId)).to.deep.equal(['../you/1']);
    });

    it('touches nothing that was there, whatever it answers', async () => {
      const ids = fc.constantFrom('theirs', 'THEIRS', 'new', '', '../x', '__proto__');
      const client = fc.record({ clientId: ids, name: fc.constantFrom('x', MARK) });
      const json = fc.oneof(
        fc.array(client),
        fc.record({ client }),
        client,
        fc.constantFrom(null, 5, [null], { client: [] }),
      );
      const answers = fc.array(
        fc.record({ status: fc.constantFrom(200, 201, 204, 404, 500), json }),
        { minLength: 1 },
      );
      await fc.assert(
        fc.asyncProperty(answers, async (list) => {
          let turn = -1;
          const transport = new TinyProvider(
            () => ((turn += 1) === 0 ? undefined : list[turn % list.length]),
            [THEIRS],
          );
          const probe = probeOf(async (drive) => {
            const clientId = await create(drive);
            await drive.send({ method: 'PUT', purpose: 'valid', clientId, json: {} });
          });
          const { error } = await listen(sourceOf({ transport, probes: [probe, probe] }));
          expect(error).to.equal(undefined);
          expect(transport.log.filter((line) => /^(PUT|DELETE) theirs$/i.test(line))).to.deep.equal(
            [],
          );
        }),
        { numRuns: 200 },
      );
    });

    it('writes to no client that an answer to a create names and that bears no mark of ours', async () => {
      let lists = 0;
      const transport = new TinyProvider(undefined, [THEIRS]);
      transport.tamper((request) => {
        if (isList(request)) return (lists += 1) === 1 ? { status: 200, json: [] } : undefined;
        return request.method === 'POST'
          ? { status: 200, json: { client: { clientId: 'theirs' } } }
          : undefined;
      });
      const probe = probeOf(async (drive) => {
        const clientId = await create(drive);
        await drive.send({ method: 'PUT', purpose: 'valid', clientId, json: { name: 'x' } });
      });
      const told = await listen(sourceOf({ transport, probes: [probe] }));
      expect(transport.log).to.deep.equal([
        ...['GET', 'POST', 'GET theirs', 'GET theirs', 'GET', 'GET theirs', 'GET'],
      ]);
      expect(told.probes.map(({ reason, isMissing }) => [reason, isMissing])).to.deep.equal([
        ['no read has shown our mark in the client that a create was answered with', true],
      ]);
    });

    it('finds by its mark what a create made whose answer never came, and makes another one', async () => {
      const transport = new TinyProvider((request, right) => {
        if (request.method !== 'POST') return undefined;
        right();
        return { status: 0, failure: 'reset' };
      });
      const told = await listen(sourceOf({ transport, probes: [createAndStop] }));
      expect(transport.log).to.deep.equal([
        ...['GET', 'POST', 'GET', 'DELETE client-1', 'POST', 'GET', 'DELETE client-2', 'GET'],
      ]);
      expect([transport.clients.size, told.leftovers]).to.deep.equal([0, []]);
    });

    it('finds by its mark what an update of an unknown id made', async () => {
      const transport = new TinyProvider();
      transport.tamper(({ method, body }) => {
        if (method !== 'PUT' || !body.json.ok) return undefined;
        transport.clients.set('made', { ...(body.json.value ?? {}), clientId: 'made' });
        return { status: 204 };
      });
      const probe = probeOf(async (drive) => {
        const clientId = drive.unknownId();
        await drive.send({
          method: 'PUT',
          purpose: 'unknown-id',
          clientId,
          json: drive.draft('x'),
        });
      });
      await listen(sourceOf({ transport, probes: [probe] }));
      expect(transport.clients.size).to.equal(0);
    });

    it('tells what could not be deleted, and why', async () => {
      const transport = new TinyProvider(({ method }) =>
        method === 'DELETE' ? { status: 500 } : undefined,
      );
      const { leftovers } = await listen(sourceOf({ transport, probes: [createAndStop] }));
      expect(leftovers).to.deep.equal([
        { collection: HERE, clientId: 'client-1', reason: 'the DELETE was answered with 500' },
      ]);
    });

    it('tells what is still listed after its deletion', async () => {
      const transport = new TinyProvider(({ method }) =>
        method === 'DELETE' ? { status: 204 } : undefined,
      );
      const { leftovers } = await listen(sourceOf({ transport, probes: [createAndStop] }));
      expect(leftovers.map(({ reason }) => reason)).to.deep.equal([
        'it is still listed after its deletion',
      ]);
    });

    it('tells that a create may have left something where no list shows it', async () => {
      let posted = false;
      const transport = new TinyProvider(({ method }) => {
        posted ||= method === 'POST';
        return posted ? { status: 500 } : undefined;
      });
      const { leftovers } = await listen(sourceOf({ transport, probes: [createAndStop] }));
      expect(leftovers.map(({ clientId }) => clientId)).to.deep.equal(['(unknown)']);
    });
  });

  describe('when it is interrupted', () => {
    it('sends no more of its probes, cleans up and tells the rest', async () => {
      const stop = new AbortController();
      const transport = new TinyProvider();
      const probe = probeOf(async (drive) => {
        await create(drive);
        stop.abort();
        await create(drive);
      });
      const probes = [probe, { ...probe, id: 'next' }];
      const told = await listen(sourceOf({ transport, probes, signal: stop.signal }));
      expect(transport.log).to.deep.equal([
        ...['GET', 'POST', 'GET client-1', 'DELETE client-1', 'GET'],
      ]);
      expect(told.cutShort).to.equal('the run was interrupted');
      expect(told.probes.map(({ id, reason }) => [id, reason])).to.deep.equal([
        ['test', 'the run was interrupted'],
        ['next', 'the run was interrupted'],
      ]);
      expect(told.exchanges.length).to.equal(5);
    });

    it('sends nothing where it was interrupted before it began', async () => {
      const transport = new TinyProvider();
      const signal = AbortSignal.abort();
      const told = await listen(sourceOf({ transport, probes: [createAndStop], signal }));
      expect([transport.log, told.cutShort]).to.deep.equal([[], 'the run was interrupted']);
    });

    it('cleans up where its consumer no longer listens', async () => {
      const transport = new TinyProvider();
      for await (const batch of sourceOf({ transport, probes: [createAndStop, createAndStop] }))
        if (batch.exchanges?.some(({ request }) => request.method === 'POST')) break;
      expect(transport.clients.size).to.equal(0);
    });
  });

  it('refuses to be made for writes that were not allowed', () => {
    const make = () =>
      sourceOf({ transport: new TinyProvider(), loopback: false, allowMutations: false });
    expect(make).to.throw(ConformanceError);
  });
});
