import { choice, flag, type Kind, list, number, text, texts, url } from './kind.js';

/** The formats of a report: the names of `src/reporters`. */
export const FORMATS = ['console', 'json', 'jsonl', 'html', 'junit', 'markdown', 'sarif'] as const;

/** Where in `conformance.yaml` an option stands, first wins: `target` is the chosen entry of `targets`. */
type Place = `settings.${string}` | `target.${string}` | `budgets.${string}` | 'target';

/** One option: what it is, and every place from which it is read. */
export interface Option<T = unknown> {
  readonly kind: Kind<T>;
  /** One clause, without the default. */
  readonly help: string;
  /** Of a number: `seconds`, `requests a second`. */
  readonly unit?: string;
  /** What it is where nobody says anything. */
  readonly default?: T;
  /** The default in words, where it is none that can be written down. */
  readonly defaultWords?: string;
  /** Its name where a caller gives it, where that is another: `format` of a command that prints. */
  readonly as?: string;
  /** `--…`; null: it has no flag. Default: the caller's name with dashes. */
  readonly flag?: string | null;
  /** Environment variables, first wins. */
  readonly env?: readonly string[];
  readonly file?: readonly Place[];
  /** Its value is a secret: it is never shown. */
  readonly secret?: true;
}

const option = <T, const O extends Omit<Option<T>, 'kind'>>(kind: Kind<T>, rest: O) => ({
  kind,
  ...rest,
});

const seconds = (least: number, most: number) => number('seconds', { least, most });
const requests = number('n', { least: 1, most: 100_000, whole: true });

/**
 * Every option of every command. Flags, help, variables, the schema of the configuration and its page are
 * made of this table, and `resolve` reads by it: a flag beats the environment, which beats the file.
 */
export const OPTIONS = {
  spec: option(text('file'), {
    help: 'OpenAPI document to judge by',
    defaultWords: 'the packaged one',
    file: ['settings.spec'],
  }),
  overlay: option(texts('file'), {
    help: 'OpenAPI Overlay to apply, instead of the packaged one; implies the strict profile',
    file: ['settings.overlays'],
  }),
  profile: option(choice('name', ['published', 'strict']), {
    help: 'published: the document as it is; strict: the document with the overlay',
    defaultWords: 'published',
    file: ['settings.profile'],
  }),
  reports: option(text('dir'), {
    help: 'folder for the reports',
    default: 'reports',
    file: ['settings.reports'],
  }),
  format: option(list('list', FORMATS), {
    help: `of ${FORMATS.join(',')}`,
    default: ['console', 'json', 'jsonl', 'html'],
    file: ['settings.formats'],
  }),
  printFolder: option(text('dir'), {
    help: 'folder for files of what is printed',
    defaultWords: 'none',
    as: 'reports',
  }),
  printFormat: option(list('list', FORMATS), {
    help: `of ${FORMATS.join(',')}`,
    default: ['console'],
    as: 'format',
  }),
  gate: option(choice('severity', ['error', 'warning']), {
    help: 'the least severity that fails the run: error or warning',
    default: 'error',
    file: ['settings.gate'],
  }),
  waivers: option(text('file'), {
    help: 'file of waivers, besides those of the configuration',
  }),
  config: option(text('file'), {
    help: 'configuration',
    defaultWords: 'conformance.yaml, where there is one',
  }),
  acceptPins: option(flag, { help: 'write the observed pins into the configuration' }),
  quiet: option(flag, { help: 'print the verdict and the findings only' }),
  color: option(flag, { help: 'print without colour', default: true, flag: 'no-color' }),
  consistencySeconds: option(number('seconds', { least: 0, most: 600 }), {
    help: 'how long an older state may be seen after a write',
    unit: 'seconds',
    default: 5,
    flag: null,
    file: ['target.consistencySeconds', 'settings.consistencySeconds'],
  }),
  baseUrl: option(text('url'), {
    help: "recorded host and prefix that stand for the document's server",
  }),
  pageFormat: option(choice('name', ['text', 'json']), {
    help: 'text or json',
    default: 'text',
    as: 'format',
  }),

  target: option(text('name'), {
    help: 'a name in the configuration, a URL, or embedded',
    default: 'embedded',
    env: ['CONFORMANCE_TARGET'],
    file: ['target'],
  }),
  institution: option(text('id'), {
    help: 'institution to work in',
    env: ['CONFORMANCE_INSTITUTION'],
    file: ['target.institution'],
  }),
  partner: option(text('name'), {
    help: 'partner to work as',
    env: ['CONFORMANCE_PARTNER'],
    file: ['target.partner'],
  }),
  otherInstitution: option(text('id'), {
    help: 'a second institution, for isolation probes',
    file: ['target.otherInstitution'],
  }),
  otherPartner: option(text('name'), {
    help: 'a second partner, for isolation probes',
    file: ['target.otherPartner'],
  }),
  seed: option(number('n', { least: 0, most: 4_294_967_295, whole: true }), {
    help: 'repeats the choices of an earlier run',
    defaultWords: 'drawn',
    file: ['settings.seed'],
  }),
  depth: option(choice('name', ['quick', 'full']), {
    help: 'quick or full',
    default: 'quick',
    file: ['target.depth', 'settings.depth'],
  }),
  probes: option(list('list'), { help: 'only these probes' }),
  readOnly: option(flag, { help: 'send no POST, PUT or DELETE', file: ['target.readOnly'] }),
  rate: option(number('n/s', { least: 0.01, most: 1000, suffix: '/s' }), {
    help: 'requests a second',
    unit: 'requests a second',
    defaultWords: 'beyond loopback 2/s',
    file: ['target.rate', 'settings.rate'],
  }),
  quickBudget: option(requests, {
    help: 'the most requests of a quick run',
    defaultWords: 'beyond loopback 150',
    flag: null,
    file: ['target.budgets.quick', 'budgets.quick'],
  }),
  fullBudget: option(requests, {
    help: 'the most requests of a full run',
    defaultWords: 'beyond loopback 1500',
    flag: null,
    file: ['target.budgets.full', 'budgets.full'],
  }),
  timeout: option(seconds(0.1, 600), {
    help: 'limit of one request',
    unit: 'seconds',
    default: 10,
    file: ['target.timeoutSeconds', 'settings.timeoutSeconds'],
  }),
  maxDuration: option(seconds(1, 86_400), {
    help: 'limit of the whole run, clean-up apart',
    unit: 'seconds',
    file: ['target.maxDurationSeconds', 'settings.maxDurationSeconds'],
  }),
  record: option(text('file'), { help: 'write what was exchanged, scrubbed, as HAR' }),
  fault: option(text('id'), { help: 'plant a defect in the embedded provider' }),
  dryRun: option(flag, { help: 'print the plan, send nothing' }),
  allowMutations: option(flag, {
    help: 'allow POST, PUT and DELETE beyond loopback',
    file: ['target.allowMutations'],
  }),
  allowProduction: option(flag, {
    help: 'allow requests to a known production host',
    file: ['target.allowProduction'],
  }),
  allowFailedLogins: option(flag, {
    help: 'allow negative authentication probes beyond loopback',
    file: ['target.allowFailedLogins'],
  }),
  journal: option(text('file'), {
    help: 'file that knows what was created',
    defaultWords: 'in the state folder, one a target',
    file: ['target.journal', 'settings.journal'],
  }),
  stateFolder: option(text('dir'), {
    help: 'folder below which the default journal lies',
    defaultWords: '~/.local/state',
    flag: null,
    env: ['XDG_STATE_HOME'],
  }),

  token: option(text('token'), {
    help: 'a ready bearer token',
    flag: null,
    env: ['CONFORMANCE_TOKEN'],
    secret: true,
  }),
  clientId: option(text('id'), {
    help: 'OAuth client whose key signs the assertion',
    flag: null,
    env: ['CONFORMANCE_CLIENT_ID'],
    file: ['target.clientId'],
  }),
  privateKey: option(text('pem'), {
    help: 'its private key, PEM text',
    flag: null,
    env: ['CONFORMANCE_PRIVATE_KEY'],
    secret: true,
  }),
  privateKeyFile: option(text('file'), {
    help: 'file of its private key',
    flag: null,
    env: ['CONFORMANCE_PRIVATE_KEY_FILE'],
    file: ['target.privateKeyFile'],
  }),
  keyId: option(text('id'), {
    help: '`kid` of the assertion',
    flag: null,
    env: ['CONFORMANCE_KEY_ID'],
    file: ['target.keyId'],
  }),
  tokenUrl: option(url('url', 'https://tenant.example/token'), {
    help: 'token endpoint',
    defaultWords: "the document's own path on the target's host",
    flag: null,
    env: ['CONFORMANCE_TOKEN_URL'],
    file: ['target.tokenUrl'],
  }),
  audience: option(text('url'), {
    help: '`aud` of the assertion',
    defaultWords: 'the token endpoint',
    flag: null,
    env: ['CONFORMANCE_AUDIENCE'],
    file: ['target.audience'],
  }),
  scope: option(text('scope'), {
    help: 'scope to ask for',
    default: 'openid',
    flag: null,
    env: ['CONFORMANCE_SCOPE'],
    file: ['target.scope'],
  }),
  assertionAlg: option(choice('name', ['PS256', 'RS256', 'ES256']), {
    help: 'algorithm that signs the assertion',
    default: 'PS256',
    flag: null,
    env: ['CONFORMANCE_ASSERTION_ALG'],
    file: ['target.assertionAlg'],
  }),
  assertionExpUnit: option(choice('unit', ['ms', 's']), {
    help: 'unit of `exp` in the assertion',
    default: 'ms',
    flag: null,
    env: ['CONFORMANCE_ASSERTION_EXP_UNIT'],
    file: ['target.assertionExpUnit'],
  }),
  sendClientId: option(flag, {
    help: 'whether `client_id` stands in the token request',
    default: true,
    flag: null,
    file: ['target.sendClientId'],
  }),
  clockOffsetSeconds: option(number('seconds', { least: -3600, most: 3600 }), {
    help: 'added to the own clock where assertions are made',
    unit: 'seconds',
    default: 0,
    flag: null,
    file: ['target.clockOffsetSeconds'],
  }),
  httpsProxy: option(text('url'), {
    help: 'proxy for https',
    flag: null,
    env: ['HTTPS_PROXY', 'https_proxy'],
    secret: true,
  }),
  noProxy: option(text('list'), {
    help: 'hosts that are asked without a proxy',
    flag: null,
    env: ['NO_PROXY', 'no_proxy'],
  }),
  jobSummary: option(text('file'), {
    help: 'file to which the Markdown of the run is added',
    flag: null,
    env: ['GITHUB_STEP_SUMMARY'],
  }),

  marked: option(flag, {
    help: 'list the clients that carry a mark of this suite, without a journal',
  }),
  yes: option(flag, { help: 'with --marked: delete them' }),
  port: option(number('n', { least: 0, most: 65_535, whole: true }), {
    help: 'port to listen on',
    default: 0,
    defaultWords: 'chosen by the system',
  }),
  listFaults: option(flag, { help: 'print the defects, one a line, and exit' }),
  empty: option(flag, { help: 'begin without any client' }),

  publish: option(flag, { help: 'publish the results to the broker of PACT_BROKER_BASE_URL' }),
  providerVersion: option(text('version'), {
    help: 'version of the provider',
    defaultWords: "the document's hash and the day in UTC",
  }),
  providerBranch: option(text('name'), { help: 'branch of the provider' }),
  consumerVersion: option(text('version'), {
    help: 'version of the consumer whose pact gets the results',
    defaultWords: 'the latest',
  }),
  version: option(text('version'), { help: 'version', defaultWords: "git's commit" }),
  branch: option(text('name'), {
    help: 'branch of the consumer',
    defaultWords: "git's, or the build's",
  }),
  buildUrl: option(text('url'), { help: 'where the build is seen', defaultWords: "the build's" }),
  tag: option(texts('name'), { help: 'tag of the version' }),
  pacticipant: option(text('name'), { help: 'consumer or provider that is to be deployed' }),
  environment: option(text('name'), {
    help: 'where it is to go; with --offline, the target that the report is about',
  }),
  offline: option(flag, { help: 'ask no broker' }),
  pacts: option(text('dir'), { help: 'folder of the pacts', defaultWords: 'contracts/pacts' }),
  report: option(text('file'), {
    help: 'report to answer from',
    defaultWords: 'reports/report.json',
  }),
  recordDeployment: option(flag, { help: 'after a yes, tell the broker that it is deployed' }),
} satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof OPTIONS;
