import { SEVERITIES } from '../model/finding.js';
import { GATE } from './gate.js';
import { defaultOf, type Option } from './option.js';
import { OPTIONS } from './options.js';

type Schema = Readonly<Record<string, unknown>>;

const TEXT: Schema = { type: 'string', minLength: 1 };
const ID = '^[a-z][a-z0-9-]*$';

const pin = (description: string, ...examples: readonly string[]): Schema => ({
  type: 'string',
  minLength: 1,
  examples,
  description,
});

const created = (what: string): Schema =>
  pin(`What a create does with ${what}.`, 'stored', 'dropped', 'refused', 'mixed');

const updated = (what: string): Schema =>
  pin(`What an update does with ${what}.`, 'stored', 'cleared', 'ignored', 'refused', 'mixed');

/** The answers that a run may pin: see `OBSERVED_PINS` in `src/checks/_open-questions.ts`. */
const PINS: Readonly<Record<string, Schema>> = {
  put: pin(
    'What an update does with members that it leaves out.',
    'merge',
    'replace',
    'mixed',
    'refused',
  ),
  'put-scalars': pin('The same of texts, where put is mixed.', 'kept', 'cleared', 'mixed'),
  'put-arrays': pin('The same of arrays, where put is mixed.', 'kept', 'cleared', 'mixed'),
  'put-booleans': pin('The same of booleans, where put is mixed.', 'kept', 'cleared', 'mixed'),
  'empty-update': pin('What an empty update does.', 'no-change', 'wipes', 'refused'),
  'equal-creates': pin('What the second of two equal creates does.', 'two', 'refused'),
  'pkce-default': pin(
    'What pkceRequired is where a create leaves it out.',
    'absent',
    'false',
    'true',
  ),
  'false-flag': pin('How pkceRequired is shown where it was sent as false.', 'shown', 'absent'),
  'deleted-name': pin(
    'Whether a create may have the name of a deleted client.',
    'free',
    'reserved',
  ),
  'repeated-uris': pin('What becomes of a redirect URI that is sent twice.', 'kept', 'dropped'),
  'empty-contacts': pin('How an empty list of contacts is shown.', 'shown', 'absent'),
  'empty-name': pin('What a create with an empty name does.', 'accepted', 'refused', 'mixed'),
  'empty-redirect-uris': pin(
    'What a create without any redirect URI in its list does.',
    'accepted',
    'refused',
    'mixed',
  ),
  'create-null-scalars': created('null for an optional text'),
  'create-null-arrays': created('null for contacts'),
  'create-null-booleans': created('null for pkceRequired'),
  'create-empty-scalars': created('an empty text for an optional member'),
  'update-null-scalars': updated('null for an optional text'),
  'update-null-arrays': updated('null for contacts'),
  'update-null-booleans': updated('null for pkceRequired'),
  'update-empty-scalars': updated('an empty text for an optional member'),
  'update-empty-arrays': updated('an empty list of contacts'),
  reads: {
    const: 'eventual',
    description:
      'Older state may be read for consistencySeconds after a write, without a warning. Never written by --accept-pins.',
  },
};

/** Values that suit a tenant which looks at each of them. */
const STRICT_VALUES: Schema = {
  name: 'Acme {label}',
  redirectHosts: ['app.acme.example', 'www.acme.example'],
  contactDomain: 'acme.example',
  logoUris: ['https://www.acme.example/logo.png'],
  clientUris: ['https://www.acme.example/'],
  policyUris: ['https://www.acme.example/privacy'],
  tosUris: ['https://www.acme.example/terms'],
};

const DAY: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  examples: ['2027-01-31'],
  description: 'The last day, UTC.',
};

const WAIVER: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['check', 'operation', 'at', 'shape', 'owner', 'reason', 'expires'],
  properties: {
    check: { type: 'string', pattern: ID },
    operation: { ...TEXT, description: 'The operation of the finding; * where it is of none.' },
    at: { ...TEXT, description: 'Where the finding is: its at, with * for array indexes.' },
    shape: { ...TEXT, description: "The deviation, as the finding's shape states it." },
    severity: {
      enum: SEVERITIES,
      description: 'The worst that it may be: what grows worse is new. Absent: any.',
    },
    interaction: { ...TEXT, description: 'The interaction of a pact that shows it. Absent: any.' },
    target: { ...TEXT, description: 'The target at which it may be seen. Absent: any.' },
    owner: TEXT,
    reason: TEXT,
    expires: DAY,
  },
};

const CHANGE_WAIVER: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['change', 'owner', 'reason', 'expires'],
  properties: {
    change: {
      type: 'string',
      pattern: '^[0-9a-f]{16}$',
      description: 'The fingerprint of an accepted change; diff alone reads it.',
      examples: ['0123456789abcdef'],
    },
    owner: TEXT,
    reason: TEXT,
    expires: DAY,
  },
};

const WAIVERS: Schema = {
  type: 'array',
  items: {
    if: { type: 'object', required: ['change'] },
    then: { $ref: '#/$defs/changeWaiver' },
    else: { $ref: '#/$defs/waiver' },
  },
};

const EXCLUSION: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['operation', 'owner', 'reason', 'expires'],
  properties: {
    operation: { ...TEXT, description: 'The operation that is left out: nothing of it is sent.' },
    owner: TEXT,
    reason: TEXT,
    expires: DAY,
  },
};

const share = (description: string): Schema => ({
  type: 'number',
  minimum: 0,
  maximum: 1,
  description,
});

/** What evidence is asked for beyond the rule. */
const EVIDENCE: Readonly<Record<string, Schema>> = {
  operations: {
    type: 'array',
    items: TEXT,
    description: 'Operations that must have served a request, in recordings too.',
  },
  statuses: share('The share of the documented statuses that must be seen, from 0 to 1.'),
  requirements: share('The share of the requirements that must be exercised, from 0 to 1.'),
  content: share('The share of the answers whose content must be there, from 0 to 1.'),
};

const sentence = (row: Option): string => {
  const { help, unit } = row;
  const words = help.charAt(0).toUpperCase() + help.slice(1);
  const measured = unit === undefined || words.toLowerCase().includes(unit) ? '' : `, in ${unit}`;
  const shown = defaultOf(row);
  return `${words}${measured}.${shown === undefined ? '' : ` Default: ${shown}.`}`;
};

/** The members of one section of the file, out of the table of options; `target.budgets.quick` nests. */
const section = (name: string): Record<string, Schema> => {
  const members: Record<string, Schema> = {};
  for (const row of Object.values(OPTIONS) as readonly Option[]) {
    for (const place of row.file ?? []) {
      const [first, ...path] = place.split('.');
      const [member, inner] = path;
      if (first !== name || member === undefined) continue;
      const schema = { ...row.kind.schema, description: sentence(row) };
      if (inner === undefined) members[member] = schema;
      else {
        const known = members[member]?.properties;
        members[member] = object({ ...(typeof known === 'object' ? known : {}), [inner]: schema });
      }
    }
  }
  return members;
};

const object = (properties: Schema, more: Schema = {}): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...more,
});

/** What must be seen, and what is left out. */
const SEEN: Readonly<Record<string, Schema>> = {
  evidence: object(EVIDENCE, {
    description:
      'What must be seen beyond the rule; where it was not, nobody could tell (exit 3). Nothing here asks for less.',
  }),
  exclude: {
    type: 'array',
    items: EXCLUSION,
    description:
      'Operations that are left out openly: every verdict says so, and each ends with its last day.',
  },
};

/** The JSON Schema of `conformance.yaml`; `specs/configuration.schema.json` is its print. */
export const configurationSchema = (): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:partner-clients-conformance:configuration',
  title: 'conformance.yaml',
  description:
    'Settings of the conformance suite. A flag beats the environment, which beats this file. ${NAME} in any text stands for an environment variable.',
  ...object({
    target: { ...TEXT, description: 'A name in targets, a URL, or embedded.' },
    targets: {
      type: 'object',
      description: 'Named targets; --target NAME chooses one. What stands in one beats settings.',
      propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9._-]*$' },
      additionalProperties: { $ref: '#/$defs/target' },
    },
    settings: { $ref: '#/$defs/settings' },
    severities: {
      type: 'object',
      description:
        'The severity of a check by its id, or of a kind of change in diff, instead of its own; off: the check judges nothing, and every verdict says so.',
      propertyNames: { pattern: ID },
      additionalProperties: { enum: ['error', 'warning', 'info', 'off'] },
    },
    pins: object(PINS, {
      description:
        'Answers to what the document leaves open, as --accept-pins wrote them. A run whose answer differs fails.',
    }),
    waivers: WAIVERS,
    ...SEEN,
    gate: GATE,
    budgets: object(section('budgets'), {
      description: 'The most requests that a run may send.',
    }),
    values: object(section('values'), {
      description:
        'What stands in the clients that a run makes: real tenants do not take every host, name and domain.',
      examples: [STRICT_VALUES],
    }),
  }),
  $defs: {
    target: object(
      {
        url: {
          type: 'string',
          pattern: '^https?://',
          examples: ['https://tenant.example'],
          description: "Origin, and the prefix before the document's paths.",
        },
        ...section('target'),
      },
      { required: ['url'] },
    ),
    settings: object(section('settings')),
    waiver: WAIVER,
    changeWaiver: CHANGE_WAIVER,
  },
});
