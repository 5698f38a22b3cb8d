import type { Exclusion } from '../model/evidence.js';
import type { RunInfo } from '../model/report.js';
import { buildUrlOf, plainName } from '../pact/broker/revision.js';
import type { Env, ValuesOf } from '../settings/resolve.js';
import type { Target } from './target.js';

/** What a report says of a run besides what was judged: where, of what version, and what was left out. */
export type RunFacts = Pick<
  RunInfo,
  'targetUrl' | 'institution' | 'partner' | 'providerVersion' | 'buildUrl' | 'depth' | 'narrowedBy'
>;

/** Of what is no traffic. */
export const NO_FACTS: RunFacts = {
  targetUrl: null,
  institution: null,
  partner: null,
  providerVersion: null,
  buildUrl: null,
  depth: null,
  narrowedBy: [],
};

type Told = Pick<ValuesOf<'check'>, 'providerVersion' | 'buildUrl'>;

/** What the caller and the job say; throws `usage`. */
export const toldFacts = (
  { providerVersion, buildUrl }: Told,
  exclusions: readonly Exclusion[],
  env: Env,
): RunFacts => {
  if (providerVersion !== undefined) plainName(providerVersion, 'provider version');
  if (buildUrl !== undefined) plainName(buildUrl, 'build URL');
  const build = buildUrl ?? buildUrlOf(env);
  return {
    ...NO_FACTS,
    providerVersion: providerVersion ?? null,
    buildUrl: build === undefined ? null : withoutLogin(build),
    narrowedBy: exclusions.map(({ operation }) => `exclude ${operation}`),
  };
};

type LiveNames = 'depth' | 'readOnly' | 'probes' | 'lastFailed';

/** The same of a live run. The embedded provider has no address that stays. */
export const liveFacts = (
  told: RunFacts,
  { name, origin, prefix, collection }: Target,
  { depth, readOnly, probes, lastFailed }: Partial<Pick<ValuesOf<'run'>, LiveNames>>,
): RunFacts => {
  const place = name === 'embedded' ? {} : { targetUrl: `${origin}${prefix}`, ...collection };
  return {
    ...told,
    ...place,
    depth: depth ?? null,
    narrowedBy: [
      ...(lastFailed === true ? ['--last-failed'] : []),
      ...(readOnly === true ? ['--read-only'] : []),
      ...(probes ? [`--probes ${probes.join(',')}`] : []),
      ...told.narrowedBy,
    ],
  };
};

/** Some build servers put a name and a password into their own addresses. */
const withoutLogin = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.username === '' && url.password === '') return address;
  [url.username, url.password] = ['', ''];
  return url.href;
};
