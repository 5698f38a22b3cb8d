import { expect } from 'chai';
import { join } from 'node:path';
import { SILENT } from '../app/ports.js';
import { run } from '../app/run.js';
import { settingsOf } from '../app/settings.js';
import { Sandbox } from '../cli/spawn.testing.js';
import { OPERATION_IDS } from '../model/operation.js';
import type { Report } from '../model/report.js';
import { ROOT } from './compile.mjs';

const SERVERS = join(ROOT, 'bench/servers');
const [HERE, THERE] = [
  { institution: 'first-institution', partner: 'first partner' },
  { institution: 'second-institution', partner: 'second partner' },
];
const [TOKEN, OTHER] = ['a-token-that-opens-both-of-them', 'a-token-of-the-second-one-alone'];
const TOKENS = JSON.stringify({
  [TOKEN]: [HERE, THERE].map(({ institution, partner }) => `${institution}/${partner}`),
  [OTHER]: [`${THERE.institution}/${THERE.partner}`],
});

interface Expected {
  readonly quick: readonly string[];
  /** What the full depth finds besides. */
  readonly full: readonly string[];
}

const ALL = OPERATION_IDS;
const WRITES = ['createClient', 'updateClient'];
const ofEach = (finding: string, operations: readonly string[]): readonly string[] =>
  operations.map((operation) => `${finding} ${operation}`);

/** Node reads bytes as text, and puts U+FFFD in place of what is not in UTF-8. */
const REPLACED = 'warning malformed-json-is-refused response.status updateClient';

/** What each framework does wrong by default, as `severity check at operation`. */
const FOUND: Readonly<Record<string, Expected>> = {
  express: {
    quick: [
      // NODE_ENV is not `production` unless one says so: its page of an error shows the stack.
      ...ofEach('warning errors-reveal-no-internals response.body', WRITES),
      REPLACED,
      // sendStatus(204) tags the words "No Content", which are not sent.
      'warning validator-after-put-is-current response.headers/etag updateClient',
    ],
    full: [],
  },
  fastify: {
    quick: [
      // Ajv makes of a value what its schema asks for.
      ...ofEach('error invalid-body-is-refused request.body/name', WRITES),
      ...ofEach('error invalid-body-is-refused request.body/redirectUris', WRITES),
      REPLACED,
      // @fastify/bearer-auth refuses without a challenge.
      ...ofEach('error unauthorized-carries-challenge response.headers/www-authenticate', ALL),
    ],
    full: ofEach('error invalid-body-is-refused request.body/pkceRequired', WRITES),
  },
  hono: {
    quick: [
      // The validator of JSON takes other content for an empty object, and goes on.
      'error unknown-media-type-is-refused response.status updateClient',
      REPLACED,
      // bearerAuth answers another scheme as a malformed request.
      ...ofEach('warning bad-token-is-refused response.status', ALL),
      'warning update-is-visible response.body/name getClient',
    ],
    full: [],
  },
};

describe('the API on', () => {
  const sandbox = new Sandbox();
  after(() => sandbox.close());

  const judged = async (origin: string, depth: 'quick' | 'full'): Promise<Report> => {
    const settings = settingsOf(
      'run',
      {
        target: origin,
        ...HERE,
        otherInstitution: THERE.institution,
        otherPartner: THERE.partner,
        depth,
        seed: 1,
        format: [],
        reports: sandbox.folder,
        journal: join(sandbox.folder, 'journal.jsonl'),
      },
      { CONFORMANCE_TOKEN: TOKEN, CONFORMANCE_OTHER_TOKEN: OTHER },
    );
    const done = await run(settings, SILENT);
    if (done.kind !== 'judged') throw new Error('a dry run');
    return done.report;
  };

  for (const [name, found] of Object.entries(FOUND))
    describe(name, () => {
      let origin = '';
      before(async () => {
        const script = join(SERVERS, `${name}.js`);
        const server = sandbox.spawn(process.execPath, [script], { TOKENS });
        [, origin = ''] = await server.printed(/serving (\S+)/);
      });

      for (const depth of ['quick', 'full'] as const)
        it(`shows what it does wrong by default, ${depth}`, async () => {
          const { findings, summary } = await judged(origin, depth);
          const told = findings
            .filter(({ severity, ledger }) => severity !== 'info' && ledger !== 'gap')
            .map((each) => `${each.severity} ${each.check} ${each.at} ${each.operation ?? '*'}`);
          const expected = depth === 'full' ? [...found.quick, ...found.full] : found.quick;
          expect(told.sort()).to.deep.equal([...expected].sort());
          expect(summary.evidence.missing).to.deep.equal([]);
        });
    });
});
