import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { doctor } from '../app/doctor.js';
import { SILENT } from '../app/ports.js';
import { run } from '../app/run.js';
import { settingsOf } from '../app/settings.js';
import { ConformanceError } from '../model/error.js';
import { cert, key } from '../transport/tls.testing.js';
import { Sandbox } from './spawn.testing.js';

type Env = Record<string, string>;

const otherKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;

/** One thing that is wrong: what is set, the code that names it, and the word that says what to look at. */
const WRONG: readonly (readonly [string, (env: Env) => Env, code: string, word: RegExp])[] = [
  ['key', () => ({ CONFORMANCE_PRIVATE_KEY: otherKey() }), 'auth-refused', /thumbprint \S{43},/],
  ['key id', () => ({ CONFORMANCE_KEY_ID: 'other' }), 'auth-refused', /key id other \(CONF/],
  [
    'client id',
    () => ({ CONFORMANCE_CLIENT_ID: 'other' }),
    'auth-refused',
    /client id other \(CON/,
  ],
  [
    'token URL',
    ({ CONFORMANCE_TARGET }) => ({ CONFORMANCE_TOKEN_URL: `${CONFORMANCE_TARGET ?? ''}/token` }),
    'token-url-wrong',
    /check CONFORMANCE_TOKEN_URL/,
  ],
  [
    'audience',
    () => ({ CONFORMANCE_AUDIENCE: 'https://other.example' }),
    'auth-refused',
    /^the audience https:\/\/other\.example is not the token URL: check CONFORMANCE_AUDIENCE first/,
  ],
  ['scope', () => ({ CONFORMANCE_SCOPE: 'other' }), 'auth-refused', /^check CONFORMANCE_SCOPE/],
  [
    'institution',
    () => ({ CONFORMANCE_INSTITUTION: 'other' }),
    'collection-not-found',
    /^check CONFORMANCE_INSTITUTION/,
  ],
  ['partner', () => ({ CONFORMANCE_PARTNER: 'other' }), 'collection-not-found', /_PARTNER/],
  [
    'base path',
    ({ CONFORMANCE_TARGET }) => ({ CONFORMANCE_TARGET: `${CONFORMANCE_TARGET ?? ''}/api` }),
    'collection-not-found',
    /the path of the target, \/api: it is what stands before \/a\/oidc-provider/,
  ],
];

describe('the first hour with a tenant, where one thing is wrong', function () {
  this.timeout(60_000);
  const sandbox = new Sandbox();
  let served: Env;
  let untrusted: Server;

  before(async () => {
    served = await sandbox.serveProvider();
    untrusted = createServer({ key, cert }, (_request, response) => response.end());
    await new Promise<void>((resolve) => untrusted.listen(0, '127.0.0.1', resolve));
  });

  after(async () => {
    untrusted.close();
    await sandbox.close();
  });

  /** What each of the two first commands says. */
  const told = async (more: Env, yaml = '') => {
    const env = { ...served, XDG_STATE_HOME: sandbox.folder, ...more };
    if (more.CONFORMANCE_PRIVATE_KEY !== undefined)
      Object.assign(env, { CONFORMANCE_PRIVATE_KEY_FILE: '' });
    const config = join(sandbox.folder, 'c.yaml');
    writeFileSync(config, yaml);
    const given = { config, reports: join(sandbox.folder, 'reports'), readOnly: true };
    const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
    const ports = { ...SILENT, env: set };
    const looked = await doctor(settingsOf('doctor', given, set), ports);
    const format = ['json'] as const;
    const ran = await run(settingsOf('run', { ...given, format }, set), ports).catch(
      (error: unknown) => error,
    );
    const errors = ran instanceof ConformanceError ? [ran] : [];
    if (typeof ran === 'object' && ran !== null && 'errors' in ran)
      errors.push(...(ran.errors as readonly ConformanceError[]));
    return { doctor: looked.items.flatMap(({ error }) => error ?? []), run: errors };
  };

  for (const [what, wrong, code, word] of WRONG)
    it(`names the ${what}, in both commands`, async () => {
      const { doctor: first, run: second } = await told(wrong(served));
      for (const [error, ...others] of [first, second]) {
        expect([error?.code, others]).to.deep.equal([code, []]);
        expect(error?.next).to.match(word);
      }
    });

  it('names the clock, in both commands', async () => {
    const yaml = `targets: { t: { url: "${served.CONFORMANCE_TARGET ?? ''}", clockOffsetSeconds: 3600 } }\n`;
    const { doctor: first, run: second } = await told({ CONFORMANCE_TARGET: 't' }, yaml);
    expect(first.map(({ code }) => code)).to.deep.equal(['auth-settings', 'auth-refused']);
    expect(second.map(({ code }) => code)).to.deep.equal(['auth-refused']);
    expect(second[0]?.next).to.match(/^the clocks are \d s apart: .*clockOffsetSeconds: -?\d /);
  });

  it('names the certificate, in both commands', async () => {
    const address = untrusted.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { doctor: first, run: second } = await told({
      CONFORMANCE_TARGET: `https://127.0.0.1:${port}`,
    });
    for (const [error] of [first, second]) {
      expect(error?.code).to.equal('certificate-untrusted');
      expect(error?.next).to.include('NODE_EXTRA_CA_CERTS');
    }
  });
});
