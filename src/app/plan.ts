import { ConformanceError } from '../model/error.js';
import type { Probe } from '../model/probe.js';
import { probes } from '../probes/index.js';
import type { ValuesOf } from '../settings/resolve.js';
import type { Planned } from './outcome.js';
import type { Settings } from './settings.js';
import { targetOf } from './target.js';

/** The probes of a run, in the order in which they are listed. Throws `unknown-probe`. */
export const probesOf = ({
  probes: named,
  depth,
}: Pick<ValuesOf<'run'>, 'probes' | 'depth'>): readonly Probe[] => {
  if (!named) return probes.filter((probe) => depth === 'full' || probe.depth === 'quick');
  const stranger = named.find((id) => !probes.some((probe) => probe.id === id));
  if (stranger !== undefined)
    throw new ConformanceError('unknown-probe', `there is no probe "${stranger}"`);
  return probes.filter(({ id }) => named.includes(id));
};

/** What a run would send; it sends nothing. */
export const plan = ({ values, configuration }: Settings<'run'>): Planned => ({
  kind: 'planned',
  target: values.target === 'embedded' ? undefined : targetOf(values, configuration),
  probes: probesOf(values).map(({ id, title, requests, mutates }) => ({
    id,
    title,
    requests,
    leftOut: values.readOnly && mutates ? 'read-only' : undefined,
  })),
});
