import { way } from '../driver/barred.js';
import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { createAuthorizer } from '../auth/authorizer.js';
import type { Contract } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import type { Report } from '../model/report.js';
import { loadContract } from '../openapi/load.js';
import { type Authority, createAuthority } from '../provider/authority.js';
import type { Fault } from '../provider/fault.js';
import { type Provider, startProvider } from '../provider/provider.js';
import { ShapeRedactor } from '../redaction/redaction.js';
import { createTransport } from '../transport/transport.js';
import { faultOf } from './fault.js';
import { type Judging, judgeLive } from './judging.testing.js';
import { DOCUMENT, OVERLAY } from './packaged.js';
import { printedIn, seenIn } from './reproduction-answers.testing.js';
import { assertionLike } from './reproduction-assertions.testing.js';
import { PINS } from './reference.testing.js';

const run = promisify(execFile);

/** A finding whose commands, run against the same server, show something else. */
export interface NotReproduced {
  readonly fault: string;
  readonly finding: string;
  readonly curl: string;
  readonly expected: string;
  readonly actual: string;
}

/** Finds a fault, then sends again what each finding says, in a shell, to the very same server. */
export const notReproduced = async (
  fault: Fault,
  contract: Contract,
  authority: Authority,
): Promise<readonly NotReproduced[]> => {
  const provider = await startProvider({ authority, fault });
  try {
    const exchanges = new Map<string, Exchange>();
    const { findings } = await judgedWith(provider, {
      ...{ contract, pins: PINS, probes: fault.probes },
      onBatch: (batch) => {
        for (const each of batch.exchanges ?? []) exchanges.set(each.id, each);
      },
    });
    const env = await variablesOf(provider);
    const failed: NotReproduced[] = [];
    for (const finding of findings) {
      const exchange = exchanges.get(finding.exchanges[0] ?? '');
      if (!exchange || !fault.caughtBy.includes(finding.check)) continue;
      const assertion = await assertionLike(exchange, provider.settings);
      const output = await outputOf(finding.curl, { ...env, CLIENT_ASSERTION: assertion });
      const [expected, actual] = [seenIn(exchange, finding), printedIn(output, finding)];
      if (expected === actual) continue;
      const { check, operation, at, curl } = finding;
      const name = `${check} ${operation ?? '*'} ${at}`;
      failed.push({ fault: fault.id, finding: name, curl, expected, actual });
    }
    return failed;
  } finally {
    await provider.close();
  }
};

/** As a run judges, secrets replaced. */
const judgedWith = (
  { origin, settings }: Provider,
  judging: Omit<Judging, 'redactor'>,
): Promise<Report> => {
  const { institution, partner, otherInstitution, otherPartner, expiredToken } = settings;
  const redactor = new ShapeRedactor({ salt: randomBytes(8).toString('hex') });
  const learn = (secret: string) => {
    redactor.learn(secret);
  };
  return judgeLive(
    {
      origin,
      collection: { institution, partner },
      other: { institution: otherInstitution, partner: otherPartner },
      authorizer: (transport, onSent) =>
        createAuthorizer(
          { kind: 'private_key_jwt', ...settings },
          { transport, now: Date.now, onSent, learn, expiredToken, way },
        ),
      otherToken: settings.otherToken,
      tokenUrl: settings.tokenUrl,
      hasExpired: true,
    },
    { ...judging, redactor },
  );
};

const outputOf = async (commands: string, env: NodeJS.ProcessEnv): Promise<string> => {
  const options = { env, timeout: PATIENCE };
  const { stdout } = await run('bash', ['-c', commands], options).catch(asOutput);
  return stdout;
};

const asOutput = (thrown: unknown): { readonly stdout: string } =>
  typeof thrown === 'object' && thrown !== null && 'stdout' in thrown
    ? { stdout: String(thrown.stdout) }
    : { stdout: '' };

/** Who is never answered gives up, milliseconds. */
const PATIENCE = 10_000;

/** What a reader sets before running the commands of a report. */
const variablesOf = async ({ settings }: Provider): Promise<NodeJS.ProcessEnv> => {
  const transport = createTransport();
  try {
    const deps = { transport, now: Date.now, learn: () => undefined, way };
    const authorizer = createAuthorizer({ kind: 'private_key_jwt', ...settings }, deps);
    return {
      PATH: process.env.PATH,
      CONFORMANCE_TOKEN: (await authorizer.authorization()).slice('Bearer '.length),
      CONFORMANCE_OTHER_TOKEN: settings.otherToken,
      CONFORMANCE_EXPIRED_TOKEN: settings.expiredToken,
    };
  } finally {
    await transport.close();
  }
};

/** What commands cannot show, by fault, and why. */
const BEYOND: Readonly<Record<string, string>> = {};

/** One test for each fault: its findings are found again by the commands that they come with. */
export const declareReproductions = (ids: readonly string[]): void => {
  const made = Promise.all([
    createAuthority(),
    loadContract({ file: DOCUMENT, profile: 'published' }),
    loadContract({ file: DOCUMENT, overlays: [OVERLAY], profile: 'strict' }),
  ]);
  for (const id of ids) {
    const why = BEYOND[id];
    it(`show ${id} again${why === undefined ? '' : `, as far as they can: ${why}`}`, async () => {
      const [authority, published, strict] = await made;
      const fault = faultOf(id);
      const contract = fault.profile === 'strict' ? strict : published;
      const failed = await notReproduced(fault, contract, authority);
      if (why === undefined) expect(failed).to.deep.equal([]);
    }).timeout(60_000);
  }
};
