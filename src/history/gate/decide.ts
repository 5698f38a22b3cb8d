import type { GateInput } from './report.js';
import type { RunVerdict } from '../../model/report.js';

/** One decision: something that is wrong weighs more than what nobody can tell. */
export const decided = (inputs: readonly GateInput[]): RunVerdict => {
  const exits = new Set(inputs.flatMap(({ reasons }) => reasons.map(({ exit }) => exit)));
  if (exits.has(1)) return 'does-not-conform';
  return exits.has(3) || inputs.length === 0 ? 'could-not-tell' : 'conforms';
};
