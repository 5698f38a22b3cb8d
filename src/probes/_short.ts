import type { ProbeScope } from '../model/probe.js';

/** A quick run beyond this machine has no room for the probes that ask for all of a kind. */
export const isShort = ({ loopback, depth }: Pick<ProbeScope, 'loopback' | 'depth'>): boolean =>
  !loopback && depth === 'quick';
