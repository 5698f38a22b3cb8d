import type { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import type { Collection } from '../model/operation.js';
import { withoutTail } from '../model/tail.js';
import { meant } from '../settings/nearest.js';
import type { LoadedConfiguration } from '../settings/configuration.js';
import type { ValuesOf } from '../settings/resolve.js';
import { productionHosts } from './packaged.js';

/** What the settings say of the target, and where in it. */
export type TargetChoice = Pick<
  ValuesOf<'cleanup'>,
  'target' | 'institution' | 'partner' | 'allowInsecureHttp'
> &
  Partial<Pick<ValuesOf<'run'>, 'otherInstitution' | 'otherPartner'>>;

export interface Target {
  /** As the report shows it. */
  readonly name: string;
  /** Scheme and authority. */
  readonly origin: string;
  /** What stands before the document's paths; empty or `/…` without a slash at the end. */
  readonly prefix: string;
  readonly loopback: boolean;
  readonly production: boolean;
  readonly collection: Collection;
  readonly other: Collection | undefined;
}

/**
 * @param anyCollection the caller knows the collections: none need be named
 * Throws `target-invalid`, `target-incomplete`, `insecure-http`.
 */
export const targetOf = (
  choice: TargetChoice,
  configuration: LoadedConfiguration,
  { anyCollection = false } = {},
): Target => {
  const needed = anyCollection ? optional : required;
  const { target: name } = choice;
  const address = configuration.target(name)?.url;
  if (address === undefined && !URL.canParse(name)) throw unknownTarget(name, configuration);
  const url = addressOf(typeof address === 'string' ? address : name, name);
  demandTls(url, choice.allowInsecureHttp);
  const collection = {
    institution: needed(choice.institution, 'institution'),
    partner: needed(choice.partner, 'partner'),
  };
  return {
    name,
    origin: url.origin,
    prefix: withoutTail(url.pathname, '/'),
    loopback: isLoopback(url.hostname),
    production: isProduction(url.hostname),
    collection,
    other: otherOf(choice, collection),
  };
};

const unknownTarget = (name: string, configuration: LoadedConfiguration): ConformanceError => {
  const names = Object.keys(configuration.content.targets ?? {});
  const what = `"${name}" is no URL, and`;
  if (names.length > 0)
    return appError(
      'target-invalid',
      `${what} the configuration has no target of that name, only ${names.join(', ')}${meant(name, names)}`,
    );
  return appError('target-invalid', `${what} no conformance.yaml here names targets`, {
    next: 'name a URL, write a configuration (conformance init), or say where it is (--config)',
  });
};

const otherOf = (
  { otherInstitution, otherPartner }: TargetChoice,
  { institution, partner }: Collection,
): Collection | undefined => {
  if (otherInstitution === undefined && otherPartner === undefined) return undefined;
  return { institution: otherInstitution ?? institution, partner: otherPartner ?? partner };
};

const optional = (value: string | undefined): string => value ?? '';

const required = (value: string | undefined, what: string): string => {
  if (value !== undefined) return value;
  throw appError('target-incomplete', `the target needs the ${what} to work in (--${what})`);
};

/** The address of a target. Throws `target-invalid`. */
export const addressOf = (value: string, name: string): URL => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw appError(
      'target-invalid',
      `"${name}" is neither a target of the configuration nor a URL`,
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw appError(
      'target-invalid',
      'the URL of a target has neither credentials, query nor fragment',
    );
  }
  return url;
};

/** Plain http beyond loopback is asked for by name: a token would travel readable. */
const demandTls = ({ protocol, hostname, origin }: URL, isAllowed: boolean): void => {
  if (protocol === 'http:' && !isLoopback(hostname) && !isAllowed)
    throw appError('insecure-http', `${origin} is plain http, and not this machine`);
};

/** Whether a host name is this machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname.toLowerCase());

/** Whether a host is one where real institutions live, or part of their family. */
export const isProduction = (hostname: string): boolean => {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return productionHosts().some((known) => host === known || host.endsWith(`.${known}`));
};

/** What a run may do; throws `mutations-refused`, `production-refused`. */
export const guard = (
  target: Target,
  allowed: {
    readonly readOnly: boolean;
    readonly allowMutations: boolean;
    readonly allowProduction: boolean;
  },
): void => {
  if (target.production && !allowed.allowProduction) {
    throw appError('production-refused', `${target.origin} is a production host`);
  }
  if (!target.loopback && !allowed.allowMutations && !allowed.readOnly) {
    throw appError(
      'mutations-refused',
      `${target.origin} is not this machine, and the run would create, update and delete clients`,
    );
  }
};
