import { expect } from 'chai';
import type { Contract } from '../model/contract.js';
import type { Report } from '../model/report.js';
import type { SentValues } from '../model/sent-values.js';
import { DEFAULT_VALUES } from '../driver/default-values.js';
import { loadContract } from '../openapi/load.js';
import { probes } from '../probes/index.js';
import { refusal } from '../provider/answer.js';
import type { Fault } from '../provider/fault.js';
import { type Members, sentIn } from '../provider/faults/_spoil.js';
import { firing } from './judging.testing.js';
import { DOCUMENT } from './packaged.js';
import { createReferenceJudge, type JudgeReference, PINS } from './reference.testing.js';

const HOSTS = ['app.acme.example', 'www.acme.example'];

const STRICT: SentValues = {
  name: 'Acme {label}',
  redirectHosts: HOSTS,
  contactDomain: 'acme.example',
  contactsAlways: true,
  logoUris: ['https://www.acme.example/logo.png'],
  clientUris: ['https://www.acme.example/'],
  policyUris: ['https://www.acme.example/privacy'],
  tosUris: ['https://www.acme.example/terms'],
};

/** What a tenant does not take; undefined where it takes all. */
type Rule = (sent: Members, isCreate: boolean) => string | undefined;

const unless = (isRight: boolean, words: string) => (isRight ? undefined : words);
const all = (value: unknown, isRight: (each: unknown) => boolean): boolean =>
  !Array.isArray(value) || value.every(isRight);

const contactsRequired: Rule = ({ contacts }, isCreate) =>
  unless(!isCreate || contacts !== undefined, 'contacts are required');

const RULES: Readonly<Record<string, Rule>> = {
  'a list of redirect hosts': ({ redirectUris }) =>
    unless(
      all(redirectUris, (uri) => HOSTS.some((host) => String(uri).startsWith(`https://${host}/`))),
      'redirect host is not registered',
    ),
  'a pattern of names': ({ name }) =>
    unless(
      typeof name !== 'string' || /^[A-Z][A-Za-z ]{2,40}$/.test(name),
      'name must match ^[A-Z][A-Za-z ]{2,40}$',
    ),
  'contacts that are required': contactsRequired,
  'a known mail domain': ({ contacts }) =>
    unless(
      all(contacts, (each) => typeof each !== 'string' || each.endsWith('@acme.example')),
      'no such mail domain',
    ),
  'a logo that can be fetched': ({ logoUri }) =>
    unless(
      logoUri === undefined || logoUri === 'https://www.acme.example/logo.png',
      'the logo cannot be fetched',
    ),
};

const refusing = (rules: readonly Rule[]): Pick<Fault, 'plant'> => ({
  plant: () => ({
    handle: (call, next) => {
      const isCreate = call.operation === 'createClient';
      const sent = isCreate || call.operation === 'updateClient' ? sentIn(call) : undefined;
      // Whoever is not known is refused for that.
      if (call.headers.authorization === undefined) return next();
      const words = sent && rules.map((rule) => rule(sent, isCreate)).find((each) => each);
      return words === undefined ? next() : refusal(422, 'invalid_client_metadata', words);
    },
  }),
});

describe('a tenant that does not take every value', function () {
  this.timeout(30_000);
  let contract: Contract;
  let judged: JudgeReference;
  before(async () => {
    contract = await loadContract({ file: DOCUMENT, profile: 'published' });
    judged = await createReferenceJudge();
  });

  const run = (rules: readonly Rule[], values: SentValues): Promise<Report> =>
    judged(refusing(rules), contract, { pins: PINS, values, probes: probes.map(({ id }) => id) });

  const wrong = (report: Report) => firing(report, ['error', 'warning']);

  it('conforms with values that suit it', async () => {
    const report = await run(Object.values(RULES), STRICT);
    expect([wrong(report), report.verdict, report.reason]).to.deep.equal([[], 'conforms', '']);
    expect(report.probes.filter(({ isMissing }) => isMissing)).to.deep.equal([]);
  });

  for (const [what, rule] of Object.entries(RULES))
    it(`is not blamed for ${what}`, async () => {
      expect(wrong(await run([rule], DEFAULT_VALUES))).to.deep.equal([]);
    });

  it('that refuses every create is quoted, and told of the settings', async () => {
    const { verdict, reason } = await run(Object.values(RULES), DEFAULT_VALUES);
    expect(verdict).to.equal('could-not-tell');
    expect(reason).to.match(/422: "redirect host is not registered".*settings/);
  });

  it('is quoted where it refuses some', async () => {
    const { checks } = await run([contactsRequired], DEFAULT_VALUES);
    const { reasons = [] } = checks.find(({ check }) => check === 'valid-request-is-served') ?? {};
    const told = reasons.map(({ because }) => because).join('\n');
    expect(told).to.include('the POST was refused (422: "contacts are required")');
  });

  it('is at fault where it refuses what it takes elsewhere', async () => {
    const second: Rule = ({ redirectUris }, isCreate) =>
      unless(!isCreate || (redirectUris?.length ?? 0) < 2, 'one redirect URI is enough');
    const report = await run([second], DEFAULT_VALUES);
    expect(wrong(report)).to.deep.equal(['valid-request-is-served']);
    const [finding] = report.findings.filter(({ severity }) => severity === 'error');
    expect(finding?.actual).to.equal('422: "one redirect URI is enough"');
  });
});
