import { createHash } from 'node:crypto';
import type { Observation } from '../model/finding.js';
import { steady, steadyPlace } from './steady.js';

/** The deviation in words that stay the same from run to run. */
export const shapeOf = ({ shape, actual }: Observation): string => shape ?? steady(actual);

/**
 * 16 hex digits that name a deviation: check, operation, place and shape. What an observation says
 * otherwise than its check (severity, ledger, side) is part of it, lest a warning hide an error;
 * so is the interaction of a pact, for each is somebody's to mend.
 */
export const fingerprintOf = (
  check: string,
  operation: string | null,
  observation: Observation,
  interaction?: string,
): string => {
  const { severity, ledger, side } = observation;
  const own = [check, operation, steadyPlace(observation.at), shapeOf(observation)];
  const differs = severity ?? ledger ?? side;
  const all = differs === undefined ? own : [...own, severity, ledger, side];
  const named = interaction === undefined ? all : [...all, interaction];
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 16);
};
