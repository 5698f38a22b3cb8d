const MAX_TRIES = 600;

/** The least value that is still like a value, as far as taking away in small steps leads. */
export const shrunk = (value: unknown, isLike: (value: unknown) => boolean): unknown => {
  let best = value;
  let tries = 0;
  for (let isBetter = true; isBetter && tries < MAX_TRIES;) {
    isBetter = false;
    for (const next of smaller(best)) {
      if (++tries >= MAX_TRIES) break;
      if (!isLike(next)) continue;
      best = next;
      isBetter = true;
      break;
    }
  }
  return best;
};

/** Values that are a little less: a member or an item fewer, a part that is smaller. */
function* smaller(value: unknown): Generator {
  if (Array.isArray(value)) yield* smallerLists(value);
  else if (typeof value === 'object' && value !== null) yield* smallerObjects(value);
  else if (typeof value === 'string') yield* smallerTexts(value);
  else if (typeof value === 'number') yield* smallerNumbers(value);
}

function* smallerObjects(value: object): Generator {
  const members: [string, unknown][] = Object.entries(value);
  for (const [name] of members) yield Object.fromEntries(members.filter(([own]) => own !== name));
  for (const [name, part] of members) {
    for (const less of smaller(part)) yield { ...value, [name]: less };
  }
}

function* smallerLists(value: readonly unknown[]): Generator {
  if (value.length > 2) yield value.slice(0, Math.ceil(value.length / 2));
  for (const index of value.keys()) yield value.filter((_, at) => at !== index);
  for (const [index, item] of value.entries()) {
    for (const less of smaller(item)) yield value.map((each, at) => (at === index ? less : each));
  }
}

function* smallerTexts(value: string): Generator {
  const characters = Array.from(value);
  if (characters.length === 0) return;
  if (characters.length > 2) yield characters.slice(0, Math.ceil(characters.length / 2)).join('');
  yield characters.slice(0, -1).join('');
}

function* smallerNumbers(value: number): Generator {
  const simple = [0, 1, -1, Math.trunc(value), Math.trunc(value / 2)];
  const own = measure(value);
  for (const less of simple) if (measure(less) < own) yield less;
}

const measure = (value: number): number =>
  Math.abs(value) * 2 + (value < 0 ? 1 : 0) + String(value).length / 100;
