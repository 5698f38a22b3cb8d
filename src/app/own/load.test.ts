import { expect } from 'chai';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check } from '../check.js';
import { SILENT } from '../ports.js';
import { settingsOf } from '../settings.js';
import { loadOwn } from './load.js';

const DEFINE = pathToFileURL(join(import.meta.dirname, 'define.js')).href;
const VERDICT = pathToFileURL(join(import.meta.dirname, '../../model/verdict.js')).href;

/** A module with one check. */
const moduleOf = (id: string, more = ''): string => `
  import { defineCheck } from ${JSON.stringify(DEFINE)};
  import { fail } from ${JSON.stringify(VERDICT)};
  const example = { operation: 'listClients', response: { status: 200, headers: {}, body: [] } };
  export default defineCheck({
    id: '${id}', severity: 'error', clause: 'guideline 12', title: 'T.', why: 'W.', fix: 'F.',
    looksAt: { parts: ['response.status'] },
    examples: { pass: [example], fail: [example] },
    evaluate: () => fail({ at: 'response.status', expected: 'another', actual: '200' }),
    ${more}
  });`;

const HAR = {
  log: {
    version: '1.2',
    creator: { name: 'test', version: '1' },
    entries: [
      {
        startedDateTime: '2026-11-25T10:00:00Z',
        time: 5,
        request: {
          method: 'GET',
          url: 'https://api.example/a/oidc-provider/api/v0/institutions/i/partner-clients/p',
          headers: [],
        },
        response: {
          status: 200,
          headers: [{ name: 'content-type', value: 'application/json' }],
          content: { text: '[]', mimeType: 'application/json', size: 2 },
        },
      },
    ],
  },
};

describe('modules of checks', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'own-'));
    mkdirSync(join(folder, 'checks'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const loaded = (...ownChecks: readonly string[]) =>
    loadOwn({
      values: { ownChecks },
      configurationFile: 'conformance.yaml',
      given: new Set(['ownChecks']),
    });
  const refused = async (...modules: readonly string[]): Promise<string> => {
    const error: unknown = await loaded(...modules).catch((thrown: unknown) => thrown);
    return error instanceof Error && 'code' in error
      ? `${String(error.code)}: ${error.message.replaceAll(folder, '')}`
      : 'loaded';
  };

  it('judge where the configuration names them, beside it, and by its severities', async () => {
    write('checks/acme.mjs', moduleOf('acme-status'));
    const config = write(
      'conformance.yaml',
      'settings: { ownChecks: [checks/acme.mjs] }\nseverities: { acme-status: warning }\n',
    );
    const har = write('night.har', JSON.stringify(HAR));
    const settings = settingsOf('check', { config, format: [] }, {});
    const { report } = await check([har], settings, SILENT);
    expect(
      report.findings.flatMap(({ check: id, own, severity }) => (own ? [id, own, severity] : [])),
    ).to.deep.equal(['acme-status', 'checks/acme.mjs', 'warning']);
  });

  it('are loaded in the order in which they are named', async () => {
    const files = ['b-check', 'a-check'].map((id) => write(`${id}.mjs`, moduleOf(id)));
    expect((await loaded(...files)).map(({ own }) => own.id)).to.deep.equal(['b-check', 'a-check']);
  });

  it('are refused where they cannot be read', async () => {
    const broken = write('broken.mjs', 'export default [');
    const throwing = write('throwing.mjs', 'throw new Error("boom")');
    const empty = write('empty.mjs', 'export default []');
    expect([
      await refused(join(folder, 'none.mjs')),
      (await refused(broken)).slice(0, 21),
      await refused(throwing),
      await refused(empty),
    ]).to.deep.equal([
      'own-checks-unreadable: the checks of /none.mjs cannot be used: there is no such file',
      'own-checks-unreadable',
      'own-checks-unreadable: the checks of /throwing.mjs cannot be used: boom',
      'own-checks-unreadable: the checks of /empty.mjs cannot be used: its default export holds no check',
    ]);
  });

  it('take the place of none of ours, nor of each other', async () => {
    const ours = write('ours.mjs', moduleOf('no-null-members'));
    const own = write('own.mjs', moduleOf('acme-status'));
    const again = write('again.mjs', moduleOf('acme-status'));
    expect([await refused(ours), await refused(own, again)]).to.deep.equal([
      'own-check-invalid: /ours.mjs: the check no-null-members has the id of one of the suite',
      'own-check-invalid: /again.mjs: the check acme-status is there twice',
    ]);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['id', 'id: "Not An Id"'],
    ['severity', 'severity: "fatal"'],
    ['ledger', 'ledger: "gap"'],
    ['title', 'title: ""'],
    ['looksAt', 'looksAt: { parts: ["response.everything"] }'],
    ['looksAt', 'looksAt: { parts: [], purposes: ["fun"] }'],
    ['examples', 'examples: { pass: [], fail: [] }'],
    ['evaluate', 'evaluate: 5'],
  ];
  for (const [name, more] of wrong)
    it(`are told what is wrong: ${more}`, async () => {
      const file = write('wrong.mjs', moduleOf('acme-status', more));
      expect(await refused(file)).to.match(new RegExp(`^own-check-invalid: .*: ${name} is `));
    });

  it('that hold something else are told so', async () => {
    const file = write('other.mjs', 'export default [{ id: "acme" }, 5]');
    expect(await refused(file)).to.equal(
      'own-check-invalid: /other.mjs holds something that is no check',
    );
  });
});
