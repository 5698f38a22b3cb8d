/** A step of the paths of Pact's rules: a name, an index, or all of them. */
export type Step = string | number | typeof EVERY;

export const EVERY = Symbol('every');

/** `.name`, `['name']`, `[0]`, `[*]` and `.*`, one after another. */
const STEP = /\.(\*)|\.([^.[\]*]+)|\[(\*)\]|\[(\d{1,9})\]|\[(['"])((?:(?!\5).)*)\5\]/y;

/** The steps of such a path; undefined where it is none that we know. */
export const stepsOf = (path: string): readonly Step[] | undefined => {
  if (!path.startsWith('$')) return undefined;
  const steps: Step[] = [];
  const pattern = new RegExp(STEP);
  pattern.lastIndex = 1;
  while (pattern.lastIndex < path.length) {
    const found = pattern.exec(path);
    if (!found) return undefined;
    const [, star, name, all, index, , quoted] = found;
    if (star !== undefined || all !== undefined) steps.push(EVERY);
    else steps.push(index === undefined ? (name ?? quoted ?? '') : Number(index));
  }
  return steps;
};

/** The values of an example that a path leads to; at the most 1,000 of them, and none for a path that we do not know. */
export const valuesAt = (
  example: unknown,
  steps: readonly Step[] | undefined,
): readonly unknown[] =>
  (steps ?? [Number.NaN]).reduce<readonly unknown[]>(
    (values, step) => values.flatMap((value) => below(value, step)).slice(0, 1000),
    [example],
  );

const below = (value: unknown, step: Step): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (step === EVERY) return Object.values(value);
  const own = Object.getOwnPropertyDescriptor(value, step);
  return own && Array.isArray(value) === (typeof step === 'number') ? [own.value] : [];
};
