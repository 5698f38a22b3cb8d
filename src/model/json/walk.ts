/** A member of an object somewhere in a JSON value. */
export interface Member {
  /** JSON pointer (RFC 6901) from the root. */
  readonly pointer: string;
  readonly name: string;
  readonly value: unknown;
}

/** Every member of every object in a value, however deep, in document order within an object. Never recursive. */
export function* membersOf(root: unknown): Generator<Member> {
  const open: { readonly pointer: string; readonly value: object }[] = [];
  if (typeof root === 'object' && root !== null) open.push({ pointer: '', value: root });
  for (let here = open.pop(); here; here = open.pop()) {
    const isArray = Array.isArray(here.value);
    const children: typeof open = [];
    for (const [name, value] of Object.entries(here.value) as Iterable<[string, unknown]>) {
      const pointer = `${here.pointer}/${escape(name)}`;
      if (!isArray) yield { pointer, name, value };
      if (typeof value === 'object' && value !== null) children.push({ pointer, value });
    }
    // As arguments of one call a long list would not fit on the stack.
    for (let child = children.pop(); child; child = children.pop()) open.push(child);
  }
}

const escape = (name: string): string =>
  name.includes('~') || name.includes('/')
    ? name.replaceAll('~', '~0').replaceAll('/', '~1')
    : name;

/** Whether a JSON value is an object; an array is none. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a JSON value has members; an array has its indexes. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The type of a JSON value, in one word. */
export const jsonType = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
