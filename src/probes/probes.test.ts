import { expect } from 'chai';
import { marksIn } from '../model/mark.js';
import { operationAt } from '../model/operation.js';
import type { ClientMetadata, Probe } from '../model/probe.js';
import type { Transport } from '../model/transport.js';
import { listen, MARK, sourceOf, THERE } from '../driver/drive.testing.js';
import { type Tamper, TinyProvider } from '../driver/tiny-provider.testing.js';
import { probes } from './index.js';

const BEFORE = { clientId: 'theirs', name: 'Theirs', redirectUris: ['https://a.example/'] };

const authenticating: Tamper = ({ headers }) =>
  headers.get('authorization') === 'Bearer token'
    ? undefined
    : { status: 401, headers: [{ name: 'www-authenticate', value: 'Bearer' }] };

const drive = async (driven: readonly Probe[], more: object = {}) => {
  const provider = new TinyProvider(authenticating, [BEFORE]);
  const told = await listen(
    sourceOf({ probes: driven, transport: provider, other: THERE, ...more }),
  );
  return { provider, ...told };
};

const isOfReadOnly = ({ needs = [] }: Probe): boolean =>
  needs.includes('read-only') || needs.includes('no-writes');

const quick = probes.filter(({ depth, leads }) => depth === 'quick' && leads !== 'stand-in');

describe('the probes', () => {
  it('have ids of their own', () => {
    expect(new Set(probes.map(({ id }) => id)).size).to.equal(probes.length);
  });

  it('have titles that say something, and have them alone', () => {
    expect(probes.filter(({ title }) => !/^[A-Z].{10,}[^.]$/.test(title))).to.deep.equal([]);
    expect(new Set(probes.map(({ title }) => title)).size).to.equal(probes.length);
  });

  for (const probe of probes) {
    const driveAlone = (more: object = {}) =>
      drive([probe], { readOnly: isOfReadOnly(probe), ...more });

    describe(probe.id, () => {
      it('sends exactly as many requests as it says, or fewer', async () => {
        const { exchanges, error } = await driveAlone();
        const own = exchanges.filter((exchange) => exchange.probe === probe.id);
        expect(error).to.equal(undefined);
        expect(own.length).to.be.within(1, probe.requests);
      });

      it('says how many of each kind', async () => {
        const { exchanges } = await drive([probe]);
        const sent: Record<string, number> = {};
        for (const { request } of exchanges.filter((exchange) => exchange.probe === probe.id)) {
          const isOne = /partner-clients\/[^/]+\/./.test(request.target);
          const kind = `${request.method} ${isOne ? 'client' : 'clients'}`;
          sent[kind] = (sent[kind] ?? 0) + 1;
        }
        const said = new Map<string, number>(Object.entries(probe.sends ?? {}));
        expect(
          Object.entries(sent).filter(([kind, count]) => count > (said.get(kind) ?? 0)),
        ).to.deep.equal([]);
      });

      it('runs to its end against a correct provider', async () => {
        const { probes: outcomes, cutShort } = await driveAlone();
        expect(outcomes).to.deep.equal([{ id: probe.id, status: 'run', reason: '' }]);
        expect(cutShort).to.equal(undefined);
      });

      it('leaves the provider as it was', async () => {
        const { provider, leftovers } = await driveAlone();
        expect([...provider.clients.values()]).to.deep.equal([BEFORE]);
        expect([...provider.others.values()]).to.deep.equal([]);
        expect(leftovers).to.deep.equal([]);
      });

      it('says to which operations it sends a valid request', async () => {
        const { exchanges } = await driveAlone();
        const valid = exchanges.filter(
          (each) => each.probe === probe.id && each.purpose === 'valid',
        );
        const asked = valid.map(({ request: { method, target } }) =>
          operationAt(method, /partner-clients\/[^/]+\/(.+)/.exec(target)?.[1]),
        );
        const declared = new Set(probe.serves);
        // Before a client is written to for the first time, it is read.
        if (!declared.has('getClient') && declared.has('deleteClient')) declared.add('getClient');
        expect(new Set(asked)).to.deep.equal(declared);
      });

      it('says whether it writes', async () => {
        const { exchanges } = await driveAlone();
        const writes = exchanges.filter(({ request }) => !['GET', 'HEAD'].includes(request.method));
        expect(writes.length > 0).to.equal(probe.mutates);
      });

      it('sends the same requests for the same seed', async () => {
        const sent = async () =>
          (await driveAlone()).exchanges.map(
            ({ request }) => `${request.method} ${request.target} ${request.body.text}`,
          );
        expect(await sent()).to.deep.equal(await sent());
      });

      it('sends nothing beyond this machine that it must not', async () => {
        const { error } = await driveAlone({ loopback: false });
        expect(error).to.equal(undefined);
      });
    });
  }

  it('carry the mark in name and redirect URI of every valid create', async () => {
    const { exchanges } = await drive(probes);
    const creates = exchanges.filter(
      ({ request, purpose }) => request.method === 'POST' && purpose === 'valid',
    );
    for (const { request } of creates) {
      const client = request.body.json.ok ? request.body.json.value : undefined;
      const { name, redirectUris }: ClientMetadata = { ...(client ?? {}) };
      expect([[...marksIn({ name })], [...marksIn({ redirectUris })]]).to.deep.equal([
        [MARK],
        [MARK],
      ]);
    }
    expect(creates.length).to.be.greaterThan(5);
  });

  it('carry the mark in two members of every create that is an object, valid or not', async () => {
    const { exchanges } = await drive(probes);
    const single = exchanges
      .filter(({ request }) => request.method === 'POST')
      .flatMap(({ request }): ClientMetadata[] => {
        const client = request.body.json.ok ? request.body.json.value : undefined;
        return typeof client !== 'object' || client === null || Array.isArray(client)
          ? []
          : [{ ...client }];
      })
      .filter(({ name, redirectUris, contacts }) => {
        const places = [{ name }, { redirectUris }, { contacts }];
        return places.filter((place) => marksIn(place).has(MARK)).length < 2;
      });
    expect(single).to.deep.equal([]);
  });

  it('ask for all eight pairs of operation and status in the quick run', async () => {
    const { exchanges } = await drive(quick);
    const pairs = exchanges.map(({ request, response }) => {
      const place = /partner-clients\/[^/]+\/./.test(request.target) ? 'client' : 'collection';
      return `${request.method} ${place} ${response?.status ?? 0}`;
    });
    expect(pairs).to.include.members([
      'GET collection 200',
      'POST collection 200',
      'GET client 200',
      'GET client 404',
      'PUT client 204',
      'PUT client 404',
      'DELETE client 204',
      'DELETE client 404',
    ]);
  });

  it('answer every valid request of the quick run with a success', async () => {
    const { exchanges } = await drive(quick);
    const refused = exchanges.filter(
      ({ purpose, response }) => purpose === 'valid' && (response?.status ?? 0) >= 300,
    );
    expect(refused.map(({ request }) => `${request.method} ${request.target}`)).to.deep.equal([]);
  });

  it('need no more than the budget of a quick run, of a provider that takes most of what it is sent', async () => {
    const beyond = { loopback: false, failedLoginsAllowed: false, hasRoom: false };
    expect((await drive(quick, beyond)).exchanges.length).to.be.at.most(150);
  });

  it('send nothing else than they plan, in all', async () => {
    const { provider, exchanges } = await drive(probes);
    expect(provider.requests.length).to.equal(exchanges.length);
  });

  it('send nothing without a good token beyond this machine where that is not allowed', async () => {
    const { exchanges } = await drive(probes, { loopback: false, failedLoginsAllowed: false });
    const strange = exchanges.filter(
      ({ request }) => request.headers.get('authorization') !== 'Bearer token',
    );
    expect(strange).to.deep.equal([]);
  });

  for (const [depth, most] of [
    ['quick', 8],
    ['full', 50],
  ] as const)
    it(`send at the most ${most} bad logins beyond this machine, and one that is served between two, ${depth}`, async () => {
      const { exchanges } = await drive(probes, { loopback: false, depth });
      const isBad = exchanges.map(({ response }) => response?.status === 401);
      expect(isBad.filter((each) => each).length).to.be.within(1, most);
      expect(isBad.some((each, index) => each && isBad[index + 1] === true)).to.equal(false);
    });

  it('clean up after a provider that takes any token', async () => {
    const provider = new TinyProvider(undefined, [BEFORE]);
    const driven = probes.filter(({ id }) => id === 'credentials' || id === 'expired-token');
    const { exchanges, error } = await listen(sourceOf({ probes: driven, transport: provider }));
    expect(error).to.equal(undefined);
    expect([...provider.clients.values()]).to.deep.equal([BEFORE]);
    for (const { id, requests } of driven)
      expect(exchanges.filter(({ probe }) => probe === id).length).to.be.at.most(requests);
  });

  describe('beside another client of the run', () => {
    const refusing = async (status: number) => {
      const provider: TinyProvider = new TinyProvider(({ method }) =>
        method === 'POST' && provider.clients.size > 0 ? { status } : undefined,
      );
      const driven = probes.filter(({ id }) => id === 'every-write');
      const told = await listen(sourceOf({ probes: driven, transport: provider }));
      return told;
    };

    it('take a refusal for the end of the room, and make some for those that follow', async () => {
      const told = await refusing(403);
      expect(told.probes).to.deep.equal([
        {
          id: 'every-write',
          status: 'not-run',
          reason: 'a create was refused while other clients of the run stood',
        },
      ]);
      const deleted = told.exchanges.filter(({ request }) => request.method === 'DELETE');
      expect(deleted.map(({ probe }) => probe)).to.deep.equal(['every-write']);
    });

    it('take no failure for one', async () => {
      const told = await refusing(500);
      expect(told.probes).to.deep.equal([
        {
          id: 'every-write',
          status: 'not-run',
          isMissing: true,
          reason: 'the create was not answered with the id of a new client',
        },
      ]);
    });
  });

  it('ask for no client by a method in an address beyond this machine', async () => {
    const { exchanges } = await drive(probes, { loopback: false });
    const asked = exchanges.filter(({ request }) => request.target.includes('_method=POST'));
    expect(asked).to.deep.equal([]);
  });

  it('ask for a method in the address of the collection, wherever an id stands in it besides', async () => {
    const provider = new TinyProvider(authenticating);
    const prefix = '/client-1';
    const transport: Transport = {
      send: (request) => provider.send({ ...request, target: request.target.slice(prefix.length) }),
      close: () => provider.close(),
    };
    const driven = probes.filter(({ id }) => id === 'odd-requests');
    await listen(sourceOf({ probes: driven, transport, prefix }));
    const asked = provider.requests.filter(({ target }) => target.includes('_method=POST'));
    expect(asked.map(({ target }) => target)).to.deep.equal([
      '/a/oidc-provider/api/v0/institutions/bank/partner-clients/me?_method=POST&name=x',
    ]);
  });

  it('send only gets in a read-only run', async () => {
    const { exchanges } = await drive(probes, { readOnly: true, loopback: false });
    expect(new Set(exchanges.map(({ request }) => request.method))).to.deep.equal(new Set(['GET']));
  });
});
