import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Report } from '../model/report.js';
import { startProvider, type Provider } from '../provider/provider.js';
import { startProxy, type Passing, type Proxy } from './proxy.testing.js';
import { Sandbox } from './spawn.testing.js';

type Code = readonly [coding: string, code: (body: Buffer) => Buffer];

const halves = (body: Buffer) => {
  const middle = body.length >> 1;
  return Buffer.concat([gzipSync(body.subarray(0, middle)), gzipSync(body.subarray(middle))]);
};

const CODES: readonly Code[] = [
  ['gzip', gzipSync],
  ['x-gzip', halves],
  ['deflate', deflateSync],
  ['Deflate, identity', deflateRawSync],
  ['br', brotliCompressSync],
  ['deflate, gzip, br', (body) => brotliCompressSync(gzipSync(deflateSync(body)))],
];

describe('coded content', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let provider: Provider;
  let proxy: Proxy;

  beforeEach(async () => {
    sandbox = new Sandbox();
    provider = await startProvider();
  });
  afterEach(async () => {
    await proxy.close();
    await provider.close();
    await sandbox.close();
  });

  const reportIn = (folder: string): Report =>
    JSON.parse(readFileSync(join(sandbox.folder, folder, 'report.json'), 'utf8')) as Report;

  const findingsIn = (folder: string) =>
    reportIn(folder)
      .findings.filter(({ severity }) => severity !== 'info')
      .map(({ check, severity, operation, at, actual, count }) => ({
        ...{ check, severity, operation, at, actual, count },
      }));

  /** Runs against the provider through a proxy that changes its answers, then judges the recording. */
  const judged = async (change: (passing: Passing) => Pick<Passing, 'headers' | 'body'>) => {
    proxy = await startProxy(provider.origin, change);
    const { settings } = provider;
    const { code: live } = await sandbox.run(
      [
        ...['run', '--target', proxy.origin, '--seed', '3', '--record', 'night.har'],
        ...['--institution', settings.institution, '--partner', settings.partner],
        ...['--reports', 'live'],
      ],
      {
        env: {
          CONFORMANCE_CLIENT_ID: settings.clientId,
          CONFORMANCE_PRIVATE_KEY: settings.privateKeyPem,
          CONFORMANCE_KEY_ID: settings.keyId,
          CONFORMANCE_TOKEN_URL: settings.tokenUrl.replace(provider.origin, proxy.origin),
          CONFORMANCE_AUDIENCE: settings.audience,
        },
      },
    );
    const { code: recorded } = await sandbox.run(['check', 'night.har', '--reports', 'recorded']);
    return { live, recorded };
  };

  const coded = ({ headers, body }: Passing, [coding, code]: Code) =>
    body.length === 0
      ? { headers, body }
      : { headers: { ...headers, 'content-encoding': coding }, body: code(body) };

  it('is decoded, and has one finding for each coding, live and recorded alike', async () => {
    let count = 0;
    const turn = () => CODES[count++ % CODES.length] ?? CODES[0];
    expect(await judged((passing) => coded(passing, turn() ?? ['gzip', gzipSync]))).to.deep.equal({
      live: 0,
      recorded: 0,
    });
    const found = findingsIn('live');
    expect(found.map(({ actual }) => actual).sort()).to.deep.equal(
      ['br', 'deflate', 'deflate, gzip, br', 'gzip', 'x-gzip'].map(
        (coding) => `content coded with ${coding}`,
      ),
    );
    expect(new Set(found.map(({ check }) => check))).to.deep.equal(
      new Set(['content-is-not-coded']),
    );
    expect(findingsIn('recorded')).to.deep.equal(found);
  });

  it('has one finding where every answer is coded alike', async () => {
    expect(await judged((passing) => coded(passing, ['gzip', gzipSync]))).to.deep.equal({
      live: 0,
      recorded: 0,
    });
    const [found, ...others] = findingsIn('live');
    expect(found).to.include({ severity: 'warning', operation: null });
    expect(others).to.deep.equal([]);
    expect(findingsIn('recorded')).to.deep.equal([found]);
  });

  it('that is broken is an error, and is taken for nothing else', async () => {
    const broken: Code = ['gzip', (body) => gzipSync(body).subarray(0, -6)];
    await judged((passing) => (passing.status === 404 ? coded(passing, broken) : passing));
    expect(findingsIn('live').map(({ check, severity }) => [check, severity])).to.deep.equal([
      ['content-is-not-coded', 'error'],
    ]);
    expect(findingsIn('recorded')).to.deep.equal(findingsIn('live'));
  });

  it('of a coding that nobody knows could not be told, and is taken for nothing else', async () => {
    const odd: Code = ['x-odd', (body) => Buffer.from(body.map((byte) => byte ^ 0xff))];
    await judged((passing) => (passing.status === 404 ? coded(passing, odd) : passing));
    expect(findingsIn('live').map(({ check, severity }) => [check, severity])).to.deep.equal([
      ['content-is-not-coded', 'warning'],
    ]);
    expect(findingsIn('recorded')).to.deep.equal(findingsIn('live'));
  });
});
