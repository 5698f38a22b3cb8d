import { alphabetOf, mostBits } from './_bits.js';

/** What random secrets may fall short of by chance: once in so many runs, as a power of ten. */
const NEVER = 9;
/** Fewer secrets of one length say nothing. */
const FEWEST = 3;

/**
 * The most random bits that secrets of one length can hold, where they vary in fewer places than chance explains;
 * undefined: nothing speaks against them.
 */
export const variety = (secrets: readonly string[]): number | undefined => {
  const [first = ''] = secrets;
  if (secrets.length < FEWEST) return undefined;
  const places = Array.from(first, (_, at) => new Set(secrets.map((each) => each.charAt(at))));
  const varying = places.filter(({ size }) => size > 1);
  const still = places.length - varying.length;
  const size = alphabetOf(varying.flatMap((each) => [...each]).join(''));
  const byChance =
    logOfChoices(places.length, still) - still * (secrets.length - 1) * Math.log10(size);
  return byChance > -NEVER ? undefined : varying.length * Math.log2(size);
};

/** Whether secrets that vary too little are more than a shape that holds too little anyway. */
export const holdsEnough = (secret: string, least: number): boolean => mostBits(secret) >= least;

/** In how many ways some of all places can be chosen, as a power of ten. */
const logOfChoices = (all: number, some: number): number => {
  let log = 0;
  for (let each = 1; each <= some; each += 1) log += Math.log10((all - some + each) / each);
  return log;
};
