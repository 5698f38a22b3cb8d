/** Whether two JSON values are equal; the order of members does not count. */
export const isEqual = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b) || (a === 0 && b === 0)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  if (left.size !== right.size) return false;
  return [...left].every(([name, value]) => right.has(name) && isEqual(value, right.get(name)));
};

export const holds = (values: readonly unknown[], value: unknown): boolean =>
  values.some((each) => isEqual(each, value));
