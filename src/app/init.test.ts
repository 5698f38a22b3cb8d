import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputOf } from '../settings/resolve.js';
import { loadConfiguration } from '../settings/configuration.js';
import { configurationTemplate } from '../settings/template.js';
import { init } from './init.js';
import { codeOf } from './pact-verify.testing.js';
import { settingsOf } from './settings.js';

const har = (...urls: readonly string[]): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 't', version: '1' },
      entries: urls.map((url, at) => ({
        startedDateTime: `2026-01-01T00:00:0${at}.000Z`,
        time: 1,
        request: { method: 'GET', url, httpVersion: 'HTTP/1.1', headers: [] },
        response: {
          ...{ status: 200, statusText: 'OK', httpVersion: 'HTTP/1.1', headers: [] },
          content: { mimeType: 'application/json', text: '[]' },
        },
      })),
    },
  });
const COLLECTION = '/a/oidc-provider/api/v0/institutions/i%20n/partner-clients/acme';

describe('a first configuration', () => {
  const home = process.cwd();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'init-'));
    process.chdir(folder);
  });

  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });

  const begin = (recording: string | undefined, input: InputOf<'init'> = {}) =>
    init(recording, settingsOf('init', input, {}));
  const read = () => loadConfiguration({ file: 'conformance.yaml', env: {} });
  const recorded = (...urls: readonly string[]): string => {
    writeFileSync('r.har', har(...urls));
    return 'r.har';
  };

  it('says what the options say', async () => {
    await begin(undefined, { target: 'https://t.example/gw', institution: 'i"x', partner: 'p' });
    expect(read().target('tenant')).to.deep.equal({
      ...{ url: 'https://t.example/gw', institution: 'i"x', partner: 'p' },
    });
  });

  it('says what a recording shows most often', async () => {
    const most = `https://t.example/gw${COLLECTION}`;
    const other = 'https://o.example/a/oidc-provider/api/v0/institutions/o/partner-clients/o';
    const file = recorded('https://t.example/', other, `${most}?a=b`, `${most}/7`);
    await begin(file, { partner: 'own' });
    expect(read().target('tenant')).to.deep.equal({
      ...{ url: 'https://t.example/gw', institution: 'i n', partner: 'own' },
    });
  });

  it('is one that can be used, whatever of it is taken in', () => {
    const known = { url: undefined, institution: undefined, partner: undefined };
    const lines = configurationTemplate(known).split('\n').slice(1);
    const all = lines.map((line) =>
      line.replace(/^(\s*)# ?((?: *(?:- )?)[\w-]+:(?: .*)?)$/, '$1$2'),
    );
    writeFileSync('conformance.yaml', all.join('\n'));
    const { content } = loadConfiguration({
      file: 'conformance.yaml',
      env: { CONFORMANCE_CLIENT_ID: 'c' },
    });
    expect(Object.keys(content).sort()).to.deep.equal(
      'budgets evidence exclude settings severities target targets values'.split(' '),
    );
    expect(settingsOf('run', {}, { CONFORMANCE_CLIENT_ID: 'c' }).values.depth).to.equal('full');
  });

  it('is never written over another', async () => {
    for (const name of ['conformance.yaml', 'conformance.yml']) {
      writeFileSync(name, 'target: t\n');
      expect(await codeOf(() => begin(undefined))).to.equal('usage');
      expect(readFileSync(name, 'utf8')).to.equal('target: t\n');
      rmSync(name);
    }
  });

  it('is not made of a recording that shows nothing of the document', async () => {
    expect(await codeOf(() => begin(recorded('https://t.example/shop')))).to.equal('usage');
  });

  it('is not made of a target that is no URL', async () => {
    expect(await codeOf(() => begin(undefined, { target: 'sandbox' }))).to.equal('usage');
  });
});
