import { appError } from './errors.js';
import { meant } from '../settings/nearest.js';
import type { Exclusion } from '../model/evidence.js';
import type { Probe } from '../model/probe.js';
import { probes } from '../probes/index.js';
import type { ValuesOf } from '../settings/resolve.js';
import type { Planned } from './outcome.js';
import type { Settings } from './settings.js';
import { leftOut, type Permissions, sendsOf } from '../driver/left-out.js';
import { budgetOf } from './live.js';
import { loginsOf, operationOf, permissionsOf, requestsOf } from './planned-requests.js';
import { authorizerOf, demandCredentials, transportOf } from './network.js';
import { guard, type Target, targetOf } from './target.js';

type Chosen = Pick<ValuesOf<'run'>, 'probes' | 'depth'> &
  Partial<Pick<ValuesOf<'run'>, 'operation'>>;

/** The probes of a run, in the order in which they are listed. Throws `unknown-probe`. */
export const probesOf = (
  { probes: named, operation, depth }: Chosen,
  { loopback }: Pick<Permissions, 'loopback'>,
): readonly Probe[] => {
  if (!named) {
    const isOfDepth = ({ depth: own, quickHere = false }: Probe) =>
      depth === 'full' || own === 'quick' || (quickHere && loopback);
    const own = probes.filter((probe) => isOfDepth(probe) && probe.leads !== 'stand-in');
    return orderly(operation ? own.filter((probe) => sendsSome(probe, operation)) : own);
  }
  const stranger = named.find((id) => !probes.some((probe) => probe.id === id));
  if (stranger !== undefined) {
    const near = meant(
      stranger,
      probes.map(({ id }) => id),
    );
    throw appError('unknown-probe', `there is no probe "${stranger}"${near}`);
  }
  return orderly(probes.filter(({ id }) => named.includes(id)));
};

const sendsSome = ({ sends = {} }: Probe, operations: readonly string[]): boolean =>
  Object.keys(sends).some((what) => operations.includes(operationOf(what) ?? ''));

/** Puts first what leads; where anything is written and nothing leads, a stand-in does. */
export const leading = (chosen: readonly Probe[]): readonly Probe[] => {
  if (!chosen.some(({ mutates }) => mutates)) return chosen;
  const own = chosen.filter(({ leads }) => leads);
  const leaders = own.length > 0 ? own : probes.filter(({ leads }) => leads === 'stand-in');
  return [...leaders, ...chosen.filter((probe) => !leaders.includes(probe))];
};

/** What may lock the caller out comes after all that needs it to be let in. */
const orderly = (chosen: readonly Probe[]): readonly Probe[] => {
  const led = leading(chosen);
  const isLast = ({ comesLast }: Probe) => comesLast ?? false;
  return [...led.filter((probe) => !isLast(probe)), ...led.filter(isLast)];
};

/** What a run would send; it sends nothing. Throws what the run would throw before it sends. */
export const plan = async (
  settings: Settings<'run'>,
  exclusions: readonly Exclusion[] = [],
): Promise<Planned> => {
  const { values } = settings;
  const target = values.target === 'embedded' ? undefined : checkedTarget(settings);
  const permissions = permissionsOf(values, target);
  const chosen = probesOf(values, permissions);
  const judged = chosen.map((probe) => ({ probe, because: leftOut(probe, permissions) }));
  return {
    kind: 'planned',
    target,
    probes: judged.map(({ probe, because }) => ({
      ...{ id: probe.id, title: probe.title, leftOut: because },
      requests: Object.values(sendsOf(probe, permissions)).reduce((sum, each) => sum + each, 0),
    })),
    requests: requestsOf(chosen, {
      prefix: target?.prefix ?? '',
      permissions,
      exclusions,
    }),
    tokenUrl: target && (await tokenUrlOf(target, values)),
    logins: loginsOf(chosen, permissions),
    most: budgetOf(values, permissions.loopback),
  };
};

/** Where a token is asked for; undefined where one is at hand, or none is needed. Throws for a key that cannot be used. */
const tokenUrlOf = async (
  target: Target,
  values: Settings<'run'>['values'],
): Promise<string | undefined> => {
  const transport = transportOf(values);
  try {
    const { allowProduction: production } = values;
    const unheard = { learn: () => undefined, onSent: () => undefined, userAgent: '' };
    authorizerOf(undefined, target, values, { transport, production, ...unheard });
    const credentials = demandCredentials(target, values, production);
    return credentials?.kind === 'private_key_jwt' ? credentials.tokenUrl : undefined;
  } finally {
    await transport.close();
  }
};

/** The target, once all that a run of it would need is there. */
const checkedTarget = ({ values, configuration }: Settings<'run'>): Target => {
  const target = targetOf(values, configuration);
  guard(target, values);
  return target;
};
