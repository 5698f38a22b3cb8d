import type { Configuration, TargetSettings } from '../settings/configuration.js';
import { ConformanceError } from '../model/error.js';
import type { Collection } from '../model/operation.js';
import { productionHosts } from './packaged.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** Which target, and where in it: what flags, environment and configuration say of it. */
export interface TargetChoice {
  readonly target?: string | undefined;
  readonly institution?: string | undefined;
  readonly partner?: string | undefined;
  readonly otherInstitution?: string | undefined;
  readonly otherPartner?: string | undefined;
}

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
  readonly settings: Omit<TargetSettings, 'url'>;
}

const text = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/** The word that names the target: a flag beats the environment, which beats the file. */
export const targetName = (choice: TargetChoice, env: Env, file: Configuration): string =>
  choice.target ?? text(env.CONFORMANCE_TARGET) ?? file.target ?? 'embedded';

/**
 * @param anyCollection the caller knows the collections: none need be named
 * Throws `target-invalid`, `target-incomplete`.
 */
export const resolveTarget = (
  choice: TargetChoice,
  env: Env,
  file: Configuration,
  { anyCollection = false } = {},
): Target => {
  const needed = anyCollection ? optional : required;
  const name = targetName(choice, env, file);
  const named = file.targets && Object.hasOwn(file.targets, name) ? file.targets[name] : undefined;
  const url = parseUrl(named?.url ?? name, name);
  const collection = {
    institution: needed(
      choice.institution ?? text(env.CONFORMANCE_INSTITUTION) ?? named?.institution,
      'institution',
    ),
    partner: needed(choice.partner ?? text(env.CONFORMANCE_PARTNER) ?? named?.partner, 'partner'),
  };
  return {
    name,
    origin: url.origin,
    prefix: url.pathname.replace(/\/+$/, ''),
    loopback: isLoopback(url.hostname),
    production: isProduction(url.hostname),
    collection,
    other: otherOf(choice, named, collection),
    settings: named ?? {},
  };
};

const otherOf = (
  choice: TargetChoice,
  named: TargetSettings | undefined,
  { institution, partner }: Collection,
): Collection | undefined => {
  const otherInstitution = choice.otherInstitution ?? named?.otherInstitution;
  const otherPartner = choice.otherPartner ?? named?.otherPartner;
  if (otherInstitution === undefined && otherPartner === undefined) return undefined;
  return { institution: otherInstitution ?? institution, partner: otherPartner ?? partner };
};

const optional = (value: string | undefined): string => value ?? '';

const required = (value: string | undefined, what: string): string => {
  if (value !== undefined) return value;
  throw new ConformanceError(
    'target-incomplete',
    `the target needs the ${what} to work in (--${what})`,
  );
};

const parseUrl = (value: string, name: string): URL => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new ConformanceError(
      'target-invalid',
      `"${name}" is neither a target of the configuration nor a URL`,
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new ConformanceError(
      'target-invalid',
      'the URL of a target has neither credentials, query nor fragment',
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new ConformanceError(
      'target-invalid',
      'plain http is for loopback only: a token would travel readable',
    );
  }
  return url;
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
  allowed: { readOnly: boolean; mutations: boolean; production: boolean },
): void => {
  if (target.production && !allowed.production) {
    throw new ConformanceError('production-refused', `${target.origin} is a production host`);
  }
  if (!target.loopback && !allowed.mutations && !allowed.readOnly) {
    throw new ConformanceError(
      'mutations-refused',
      `${target.origin} is not this machine, and the run would create, update and delete clients`,
    );
  }
};
