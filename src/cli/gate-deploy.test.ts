import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Tenant } from '../app/tenant.testing.js';
import { called } from './in-process.testing.js';

/** A broker that gives one answer, and knows what it was asked. */
class StubBroker {
  deployable: boolean | null = null;
  readonly asked: string[] = [];
  readonly #server: Server = createServer(({ url = '' }, response) => {
    this.asked.push(url.split('?', 1)[0] ?? '');
    const summary = { deployable: this.deployable, reason: 'so it is' };
    response.setHeader('content-type', 'application/hal+json');
    response.end(JSON.stringify({ summary, notices: [], matrix: [] }));
  });

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe('conformance gate, where it asks a broker', function () {
  this.timeout(60_000);
  const broker = new StubBroker();
  let address: string;
  let tenant: Tenant;

  before(async () => {
    address = await broker.start();
    tenant = await Tenant.start();
    await tenant.run();
    const input = `{ file: ${tenant.path('reports/report.json')}, allows: [--probes listed-client] }`;
    const question = '{ pacticipant: console, environment: production, version: "7" }';
    tenant.configure(`gate: { requires: [${input}], canIDeploy: ${question} }\n`);
  });
  after(async () => {
    broker.close();
    await tenant.close();
  });
  beforeEach(() => {
    broker.asked.length = 0;
  });

  const gate = (more: Readonly<Record<string, string>>) =>
    called(['gate', '--config', tenant.config], {
      ...tenant.env,
      PATH: process.env.PATH ?? '',
      PACT_DO_NOT_TRACK: 'true',
      ...more,
    });

  for (const [deployable, code, said] of [
    [true, 0, 'good: pact can-i-deploy of production (the broker)\n  so it is\n'],
    [false, 1, '  wrong: so it is\n'],
    [null, 3, '  not told: so it is\n'],
  ] as const) {
    it(`exits ${code} where the broker says ${String(deployable)}, asked while it runs`, async () => {
      broker.deployable = deployable;
      const told = await gate({ PACT_BROKER_BASE_URL: address });
      expect([told.code, told.stdout.includes(said), broker.asked]).to.deep.equal([
        code,
        true,
        ['/matrix'],
      ]);
    });
  }

  it('cannot tell where nobody answers, and says how to ask again', async () => {
    const { code, stdout } = await gate({ PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' });
    const mend =
      'mend it: conformance pact can-i-deploy --pacticipant console --environment production --version 7';
    expect([code, stdout.includes(mend)]).to.deep.equal([3, true]);
  });

  it('exits 2 where no broker is named', async () => {
    const { code } = await gate({});
    expect(code).to.equal(2);
  });
});
