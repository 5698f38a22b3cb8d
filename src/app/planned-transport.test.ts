import { expect } from 'chai';
import { EMPTY_BODY } from '../model/body.js';
import { HeaderList } from '../model/http/headers.js';
import type { Probe, Sends } from '../model/probe.js';
import type { Transport } from '../model/transport.js';
import { plannedTransport } from './planned-transport.js';
import { requestsOf } from './planned-requests.js';

const PLACE = '/gw/a/oidc-provider/api/v0/institutions/i/partner-clients/p';
const ORIGIN = 'https://tenant.example';
const permissions = {
  loopback: false,
  failedLoginsAllowed: false,
  readOnly: false,
  hasOther: false,
  ...{ hasOtherToken: false, hasKey: false, hasRoom: true },
  ...({ depth: 'full', expiredToken: 'none' } as const),
};

const probeOf = (sends: Sends): Probe => ({
  ...{ id: 'p', title: 'Some', depth: 'quick', mutates: true, requests: 2, sends },
  run: () => Promise.resolve(),
});

const requests = requestsOf([probeOf({ 'POST clients': 1, 'GET client': 1 })], {
  ...{ prefix: '/gw', permissions, exclusions: [] },
});

const inner: Transport = {
  send: () => Promise.resolve({ startedAt: 0, endedAt: 0 }),
  close: () => Promise.resolve(),
};

const sender = () => {
  const tokenUrl = 'https://login.example/token';
  const transport = plannedTransport(inner, { origin: ORIGIN, requests, tokenUrl, tokenGets: 1 });
  return async (method: string, target: string, { origin = ORIGIN, isAgain = false } = {}) => {
    const request = { method, target, origin, body: EMPTY_BODY, headers: new HeaderList([]) };
    try {
      await transport.send(request, { isAgain });
      return 'sent';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };
};

describe('a transport that keeps to the plan', () => {
  it('sends what is planned, and asks for a token', async () => {
    const send = sender();
    expect([
      await send('POST', PLACE),
      await send('GET', `${PLACE}/%2E%2E?x=1`),
      await send('POST', '/token', { origin: 'https://login.example' }),
    ]).to.deep.equal(['sent', 'sent', 'sent']);
  });

  it('sends no other method, path or host', async () => {
    const send = sender();
    expect([
      await send('PUT', `${PLACE}/1`),
      await send('GET', `${PLACE}/1/2`),
      await send('GET', PLACE.slice(3)),
      await send('GET', PLACE, { origin: 'https://elsewhere.example' }),
      await send('POST', '/token'),
    ]).to.deep.equal([
      'a PUT is not in the plan of this run',
      'a GET is not in the plan of this run',
      'a GET is not in the plan of this run',
      'a GET is not in the plan of this run',
      'a POST is not in the plan of this run',
    ]);
  });

  it('sends no more writes than are planned, those that are sent once more apart', async () => {
    const send = sender();
    expect([
      await send('POST', PLACE),
      await send('POST', PLACE, { isAgain: true }),
      await send('POST', PLACE),
    ]).to.deep.equal(['sent', 'sent', 'a POST is one more than the plan of this run has']);
  });

  it('repeats reads', async () => {
    const send = sender();
    for (let count = 0; count < 9; count++) expect(await send('GET', PLACE)).to.equal('sent');
  });
});

describe('the requests of a plan', () => {
  it('are none of an operation that is left out, and no creates without deletions', () => {
    const owner = { owner: 'o', reason: 'r', expires: '2099-01-01' };
    const planned = requestsOf([probeOf({ 'POST clients': 1, 'GET client': 1, 'PUT client': 1 })], {
      prefix: '',
      permissions,
      exclusions: [{ operation: 'deleteClient', ...owner }],
    });
    expect(planned.map(({ method }) => method)).to.deep.equal(['GET', 'GET', 'PUT']);
  });
});
