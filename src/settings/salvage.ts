import { ConformanceError } from '../model/error.js';
import { isRecord } from '../model/json/walk.js';

/** Hears of something that is wrong with the settings. */
export type Tell = (problem: ConformanceError) => void;

/** What a look can come to; undefined where something is wrong and somebody hears of it. */
export const attempt = <T>(look: () => T, tell: Tell | undefined): T | undefined => {
  try {
    return look();
  } catch (error) {
    if (!tell || !(error instanceof ConformanceError)) throw error;
    tell(error);
    return undefined;
  }
};

/** What is wrong with a value, and where. */
export interface Flaw {
  readonly place: readonly string[];
  readonly problem: ConformanceError;
  /** Something is missing there: it may be what was taken out before. */
  readonly isLack: boolean;
}

/** More would be no configuration. */
const MOST = 20;

/**
 * What is left of a value once all that is wrong with it is taken out, told one by one; undefined: nothing.
 * @param flawOf undefined: nothing is wrong any more
 */
export const salvage = (
  value: unknown,
  flawOf: (value: unknown) => Flaw | undefined,
  tell: Tell,
): unknown => {
  let rest = value;
  const taken: string[] = [];
  for (let count = 0; count < MOST; count += 1) {
    const flaw = flawOf(rest);
    if (!flaw) return rest;
    const path = flaw.place.join('/');
    if (!(flaw.isLack && taken.some((each) => each.startsWith(`${path}/`)))) tell(flaw.problem);
    if (flaw.place.length === 0) return undefined;
    taken.push(path);
    rest = without(rest, flaw.place);
  }
  return undefined;
};

const without = (value: unknown, [name = '', ...path]: readonly string[]): unknown => {
  if (Array.isArray(value))
    return path.length === 0
      ? value.filter((_, index) => String(index) !== name)
      : value.map((item: unknown, index) => (String(index) === name ? without(item, path) : item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (key !== name) return [[key, item]];
      return path.length === 0 ? [] : [[key, without(item, path)]];
    }),
  );
};
