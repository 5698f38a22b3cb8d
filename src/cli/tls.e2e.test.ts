import { expect } from 'chai';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProvider, type Provider } from '../provider/provider.js';
import { cert, key } from '../transport/tls.testing.js';
import { type Gateway, startGateway } from './gateway.testing.js';
import { Sandbox } from './spawn.testing.js';

describe('a target that demands a client certificate', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let provider: Provider;
  let gateway: Gateway;

  before(async () => {
    sandbox = new Sandbox();
    provider = await startProvider();
    const demanding = { key, cert, ca: [cert], requestCert: true, rejectUnauthorized: true };
    gateway = await startGateway(provider.origin, '', demanding);
    writeFileSync(join(sandbox.folder, 'cert.pem'), cert);
    writeFileSync(join(sandbox.folder, 'key.pem'), key);
  });
  after(async () => {
    await gateway.close();
    await provider.close();
    await sandbox.close();
  });

  const run = (target: string, ...args: string[]) => {
    const { institution, partner, clientId, keyId, privateKeyPem } = provider.settings;
    const origin = new URL(gateway.url).origin;
    const env = {
      NODE_EXTRA_CA_CERTS: join(sandbox.folder, 'cert.pem'),
      CONFORMANCE_INSTITUTION: institution,
      CONFORMANCE_PARTNER: partner,
      CONFORMANCE_CLIENT_ID: clientId,
      CONFORMANCE_KEY_ID: keyId,
      CONFORMANCE_PRIVATE_KEY: privateKeyPem,
      CONFORMANCE_TOKEN_URL: provider.settings.tokenUrl.replace(provider.origin, origin),
      CONFORMANCE_AUDIENCE: provider.settings.audience,
    };
    return sandbox.run(['run', '--target', target, '--read-only', ...args], { env });
  };
  const CERTIFICATE = ['--client-cert', 'cert.pem', '--client-key', 'key.pem'];

  it('is shown the one that is named, for the token too', async () => {
    const { code, stdout, stderr } = await run(gateway.url, ...CERTIFICATE);
    expect(code, stdout + stderr).to.equal(0);
  });

  it('is known by its alert where none is named', async () => {
    const { code, stderr } = await run(gateway.url);
    expect(code).to.equal(3);
    expect(stderr).to.match(/error\[client-certificate-needed\][^]*--client-cert FILE/);
  });

  it('is not asked in plain http, which leads to no TLS', async () => {
    const { code, stderr } = await run(gateway.url.replace('https:', 'http:'), ...CERTIFICATE);
    expect(code).to.equal(3);
    expect(stderr).to.match(/error\[target-unreachable\][^]*speaks TLS: https:/);
  });

  it('is told from one that speaks no TLS', async () => {
    const { code, stderr } = await run(provider.origin.replace('http:', 'https:'), ...CERTIFICATE);
    expect(code).to.equal(3);
    expect(stderr).to.match(/error\[protocol-mismatch\][^]*write http:/);
  });
});
