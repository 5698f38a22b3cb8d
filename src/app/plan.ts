import { ConformanceError } from '../model/error.js';
import type { Probe } from '../model/probe.js';
import { probes } from '../probes/index.js';
import type { ValuesOf } from '../settings/resolve.js';
import type { Planned } from './outcome.js';
import type { Settings } from './settings.js';
import { demandCredentials } from './network.js';
import { guard, type Target, targetOf } from './target.js';

/** The probes of a run, in the order in which they are listed. Throws `unknown-probe`. */
export const probesOf = ({
  probes: named,
  depth,
}: Pick<ValuesOf<'run'>, 'probes' | 'depth'>): readonly Probe[] => {
  if (!named) {
    const ofDepth = probes.filter((probe) => depth === 'full' || probe.depth === 'quick');
    return leading(ofDepth.filter(({ leads }) => leads !== 'stand-in'));
  }
  const stranger = named.find((id) => !probes.some((probe) => probe.id === id));
  if (stranger !== undefined)
    throw new ConformanceError('unknown-probe', `there is no probe "${stranger}"`);
  return leading(probes.filter(({ id }) => named.includes(id)));
};

/** Puts first what leads; where anything is written and nothing leads, a stand-in does. */
export const leading = (chosen: readonly Probe[]): readonly Probe[] => {
  if (!chosen.some(({ mutates }) => mutates)) return chosen;
  const own = chosen.filter(({ leads }) => leads);
  const leaders = own.length > 0 ? own : probes.filter(({ leads }) => leads === 'stand-in');
  return [...leaders, ...chosen.filter((probe) => !leaders.includes(probe))];
};

/** What a run would send; it sends nothing. Throws what the run would throw before it sends. */
export const plan = (settings: Settings<'run'>): Planned => {
  const { values } = settings;
  return {
    kind: 'planned',
    target: values.target === 'embedded' ? undefined : checkedTarget(settings),
    probes: probesOf(values).map(({ id, title, requests, mutates }) => ({
      id,
      title,
      requests,
      leftOut: values.readOnly && mutates ? 'read-only' : undefined,
    })),
  };
};

/** The target, once all that a run of it would need is there. */
const checkedTarget = ({ values, configuration }: Settings<'run'>): Target => {
  const target = targetOf(values, configuration);
  guard(target, values);
  demandCredentials(target, values, values.allowProduction);
  return target;
};
