import { retryAfter } from '../checks/_retry-after.js';
import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepJournal, openJournal, readJournal } from '../journal/journal.js';
import { Body } from '../model/body.js';
import { HeaderList } from '../model/http/headers.js';
import { markOf } from '../model/mark.js';
import { cleanUpRuns, deleteMarked, markedClients, type CleanupOptions } from './past-runs.js';
import { HERE, MARK, TestClock, THERE } from './drive.testing.js';
import { TinyProvider, type TinyClient } from './tiny-provider.testing.js';

const TARGET = 'http://127.0.0.1:1';
const OTHER_MARK = markOf('fedcba9876543210');

const client = (clientId: string, name = clientId): TinyClient => ({
  clientId,
  name,
  redirectUris: ['https://a.example/'],
});

const optionsOf = (transport: TinyProvider): CleanupOptions => ({
  transport,
  authorizer: {
    authorization: () => Promise.resolve('Bearer token'),
    refused: () => Promise.resolve(false),
  },
  origin: TARGET,
  timeoutMs: 1000,
  consistencySeconds: 0.1,
  signal: new AbortController().signal,
  clock: new TestClock(),
  retryAfter,
});

describe('the clean-up after earlier runs', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cleanup-'));
    file = join(folder, 'journal.ndjson');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const crashed = async (created: readonly string[], present = ['theirs'], unanswered = 0) => {
    const journal = await openJournal({ file, target: TARGET, mark: MARK, startedAt: '' });
    await journal.begin(HERE, present);
    for (const clientId of created) {
      await journal.created(await journal.intend(HERE, 'x'), clientId);
    }
    for (let index = 0; index < unanswered; index += 1) await journal.intend(HERE, 'x');
    await journal.close();
  };

  const cleanUp = async (
    provider: TinyProvider,
    target = TARGET,
    more: Partial<CleanupOptions> = {},
  ) => {
    const keeper = await keepJournal(file);
    const options = { ...optionsOf(provider), ...more };
    const cleaned = await cleanUpRuns(await readJournal(file), target, keeper, options);
    await keeper.close();
    return cleaned;
  };

  it('deletes what the journal knows and what carries the mark, and nothing else', async () => {
    const provider = new TinyProvider(undefined, [
      ...[client('theirs'), client('a', MARK), client('b', `Lost ${MARK}`)],
      ...[client('later'), client('of-another-run', OTHER_MARK)],
    ]);
    await crashed(['a'], ['theirs'], 1);
    const cleaned = await cleanUp(provider);
    expect([...provider.clients.keys()]).to.deep.equal(['theirs', 'later', 'of-another-run']);
    expect(cleaned).to.deep.equal({
      deleted: [
        { collection: HERE, clientId: 'a' },
        { collection: HERE, clientId: 'b' },
      ],
      leftovers: [],
    });
  });

  it('has nothing to do the second time', async () => {
    const provider = new TinyProvider(undefined, [client('a', MARK)]);
    await crashed(['a']);
    await cleanUp(provider);
    const before = provider.requests.length;
    expect(await cleanUp(provider)).to.deep.equal({ deleted: [], leftovers: [] });
    expect(provider.requests.length).to.equal(before);
  });

  it('deletes no client that the journal has as created, and that bears no mark of the run', async () => {
    const provider = new TinyProvider(undefined, [client('a', 'Of somebody else')]);
    await crashed(['a']);
    const { leftovers } = await cleanUp(provider);
    expect([...provider.clients.keys()]).to.deep.equal(['a']);
    expect(leftovers.map(({ reason }) => reason)).to.deep.equal([
      'no read has shown our mark in it',
    ]);
  });

  it('never deletes what was there before, though the journal has it as created and marked', async () => {
    const provider = new TinyProvider(undefined, [client('theirs', MARK)]);
    await crashed(['theirs', 'THEIRS']);
    await cleanUp(provider);
    expect(provider.log.filter((line) => line.startsWith('DELETE'))).to.deep.equal([]);
  });

  it('asks for no list of a collection that the run had made up', async () => {
    const provider = new TinyProvider(undefined, [client('theirs')]);
    const journal = await openJournal({ file, target: TARGET, mark: MARK, startedAt: '' });
    await journal.begin({ institution: 'made', partner: 'up' }, [], 'invented');
    await journal.intend({ institution: 'made', partner: 'up' }, 'x');
    await journal.close();
    expect(await cleanUp(provider)).to.deep.equal({ deleted: [], leftovers: [] });
    expect(provider.log).to.deep.equal([]);
  });

  const leftThere = async () => {
    const journal = await openJournal({ file, target: TARGET, mark: MARK, startedAt: '' });
    await journal.begin(HERE, []);
    await journal.begin(THERE, [], 'other');
    await journal.created(await journal.intend(THERE, 'x'), 'a');
    await journal.close();
    const provider = new TinyProvider(({ target, headers }) => {
      const token = headers.get('authorization');
      const isOwn = token === (target.includes('/you') ? 'Bearer other' : 'Bearer token');
      return isOwn ? undefined : { status: 403 };
    });
    provider.others.set('a', client('a', MARK));
    return provider;
  };

  it('deletes what stands on the other side with the token of that side', async () => {
    const provider = await leftThere();
    const authorization = () => Promise.resolve('Bearer other');
    const otherAuthorizer = { authorization, refused: () => Promise.resolve(false) };
    expect(await cleanUp(provider, TARGET, { otherAuthorizer })).to.deep.equal({
      deleted: [{ collection: THERE, clientId: 'a' }],
      leftovers: [],
    });
    expect(provider.others.size).to.equal(0);
  });

  it('says which token is missing for what stands on the other side', async () => {
    const { leftovers } = await cleanUp(await leftThere());
    expect(leftovers.map(({ clientId }) => clientId)).to.deep.equal(['a']);
    expect(leftovers[0]?.reason).to.match(/, which CONFORMANCE_OTHER_TOKEN does not give$/);
  });

  it('deletes nothing where the run took no list', async () => {
    const provider = new TinyProvider(undefined, [client('a', MARK)]);
    const journal = await openJournal({ file, target: TARGET, mark: MARK, startedAt: '' });
    await journal.created(await journal.intend(HERE, 'x'), 'a');
    await journal.close();
    await cleanUp(provider);
    expect(provider.log).to.deep.equal(['GET']);
  });

  it('leaves the runs against another target alone', async () => {
    const provider = new TinyProvider(undefined, [client('a', MARK)]);
    await crashed(['a']);
    await cleanUp(provider, 'http://127.0.0.1:2');
    expect(provider.requests).to.deep.equal([]);
  });

  it('tells what remains, and finds it again the next time', async () => {
    const provider = new TinyProvider(
      ({ method }) => (method === 'DELETE' ? { status: 503 } : undefined),
      [client('a', MARK)],
    );
    await crashed(['a']);
    const reason = 'the DELETE was answered with 503';
    const leftovers = [{ collection: HERE, clientId: 'a', reason }];
    expect((await cleanUp(provider)).leftovers).to.deep.equal(leftovers);
    provider.tamper(() => undefined);
    expect((await cleanUp(provider)).leftovers).to.deep.equal([]);
    expect(provider.clients.size).to.equal(0);
  });

  it('tells that a create may have left something where no list is to be had', async () => {
    const provider = new TinyProvider(() => ({ status: 500 }));
    await crashed([], [], 1);
    expect((await cleanUp(provider)).leftovers.map(({ clientId }) => clientId)).to.deep.equal([
      '(unknown)',
    ]);
  });

  it('lists what carries any mark without a journal', async () => {
    const provider = new TinyProvider(undefined, [
      client('a', MARK),
      client('b'),
      client('c', OTHER_MARK),
    ]);
    const marked = await markedClients(HERE, optionsOf(provider));
    expect(
      typeof marked === 'string' ? marked : marked.map(({ clientId }) => clientId),
    ).to.deep.equal(['a', 'c']);
  });

  it('lists what carries a mark on further pages', async () => {
    const provider = new TinyProvider(({ target }) => {
      const isSecond = target.endsWith('?page=2');
      const headers = isSecond ? [] : [{ name: 'link', value: '<?page=2>; rel="next"' }];
      return { status: 200, json: [client(isSecond ? 'b' : 'a', MARK)], headers };
    });
    const marked = await markedClients(HERE, optionsOf(provider));
    expect(
      typeof marked === 'string' ? marked : marked.map(({ clientId }) => clientId),
    ).to.deep.equal(['a', 'b']);
  });

  it('says why it cannot list what carries a mark', async () => {
    const provider = new TinyProvider(() => ({ status: 500 }));
    expect(await markedClients(HERE, optionsOf(provider))).to.equal(
      'the list was answered with 500',
    );
  });

  it('deletes what carries any mark without a journal', async () => {
    const provider = new TinyProvider(undefined, [
      client('a', MARK),
      client('b'),
      client('c', OTHER_MARK),
    ]);
    await deleteMarked(HERE, optionsOf(provider));
    expect([...provider.clients.keys()]).to.deep.equal(['b']);
  });

  it('finds all that a run left that was killed between intent and answer', async () => {
    const provider = new TinyProvider(undefined, [client('theirs')]);
    let posts = 0;
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        void provider
          .send(requestOf(request, Buffer.concat(chunks)))
          .then(({ response: answer }) => {
            posts += request.method === 'POST' ? 1 : 0;
            // The third create is done, but its answer never leaves: here the run is killed.
            if (posts === 3) {
              child.kill('SIGKILL');
              return;
            }
            response.writeHead(answer?.status ?? 500, { 'content-type': 'application/json' });
            response.end(answer?.body.bytes);
          });
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const script = VICTIM.replaceAll('$HERE', import.meta.url);
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--eval', script, '--', String(port), file],
      { stdio: 'inherit' },
    );
    await once(child, 'exit');
    server.closeAllConnections();
    server.close();
    expect([...provider.clients.keys()]).to.deep.equal([
      'theirs',
      'client-1',
      'client-2',
      'client-3',
    ]);
    const cleaned = await cleanUp(provider);
    expect([...provider.clients.keys()]).to.deep.equal(['theirs']);
    expect(cleaned.leftovers).to.deep.equal([]);
  });
});

const requestOf = (
  request: { method?: string | undefined; url?: string | undefined; rawHeaders: readonly string[] },
  bytes: Uint8Array,
) => {
  const { method = '', url = '', rawHeaders } = request;
  const entries = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [{ name, value: rawHeaders[index + 1] ?? '' }] : [],
  );
  return {
    method,
    origin: TARGET,
    target: url,
    headers: new HeaderList(entries),
    body: Body.ofBytes(bytes),
  };
};

/** A run in a process of its own, with a transport of its own: three creates, the last never answered. */
const VICTIM = `
  const at = (path) => import(new URL(path, '$HERE').href);
  const { openJournal } = await at('../journal/journal.js');
  const { Body } = await at('../model/body.js');
  const { HeaderList } = await at('../model/http/headers.js');
  const { sourceOf, probeOf, MARK } = await at('./drive.testing.js');
  const [port, file] = process.argv.slice(1);
  const journal = await openJournal({ file, target: 'http://127.0.0.1:1', mark: MARK, startedAt: '' });
  const transport = {
    async send({ method, target, headers, body }) {
      const answer = await fetch('http://127.0.0.1:' + port + target, {
        method,
        headers: headers.entries.map(({ name, value }) => [name, value]),
        ...(body.isEmpty ? {} : { body: body.bytes }),
      });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const response = { status: answer.status, reason: '', headers: new HeaderList([]), body: Body.ofBytes(bytes) };
      return { startedAt: 0, endedAt: 0, response };
    },
    close: () => Promise.resolve(),
  };
  const probe = probeOf(async (drive) => {
    for (let index = 0; index < 3; index += 1) await drive.create(drive.draft('Victim'));
  });
  for await (const batch of sourceOf({ transport, journal, probes: [probe] }));
`;
