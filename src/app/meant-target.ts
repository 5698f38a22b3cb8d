import { appError } from './errors.js';
import type { Env } from '../settings/resolve.js';
import type { Settings } from './settings.js';

/** Options that are of a tenant only, as a caller gives them. */
const OPTIONS = [
  'institution',
  'partner',
  'otherInstitution',
  'otherPartner',
  'allowMutations',
  'allowProduction',
  'allowFailedLogins',
  'allowInsecureHttp',
  'clientCert',
  'clientKey',
];
/** Variables that are of a tenant only. */
const VARIABLES = [
  'CONFORMANCE_INSTITUTION',
  'CONFORMANCE_PARTNER',
  'CONFORMANCE_TOKEN',
  'CONFORMANCE_CLIENT_ID',
  'CONFORMANCE_PRIVATE_KEY',
  'CONFORMANCE_PRIVATE_KEY_FILE',
  'CONFORMANCE_KEY_ID',
  'CONFORMANCE_TOKEN_URL',
  'CONFORMANCE_AUDIENCE',
  'CONFORMANCE_CLIENT_CERT_FILE',
  'CONFORMANCE_CLIENT_KEY_FILE',
  'CONFORMANCE_EXPIRED_TOKEN',
  'CONFORMANCE_OTHER_TOKEN',
];

type Choice = Pick<Settings<'run'>, 'given' | 'configuration' | 'configurationFile'> & {
  readonly values: { readonly target: string };
};

/**
 * Refuses to judge the reference provider where something speaks of a tenant and nobody names a target: a
 * run that was meant for a tenant would end green. Throws `target-unnamed`.
 */
export const demandMeantTarget = (settings: Choice, env: Env): void => {
  const { values, given, configuration, configurationFile } = settings;
  const isNamed =
    given.has('target') ||
    (env.CONFORMANCE_TARGET ?? '') !== '' ||
    configuration.content.target !== undefined;
  if (values.target !== 'embedded' || isNamed) return;
  const option = OPTIONS.find((name) => given.has(name));
  const variable = VARIABLES.find((name) => (env[name] ?? '') !== '');
  const { targets = {} } = configuration.content;
  const sign =
    (option && `the option ${option} speaks`) ??
    (variable && `${variable} speaks`) ??
    (Object.keys(targets).length > 0 ? `the targets of ${configurationFile} speak` : undefined);
  if (sign === undefined) return;
  throw appError('target-unnamed', `${sign} of a tenant, and no target is named`);
};
