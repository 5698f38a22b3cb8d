import { ConformanceError } from '../model/error.js';
import type { Probe } from '../model/probe.js';
import { probes } from '../probes/index.js';
import type { Target } from './environment.js';
import type { RunOptions } from './run-options.js';
import type { Settings } from './settings.js';

/** The probes of a run, in the order in which they are listed. Throws `unknown-probe`. */
export const probesOf = (
  { probes: named, depth: asked }: Pick<RunOptions, 'probes' | 'depth'>,
  settings: Settings,
): readonly Probe[] => {
  if (named) {
    const stranger = named.find((id) => !probes.some((probe) => probe.id === id));
    if (stranger !== undefined)
      throw new ConformanceError('unknown-probe', `there is no probe "${stranger}"`);
    return probes.filter(({ id }) => named.includes(id));
  }
  const depth = asked ?? settings.file.settings?.depth ?? 'quick';
  return probes.filter((probe) => depth === 'full' || probe.depth === 'quick');
};

/** What a run would send, for people. */
export const planText = (
  target: Target | undefined,
  chosen: readonly Probe[],
  { readOnly = false }: Pick<RunOptions, 'readOnly'>,
): string => {
  const where = target
    ? `${target.origin}${target.prefix}, institution ${target.collection.institution}, partner ${target.collection.partner}`
    : 'the embedded reference provider';
  const lines = chosen.map((probe) => {
    const left = readOnly && probe.mutates ? ' (left out: read-only)' : '';
    return `  ${probe.id.padEnd(26)} ${String(probe.requests).padStart(3)} requests at most  ${probe.title}${left}\n`;
  });
  const most = chosen
    .filter((probe) => !readOnly || !probe.mutates)
    .reduce((sum, probe) => sum + probe.requests, 0);
  return `target: ${where}\n${lines.join('')}at most ${most} requests, and those of token, inventory and clean-up\nnothing was sent\n`;
};
