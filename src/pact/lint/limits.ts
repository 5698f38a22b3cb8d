const DEEPEST = 100;
const MOST_VALUES = 50_000;
const LONGEST = 1_000_000;

/** Why a value is beyond what a consumer test writes; undefined where it is not. Never recursive. */
export const excessOf = (root: unknown): string | undefined => {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let values = 0;
  for (let here = open.pop(); here; here = open.pop()) {
    const { value, depth } = here;
    if (depth > DEEPEST) return `it is nested deeper than ${DEEPEST} levels`;
    if ((values += 1) > MOST_VALUES) return `it holds more than ${MOST_VALUES} values`;
    if (typeof value === 'string' && value.length > LONGEST)
      return `it holds a text of more than ${LONGEST} characters`;
    if (typeof value !== 'object' || value === null) continue;
    for (const member of Object.values(value)) open.push({ value: member, depth: depth + 1 });
  }
  return undefined;
};
