import { expect } from 'chai';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOfExamined } from '../cli/render/doctor.js';
import { environmentOf } from '../provider/environment.testing.js';
import { startProvider, type Provider } from '../provider/provider.js';
import type { InputOf } from '../settings/resolve.js';
import { doctor } from './doctor.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';

describe('a doctor', () => {
  let provider: Provider;
  let folder: string;

  before(async () => {
    provider = await startProvider({ seeds: 2 });
    folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  });

  after(async () => {
    await provider.close();
    rmSync(folder, { recursive: true });
  });

  const env = (more: Readonly<Record<string, string | undefined>> = {}) => ({
    XDG_STATE_HOME: folder,
    ...environmentOf(provider),
    ...more,
  });
  const look = async (
    more: Readonly<Record<string, string | undefined>> = {},
    input: InputOf<'doctor'> = {},
    isTold = false,
  ) => {
    const given = { reports: join(folder, 'reports'), ...input };
    const settings = settingsOf('doctor', given, env(more), isTold);
    const outcome = await doctor(settings, { ...SILENT, env: env(more) });
    const wrong = outcome.items.flatMap(({ what, error }) => (error ? [[what, error.code]] : []));
    return { wrong, items: outcome.items, exit: exitOfExamined(outcome) };
  };
  const written = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('finds nothing where nothing is missing, and looks at all', async () => {
    const before = provider.counts();
    const { items, wrong, exit } = await look();
    expect(wrong).to.deep.equal([]);
    expect(items.map(({ what }) => what)).to.deep.equal([
      ...['Node.js', 'configuration', 'document', 'reports', 'target', 'institution', 'partner'],
      ...['permissions', 'journal', 'client certificate', 'credentials'],
      ...['second collection', 'expired token'],
      ...['name', 'connection', 'clock', 'token', 'clients'],
    ]);
    expect(items.at(-1)?.words).to.equal('2 are listed');
    expect(exit).to.equal(0);
    expect(provider.counts().token - before.token).to.equal(1);
    expect(provider.clients()).to.have.length(2);
  });

  it('names all that is missing in one list', async () => {
    const none = Object.fromEntries(Object.keys(env()).map((name) => [name, undefined]));
    const { wrong, exit } = await look({ ...none, CONFORMANCE_TARGET: 'https://tenant.invalid' });
    expect(wrong).to.deep.equal([
      ['institution', 'target-incomplete'],
      ['partner', 'target-incomplete'],
      ['permissions', 'mutations-refused'],
      ['credentials', 'credentials-missing'],
      ['name', 'target-unreachable'],
    ]);
    expect(exit).to.equal(2);
  });

  const unused = 'http://127.0.0.1:9';
  for (const [what, more, input, expected, code] of [
    ['no target', { CONFORMANCE_TARGET: undefined }, {}, [['target', 'target-unnamed']], 2],
    [
      'a target that is not up',
      { CONFORMANCE_TARGET: unused },
      {},
      [['connection', 'target-unreachable']],
      3,
    ],
    [
      'plain http',
      { CONFORMANCE_TARGET: 'http://tenant.invalid' },
      {},
      [['target', 'insecure-http']],
      2,
    ],
    [
      'no institution',
      { CONFORMANCE_INSTITUTION: undefined },
      {},
      [['institution', 'target-incomplete']],
      2,
    ],
    [
      'another partner',
      { CONFORMANCE_PARTNER: 'nobody' },
      {},
      [['clients', 'collection-not-found']],
      3,
    ],
    [
      'a client that nobody knows',
      { CONFORMANCE_CLIENT_ID: 'nobody' },
      {},
      [['token', 'auth-refused']],
      3,
    ],
    [
      'half a key',
      { CONFORMANCE_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----' },
      {},
      [['credentials', 'key-unusable']],
      2,
    ],
    [
      'a key file that is not there',
      { CONFORMANCE_PRIVATE_KEY: undefined, CONFORMANCE_PRIVATE_KEY_FILE: '/none.pem' },
      {},
      [['credentials', 'file-not-found']],
      2,
    ],
    [
      'a token that opens nothing',
      { CONFORMANCE_TOKEN: 'abcdefghijk' },
      {},
      [['clients', 'access-refused']],
      3,
    ],
    ['a document that is none', {}, { spec: '/none.yaml' }, [['document', 'file-not-found']], 2],
    [
      'a client certificate that is not there',
      {},
      { clientCert: '/none', clientKey: '/none' },
      [['client certificate', 'file-unreadable']],
      2,
    ],
  ] as const)
    it(`names ${what}, and only that`, async () => {
      const { wrong, exit } = await look(more, input);
      expect(wrong).to.deep.equal(expected);
      expect(exit).to.equal(code);
    });

  it('goes on where the configuration cannot be used, and names each thing that is wrong with it', async () => {
    const yaml = [
      'target: t',
      `targets: { t: { url: "${provider.origin}", rate: fast }, u: { url: "\${NOPE}", partner: 5 } }`,
      'settings: { timeoutSeconds: never }',
      'severities: { schema: "${NEITHER}" }',
    ];
    const config = written('wrong.yaml', `${yaml.join('\n')}\n`);
    const { wrong, items, exit } = await look(
      { CONFORMANCE_TARGET: undefined, CONFORMANCE_SCOPE: '' },
      { config },
      true,
    );
    expect(wrong).to.deep.equal([
      ['configuration', 'config-variable'],
      ['configuration', 'config-invalid'],
      ['configuration', 'config-invalid'],
      ['settings', 'usage'],
    ]);
    expect(items.filter(({ state }) => state === 'open')).to.deep.equal([]);
    expect(items.at(-1)?.words).to.equal('2 are listed');
    expect(exit).to.equal(2);
  });

  it('says what it did not look at, where it cannot know the target', async () => {
    const config = written('half.yaml', 'target: [\n');
    const { wrong, items } = await look({ CONFORMANCE_TARGET: undefined }, { config }, true);
    expect(wrong).to.deep.equal([['configuration', 'config-invalid']]);
    const open = items.filter(({ state }) => state === 'open').map(({ what }) => what);
    expect(open).to.deep.equal([
      ...['target', 'permissions', 'journal', 'client certificate', 'credentials'],
      ...['second collection', 'expired token'],
      ...['name', 'connection', 'clock', 'token', 'clients'],
    ]);
  });

  it('asks whether a port that hangs up speaks TLS', async () => {
    const mute = createServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await once(mute.listen(0, '127.0.0.1'), 'listening');
    const { port } = mute.address() as AddressInfo;
    const { items } = await look({ CONFORMANCE_TARGET: `http://127.0.0.1:${port}` });
    mute.close();
    expect(items.find(({ what }) => what === 'connection')?.error?.next).to.equal(
      `check whether the target is up, and whether its port speaks TLS: https://127.0.0.1:${port}`,
    );
  });

  it('names clocks that are apart', async () => {
    const config = written(
      'c.yaml',
      `targets: { t: { url: "${provider.origin}", clockOffsetSeconds: 90 } }\n`,
    );
    const { wrong } = await look({ CONFORMANCE_TARGET: 't' }, { config });
    expect(wrong[0]).to.deep.equal(['clock', 'auth-settings']);
  });
});
