/** A JSON value with another one at a place, which is added where it is missing; `undefined` takes it away. */
export const variant = (root: unknown, path: readonly string[], value: unknown): unknown => {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(root)) {
    return (root as readonly unknown[]).map((item, index) =>
      String(index) === name ? variant(item, rest, value) : item,
    );
  }
  if (typeof root !== 'object' || root === null) return root;
  const members = new Map(Object.entries(root) as [string, unknown][]);
  const changed = variant(members.get(name), rest, value);
  if (changed === undefined) members.delete(name);
  else members.set(name, changed);
  return Object.fromEntries(members);
};
