/** A JSON object as the parser makes it. */
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isContainer = (value: unknown): value is JsonObject | unknown[] =>
  typeof value === 'object' && value !== null;

/** A list; unlike `Array.isArray` it gives `unknown` members. */
export const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** An own member of an object, or an item of a list; undefined where there is none. */
export const member = (value: unknown, key: string): unknown => {
  if (isList(value)) return /^(?:0|[1-9]\d{0,9})$/.test(key) ? value[Number(key)] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
};

/** The member as an object; an empty one where it is none. */
export const objectAt = (value: unknown, key: string): JsonObject => {
  const found = member(value, key);
  return isObject(found) ? found : {};
};

/** The member as a list; an empty one where it is none. */
export const listAt = (value: unknown, key: string): readonly unknown[] => {
  const found = member(value, key);
  return isList(found) ? found : [];
};

export const textAt = (value: unknown, key: string): string | undefined => {
  const found = member(value, key);
  return typeof found === 'string' ? found : undefined;
};
