import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { startProvider, type Provider } from '../provider/provider.js';
import { startProxy, type Passing, type Proxy } from './proxy.testing.js';
import { Sandbox } from './spawn.testing.js';

const fresh = (name: string) => `${name}+/${randomBytes(18).toString('base64')}`;
const hex = (unit: number, length: number) => unit.toString(16).padStart(length, '0');
const each = (text: string, code: (unit: number) => string) =>
  Array.from({ length: text.length }, (_, at) => code(text.charCodeAt(at))).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const escapeOf = (text: string) =>
  text.replace(/[^\w@*.]/g, (letter) => `%${hex(letter.charCodeAt(0), 2).toUpperCase()}`);
const byNumber = (text: string) =>
  text.replace(/\W/g, (letter) => `&#x${hex(letter.charCodeAt(0), 2).toUpperCase()};`);

const CODES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => encodeURIComponent(text),
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => encodeURIComponent(text).toLowerCase() && escapeOf(text),
  (text) => each(text, (unit) => `%u${hex(unit, 4)}`),
  (text) => each(text, (unit) => `%${hex(unit, 2)}`),
  byNumber,
  (text) => text.replace(/\W/g, (letter) => `&#${letter.charCodeAt(0)};`),
  (text) => text.replaceAll('+', '&plus;').replaceAll('/', '&sol;').replaceAll('=', '&equals;'),
  (text) => byNumber(text).replaceAll('&', '&amp;'),
  (text) => each(text, (unit) => `\\u${hex(unit, 4)}`),
  (text) => each(text, (unit) => `\\x${hex(unit, 2)}`),
  (text) => text.replaceAll('/', '\\/'),
  (text) => JSON.stringify(JSON.stringify({ it: text })),
  base64,
  (text) => base64(base64(text)),
  (text) => Buffer.from(`me:${text}`).toString('base64url'),
  (text) => base64(JSON.stringify({ basic: base64(`client:${text}`) })),
  (text) => Buffer.from(text).toString('hex'),
  (text) => Buffer.from(text, 'utf16le').toString('base64'),
];

const PEM = `-----BEGIN PRIVATE KEY-----\n${randomBytes(48).toString('base64')}\n${randomBytes(30).toString('base64')}\n-----END PRIVATE KEY-----\n`;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const SIGNATURE = randomBytes(64).toString('base64url');
const JWT = `${part({ alg: 'RS256' })}.${part({ sub: fresh('subject') })}.${SIGNATURE}`;
const SHORT_DOTS = 'api.internal.example.com v1.2.3-rc.4 com.example.app';

/** Known by the environment. */
const KNOWN = {
  PACT_BROKER_PASSWORD: fresh('broker'),
  PACT_BROKER_TOKEN: fresh('btoken'),
  CONFORMANCE_EXPIRED_TOKEN: fresh('expired'),
  CONFORMANCE_OTHER_TOKEN: fresh('other'),
};
const PROXY_PASSWORD = randomBytes(18).toString('hex');
/** Known by their names alone. */
const NAMED = Object.fromEntries(
  [
    ...['registration_access_token', 'accessToken', 'apiKey', 'code_verifier', 'secret'],
    ...['Client-Secret', 'client secret', 'REFRESH-TOKEN', 'password', 'x_api_key'],
  ].map((name, index) => [name, fresh(`named${index}`)]),
);

type Coding = readonly [name: string, code: (body: Buffer) => Buffer];

const CODINGS: readonly Coding[] = [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
  ['gzip, br', (body) => brotliCompressSync(gzipSync(body))],
  ['identity', (body) => body],
];
const CHARSETS: readonly Coding[] = [
  ['utf-16le', (body) => Buffer.from(body.toString(), 'utf16le')],
  ['utf-16be', (body) => Buffer.from(body.toString(), 'utf16le').swap16()],
  ['utf-16', (body) => Buffer.from(`\ufeff${body.toString()}`, 'utf16le')],
  ['iso-8859-1', (body) => Buffer.from(`{"x":"é",${body.toString().slice(1)}`, 'latin1')],
  ['utf-32', (body) => Buffer.from([...body].flatMap((byte) => [byte, 0, 0, 0]))],
  ['utf-8', (body) => Buffer.from(`\ufeff${body.toString()}`)],
];

describe('secrets', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let provider: Provider;
  let proxy: Proxy;
  /** Secrets that the provider and the run itself have made, and ids that it has issued. */
  const issued = new Set<string>();
  const ids = new Set<string>();
  const addresses = new Set<string>();
  let count = 0;

  before(async () => {
    sandbox = new Sandbox();
    provider = await startProvider();
    proxy = await startProxy(provider.origin, plant);
  });
  after(async () => {
    await proxy.close();
    await provider.close();
    await sandbox.close();
  });

  const learn = ({ body, target }: Passing): void => {
    const text = body.toString();
    for (const [, name, value = ''] of text.matchAll(/"(clientSecret|access_token)":"([^"]+)"/g))
      if (name !== undefined) issued.add(value);
    if (target.includes('/token')) return;
    for (const [, id = ''] of text.matchAll(/"clientId":"([^"]+)"/g)) ids.add(id);
    for (const [, uri = ''] of text.matchAll(/"redirectUris":\["([^"\\]+)"/g)) addresses.add(uri);
  };

  /** What a careless server adds to its answers; every answer shows other codes. */
  const debug = (): object => {
    count += 1;
    const known = [...Object.values(KNOWN), PROXY_PASSWORD, ...[...issued].slice(-4)];
    const notes = known.map((secret, index) => CODES[(index + count) % CODES.length]?.(secret));
    const named = Object.entries(NAMED);
    const [name = '', value = ''] = named[count % named.length] ?? [];
    return {
      notes,
      [name]: value,
      inner: JSON.stringify({ [name]: value }),
      html: `&lt;input name=&quot;x&quot;&gt;{&quot;${name}&quot;:&quot;${value}&quot;}`,
      echo: CODES[count % CODES.length]?.(value),
      key: PEM,
      trace: `at Login (token ${JWT})`,
      coded: base64(`-- ${PEM}`),
      dots: SHORT_DOTS,
    };
  };

  const plant = (passing: Passing): Pick<Passing, 'headers' | 'body'> => {
    learn(passing);
    const { body, headers, status, target } = passing;
    if (body.length === 0 || target.includes('/token')) return passing;
    const value: unknown = JSON.parse(body.toString());
    const echoed = { ...headers, 'x-echo': CODES[count % CODES.length]?.(KNOWN.PACT_BROKER_TOKEN) };
    const full = Array.isArray(value)
      ? body
      : Buffer.from(JSON.stringify({ ...Object(value), ...debug() }));
    if (status >= 400) {
      const [charset, code] = CHARSETS[count % CHARSETS.length] ?? ['utf-8', (it: Buffer) => it];
      const type = `application/json; charset=${charset}`;
      return { headers: { ...echoed, 'content-type': type }, body: code(full) };
    }
    const [coding, code] = CODINGS[count % CODINGS.length] ?? ['identity', (it: Buffer) => it];
    return { headers: { ...echoed, 'content-encoding': coding }, body: code(full) };
  };

  const run = () => {
    const { settings } = provider;
    return sandbox.run(
      [
        ...['run', '--target', proxy.origin, '--seed', '5', '--record', 'night.har'],
        ...['--institution', settings.institution, '--partner', settings.partner],
        ...['--reports', 'live', '--format', 'console,json,jsonl,html,junit,markdown,sarif'],
      ],
      {
        env: {
          ...KNOWN,
          PACT_BROKER_USERNAME: 'broker-user',
          HTTPS_PROXY: `http://user:${PROXY_PASSWORD}@127.0.0.1:9`,
          CONFORMANCE_CLIENT_ID: settings.clientId,
          CONFORMANCE_PRIVATE_KEY: settings.privateKeyPem,
          CONFORMANCE_KEY_ID: settings.keyId,
          CONFORMANCE_TOKEN_URL: settings.tokenUrl.replace(provider.origin, proxy.origin),
          CONFORMANCE_AUDIENCE: settings.audience,
        },
      },
    );
  };

  const filesIn = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile());

  /** A text, and what it holds in base64, in one byte or two for a character. */
  const readings = (text: string): readonly string[] => [
    text,
    ...(text.match(/[\w+/-]{16,}/g) ?? []).flatMap((run) =>
      [0, 1, 2, 3].flatMap((from) => {
        const bytes = Buffer.from(run.slice(from), 'base64');
        return [bytes.toString('latin1'), bytes.toString('utf16le')];
      }),
    ),
  ];

  const secretsOf = (): readonly string[] => [
    ...[...Object.values(KNOWN), PROXY_PASSWORD, ...Object.values(NAMED), ...issued],
    ...PEM.split('\n').filter((line) => /^[\w+/=]{20,}$/.test(line)),
    ...provider.settings.privateKeyPem.split('\n').filter((line) => /^[\w+/=]{20,}$/.test(line)),
    ...[JWT.split('.')[1] ?? '', SIGNATURE],
  ];

  const found = (where: string, text: string): readonly string[] => {
    const all = readings(text).join('\n');
    return secretsOf().flatMap((secret) =>
      CODES.flatMap((code, index) =>
        all.includes(code(secret)) ? [`${where}: ${secret} in code ${index}`] : [],
      ),
    );
  };

  it('of twenty kinds, in twenty codes and twelve codings and charsets, are in nothing that is written', async () => {
    const live = await run();
    expect(live.code, live.stderr).to.equal(1);
    const recorded = await sandbox.run([
      ...['check', 'night.har', '--reports', 'recorded'],
      ...['--format', 'console,json,jsonl,html,junit,markdown,sarif'],
    ]);
    expect(recorded.code, recorded.stderr).to.equal(1);
    expect(secretsOf().length).to.be.at.least(20);
    const streams = [live.stdout, live.stderr, recorded.stdout, recorded.stderr];
    const files = filesIn(sandbox.folder);
    expect(files.filter((file) => /report\.|junit/.test(file))).to.have.lengthOf(12);
    expect([
      ...streams.flatMap((text, index) => found(`stream ${index}`, text)),
      ...files.flatMap((file) => found(file, readFileSync(file, 'latin1'))),
    ]).to.deep.equal([]);
  });

  it('leave all else as it is: names, addresses, ids, and text with dots', () => {
    const recording = readFileSync(join(sandbox.folder, 'night.har'), 'utf8');
    expect(ids.size).to.be.at.least(5);
    expect(addresses.size).to.be.at.least(3);
    const all = [...ids, ...addresses, SHORT_DOTS, 'redirectUris', 'pkceRequired'];
    expect(all.filter((text) => !recording.includes(text))).to.deep.equal([]);
  });

  it('stay with whoever has recorded them', () => {
    expect(statSync(join(sandbox.folder, 'night.har')).mode & 0o777).to.equal(0o600);
  });
});
