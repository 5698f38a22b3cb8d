/** Whether a value that was read is what it must be: hand-written, for a thousand nights are read at a time. */
export type Shape = (value: unknown) => boolean;

export const isText: Shape = (value) => typeof value === 'string';
export const isNumber: Shape = (value) => typeof value === 'number' && Number.isFinite(value);

export const oneOf =
  (...words: readonly unknown[]): Shape =>
  (value) =>
    words.includes(value);

export const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);

export const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);

export const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const tableOf =
  (shape: Shape): Shape =>
  (value) =>
    isTable(value) && Object.values(value).every(shape);

/** Members that must be as they are described; others may be there. */
export const withMembers = (members: Readonly<Record<string, Shape>>): Shape => {
  const all = Object.entries(members);
  return (value) => isTable(value) && all.every(([name, shape]) => shape(value[name]));
};

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** RFC 3339. */
export const isTime: Shape = (value) =>
  typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));

export const isHash: Shape = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** A count, or a time that something took. */
export const isAmount: Shape = (value) => isNumber(value) && Number(value) >= 0;

export const isShare: Shape = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(isAmount);
