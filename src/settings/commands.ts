import type { OptionName } from './options.js';

const page = ['pageFormat', 'printFolder'] as const;
const reading = ['spec', 'overlay', 'profile'] as const;
const files = ['reports', 'format'] as const;
const deciding = [
  'gate',
  'waivers',
  'config',
  'acceptPins',
  'quiet',
  'color',
  'consistencySeconds',
  'jobSummary',
] as const;
const judging = [...reading, ...files, ...deciding] as const;
const collection = ['target', 'institution', 'partner'] as const;
const permissions = ['allowMutations', 'allowProduction', 'allowInsecureHttp'] as const;
const credentials = [
  'token',
  'clientId',
  'privateKey',
  'privateKeyFile',
  'keyId',
  'tokenUrl',
  'audience',
  'scope',
  'assertionAlg',
  'assertionExpUnit',
  'sendClientId',
  'clockOffsetSeconds',
] as const;
const network = ['clientCert', 'clientKey', 'httpsProxy', 'httpProxy', 'noProxy'] as const;
const journal = ['journal', 'stateFolder'] as const;
const remembered = ['providerVersion', 'buildUrl'] as const;
const values = [
  'values',
  'sentName',
  'redirectHosts',
  'contactDomain',
  'logoUris',
  'clientUris',
  'policyUris',
  'tosUris',
] as const;
const sending = [
  'rate',
  'quickBudget',
  'fullBudget',
  'timeout',
  'maxDuration',
  'record',
  'fault',
  ...values,
  ...permissions,
  'allowFailedLogins',
  ...journal,
  ...credentials,
  ...network,
] as const;

/** Which command takes which options, in the order of its help. */
export const COMMAND_OPTIONS = {
  run: [
    ...collection,
    'otherInstitution',
    'otherPartner',
    'seed',
    'depth',
    'probes',
    'readOnly',
    'dryRun',
    ...sending,
    ...remembered,
    ...judging,
  ],
  check: ['ofTarget', 'baseUrl', 'soleWriter', 'partial', ...remembered, ...judging],
  diff: [
    'hurtPacts',
    'traffic',
    'baseUrl',
    'changeFormat',
    'printFolder',
    'changeGate',
    'waivers',
    'config',
    'quiet',
    'color',
  ],
  waive: [
    'owner',
    'reason',
    'expires',
    'waivedFingerprints',
    'waivedChecks',
    'waivedOperations',
    'waivedTarget',
    'all',
    'prune',
    'waivers',
    'config',
  ],
  lint: ['spec', 'overlay', 'config', ...page],
  provider: ['port', 'fault', 'empty', 'listFaults'],
  cleanup: [
    ...collection,
    'rate',
    'timeout',
    ...permissions,
    ...journal,
    'marked',
    'yes',
    'config',
    'consistencySeconds',
    ...credentials,
    ...network,
  ],
  'pact check': [...reading, 'printFolder', 'printFormat', ...deciding],
  'pact verify': [
    ...collection,
    ...sending,
    'fromBroker',
    'providerName',
    'consumerVersionSelector',
    'enablePending',
    'includeWipPactsSince',
    'publish',
    ...remembered,
    'providerBranch',
    'consumerVersion',
    ...judging,
  ],
  'pact publish': ['version', 'branch', 'buildUrl', 'tag', 'dryRun'],
  'pact can-i-deploy': [
    'pacticipant',
    'version',
    'environment',
    'offline',
    'pacts',
    'report',
    'spec',
    'recordDeployment',
  ],
  'pact can-i-merge': ['pacticipant', 'version'],
  checks: [...page],
  contract: [...reading, 'config'],
} satisfies Readonly<Record<string, readonly OptionName[]>>;

export type CommandName = keyof typeof COMMAND_OPTIONS;
