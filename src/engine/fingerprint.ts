import { createHash } from 'node:crypto';
import type { Observation } from '../model/finding.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?/g;
const HEX = /\b(?=[a-f]*\d)[0-9a-f]{16,}\b/gi;
/** Four digits and more count or measure; three may be a status. */
const NUMBER = /\d{4,}/g;

/** A text without what the server chose: ids, times, large numbers. */
const steady = (text: string): string =>
  text.replace(TIME, '{time}').replace(UUID, '{id}').replace(HEX, '{id}').replace(NUMBER, '{n}');

/** A place with `*` for indexes and ids. */
export const steadyPlace = (at: string): string =>
  at
    .split('/')
    .map((token) => (/^\d+$/.test(token) || steady(token) !== token ? '*' : token))
    .join('/');

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
