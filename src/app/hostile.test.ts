import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.js';
import { pactCheck } from './pact-check.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';

const CLIENT =
  'https://t.example/a/oidc-provider/api/v0/institutions/i/partner-clients/p/0b0e31e4-9c1f-4bb6-9a1e-7e4a3a1f0a11';
const NAMES = [
  ...['Link', 'ETag', 'WWW-Authenticate', 'Retry-After', 'Content-Type', 'Location', 'Date'],
  ...['Allow', 'Cache-Control', 'Vary', 'Content-Encoding', 'Set-Cookie', 'Content-Length'],
];
const PARTS = [
  ...['a', ' ', '\t', '-', ';', ',', '"', '\\', '=', '%', '/', ':', '<', '&', '+', '.', '0'],
  ...['rel=a', 'a,b;', 'W/"', '-gzip', '\\"', 'a="', '%25', '&#', 'eyJ.', '-----BEGIN '],
];
/** Where the time grows with its square, each takes seconds. */
const LENGTH = 20_000;

const entry = (
  index: number,
  isPut: boolean,
  header: { readonly name: string; readonly value: string },
) => ({
  startedDateTime: new Date(Date.UTC(2026, 0, 1) + index * 10).toISOString(),
  time: 2,
  request: {
    ...{ method: isPut ? 'PUT' : 'GET', url: CLIENT, httpVersion: 'HTTP/1.1' },
    headers: [{ name: 'Authorization', value: 'Bearer x' }],
  },
  response: {
    ...{ status: isPut ? 204 : 200, httpVersion: 'HTTP/1.1', headers: [header] },
    content: { size: 2, mimeType: 'application/json', text: '{}' },
  },
});

describe('text of strangers that is made to take long', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const given = { reports: folder, format: ['json'] as const };

  for (const name of NAMES)
    it(`takes none in ${name}`, async () => {
      // A tag is compared with the one before the update.
      const puts = name === 'ETag' ? [false, true, false] : [false];
      const entries = PARTS.flatMap((part) => {
        const header = { name, value: part.repeat(LENGTH / part.length) };
        return puts.map((isPut) => ({ isPut, header }));
      }).map(({ isPut, header }, index) => entry(index, isPut, header));
      const file = join(folder, 'a.har');
      writeFileSync(file, JSON.stringify({ log: { version: '1.2', entries } }));
      const { report } = await check([file], settingsOf('check', given, {}), SILENT);
      expect(report.summary.exchanges).to.equal(entries.length);
    });

  it('takes none in the content of a pact', async () => {
    const interactions = PARTS.map((part) => ({
      description: `of ${part}`,
      request: { method: 'GET', path: new URL(CLIENT).pathname },
      response: { status: 200, body: part.repeat(200_000 / part.length) },
    }));
    const file = join(folder, 'a.json');
    const parties = { consumer: { name: 'c' }, provider: { name: 'p' } };
    writeFileSync(file, JSON.stringify({ ...parties, interactions }));
    const { report } = await pactCheck([file], settingsOf('pact check', {}, {}), SILENT);
    expect(report.summary.exchanges).to.equal(PARTS.length);
  });
});
