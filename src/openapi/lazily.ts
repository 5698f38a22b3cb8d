type Makers<T> = { readonly [K in keyof T]: () => T[K] };

/** Gives an object members that are made when they are first asked for. */
export const lazily = <Own extends object, More extends object>(
  object: Own,
  makers: Makers<More>,
): Own & More => {
  for (const key of Object.keys(makers) as (keyof More & string)[]) {
    Object.defineProperty(object, key, {
      configurable: true,
      enumerable: true,
      get: () => {
        const value = makers[key]();
        Object.defineProperty(object, key, { value, enumerable: true });
        return value;
      },
    });
  }
  return object as Own & More;
};

/** Asks for every member, and for those of the members that are objects, down to a depth. */
export const readWhole = (value: unknown, depth: number): void => {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  for (const part of Object.values(value)) readWhole(part, depth - 1);
};
