import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canIDeploy, recordDeployment } from './can-i-deploy.js';
import { failure } from './failure.testing.js';
import { folder, pactText, type Folder } from './pact.testing.js';
import type { PactCli } from './pact-cli.js';
import { publishPacts } from './publish.js';
import { brokerSettings } from './settings.js';

const TOKEN = 'token-that-nobody-may-see';

/** Servers in place of a broker, each unwell in one way; the command is Pact's own. */
const SERVERS: Readonly<Record<string, RequestListener>> = {
  'answers 401 and echoes the token': ({ headers }, response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: headers.authorization }));
  },
  'answers 403': (_, response) => response.writeHead(403).end(),
  'answers 404': (_, response) => response.writeHead(404).end(),
  'answers 409': (_, response) => {
    response.writeHead(409, { 'content-type': 'application/hal+json' }).end('{}');
  },
  'answers 500': (_, response) => response.writeHead(500).end('<h1>oops</h1>'),
  'answers a page': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>\u001b[2Jhello</h1>');
  },
  'answers broken JSON': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/hal+json' }).end('{"a":');
  },
  'answers an empty object': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/hal+json' }).end('{}');
  },
  'never answers': () => undefined,
  'hangs up': ({ socket }) => socket.destroy(),
};

const EXPECTED: Readonly<Record<string, string>> = {
  'answers 401 and echoes the token': 'broker-unauthorized',
  'answers 403': 'broker-unauthorized',
  'answers 404': 'broker-not-found',
  'answers 500': 'broker-failed',
  'answers a page': 'broker-answer-invalid',
  'answers broken JSON': 'broker-answer-invalid',
  'answers an empty object': 'broker-answer-invalid',
  'never answers': 'broker-too-slow',
  'hangs up': 'broker-unreachable',
  'answers 409': 'pact-conflict',
};

describe('a broker that is unwell', () => {
  let place: Folder;
  let server: Server | undefined;

  before(() => {
    place = folder();
    place.write('a.json', pactText());
  });

  after(() => {
    place.remove();
  });

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  const cliTo = async (listener: RequestListener, timeoutMs: number): Promise<PactCli> => {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return cliOn(port, timeoutMs);
  };

  const cliOn = (port: number, timeoutMs: number): PactCli => ({
    settings: brokerSettings({
      ...process.env,
      PACT_BROKER_BASE_URL: `http://127.0.0.1:${port}`,
      PACT_BROKER_TOKEN: TOKEN,
      PACT_BROKER_USERNAME: '',
      PACT_BROKER_PASSWORD: '',
    }),
    timeoutMs,
  });

  const question = { pacticipant: 'partner-console', version: '1', environment: 'production' };
  const actions = {
    publish: (cli: PactCli) => publishPacts({ files: [`${place.path}/a.json`], version: '1' }, cli),
    'can-i-deploy': (cli: PactCli) => canIDeploy(question, cli),
    'record-deployment': (cli: PactCli) => recordDeployment(question, cli),
  };

  for (const [name, action] of Object.entries(actions)) {
    for (const [what, listener] of Object.entries(SERVERS)) {
      it(`gives ${name} one clear line where it ${what}`, async () => {
        const cli = await cliTo(listener, what === 'never answers' ? 3_000 : 60_000);
        const error = await failure(() => action(cli));
        expect(error?.code, error?.message).to.equal(EXPECTED[what]);
        expect(error?.message).to.match(/^[ -~]{1,300}$/);
        expect(error?.message).not.to.include(TOKEN);
      });
    }

    it(`gives ${name} one clear line where there is none`, async () => {
      server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, 'close');
      expect(await failure(() => action(cliOn(port, 60_000)))).to.deep.equal({
        code: 'broker-unreachable',
        message: `the broker at http://127.0.0.1:${port} is not there`,
      });
    });
  }
});
