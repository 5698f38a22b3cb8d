import type {
  DocumentNode,
  DocumentOperation,
  DocumentSchema,
  DocumentTree,
} from '../../model/document.js';
import { valueAt } from '../../model/json/pointer.js';
import { isObject } from '../../model/json/walk.js';

/** How a value is read: as a schema or another object of OpenAPI, a map of them by free names, or as data. */
type Mode = 'schema' | 'schemas' | 'object' | 'objects' | 'data';

type Words = Readonly<Record<string, unknown>>;

const SCHEMA_MAPS = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
]);
const SCHEMA_DATA = new Set([
  'enum',
  'const',
  'default',
  'required',
  'dependentRequired',
  'discriminator',
  'type',
]);
const OBJECT_MAPS = new Set(['responses', 'content', 'headers', 'encoding']);
/** What says nothing of messages. */
const PROSE = new Set(['description', 'example', 'examples', 'externalDocs']);
const SCHEMA_PROSE = new Set(['title', '$comment', 'deprecated', 'xml', ...PROSE]);
const OBJECT_PROSE = new Set(['summary', 'tags', 'operationId', 'callbacks', 'links', ...PROSE]);
/** Names and references by them are not followed here. */
const NAMES = new Set(['$id', '$anchor', '$dynamicAnchor', '$dynamicRef', '$recursiveRef']);

const MAX_DEPTH = 500;

/**
 * What two documents say in the same words, but for order and prose: it needs no comparison. Each part
 * that is referred to is looked at once.
 */
export class Unchanged {
  readonly #trees: { readonly old: DocumentTree; readonly new: DocumentTree };
  readonly #isComparable: boolean;
  readonly #same = new Set<string>();
  readonly #other = new Set<string>();
  /** References that are being followed, by how deep they lie. */
  readonly #open = new Map<string, number>();
  /** The outermost of them on which what was found rests. */
  #rests = Infinity;
  #depth = 0;
  #root: boolean | undefined;

  constructor(trees: { readonly old: DocumentTree; readonly new: DocumentTree }) {
    this.#trees = trees;
    this.#isComparable = trees.old.openapi === trees.new.openapi;
  }

  schemas(old: DocumentSchema, now: DocumentSchema): boolean {
    const isOfRoot = old.pointer.startsWith('#') && now.pointer.startsWith('#');
    return isOfRoot && this.#compare(old.value, now.value, 'schema');
  }

  /** Objects of the documents themselves: an operation, the list of servers. */
  objects(old: unknown, now: unknown): boolean {
    return this.#compare(old, now, 'object');
  }

  /** Whether all that counts for an operation is as it was. */
  operations(old: DocumentOperation, now: DocumentOperation): boolean {
    return (
      this.#isRootSame() &&
      old.path === now.path &&
      this.objects(around(old.item), around(now.item)) &&
      this.objects(old.value, now.value)
    );
  }

  /** What operations have of the document itself: servers, and how callers prove who they are. */
  #isRootSame(): boolean {
    const { old, new: now } = this.#trees;
    this.#root ??= this.objects(common(old), common(now));
    return this.#root;
  }

  #compare(old: unknown, now: unknown, mode: Mode): boolean {
    if (!this.#isComparable) return false;
    this.#rests = Infinity;
    this.#depth = 0;
    this.#open.clear();
    return this.#isSame(old, now, mode);
  }

  #isSame(a: unknown, b: unknown, mode: Mode): boolean {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
      return Object.is(a, b);
    if (Array.isArray(a)) {
      const [left, right]: readonly (readonly unknown[])[] = [a, Array.isArray(b) ? b : []];
      return (
        Array.isArray(b) &&
        left?.length === right?.length &&
        left?.every((each, index) => this.#isSame(each, right?.[index], mode)) === true
      );
    }
    if (!isObject(a) || !isObject(b) || this.#depth > MAX_DEPTH) return false;
    this.#depth++;
    const isSame = this.#members(a, b, mode);
    this.#depth--;
    return isSame;
  }

  #members(a: Words, b: Words, mode: Mode): boolean {
    const isReference = mode === 'schema' || mode === 'object';
    let count = 0;
    for (const name of Object.keys(a)) {
      if (isPassed(name, mode)) continue;
      count++;
      if (!Object.hasOwn(b, name)) return false;
      const [left, right] = [a[name], b[name]];
      if (isReference && name === '$ref' && typeof left === 'string') {
        if (typeof right !== 'string' || !this.#targets(left, right, mode)) return false;
      } else if (isReference && NAMES.has(name)) return false;
      else if (!this.#isSame(left, right, below(mode, name))) return false;
    }
    for (const name of Object.keys(b)) if (!isPassed(name, mode)) count--;
    return count === 0;
  }

  #targets(a: string, b: string, mode: Mode): boolean {
    const key = `${mode} ${a} ${b}`;
    if (this.#same.has(key)) return true;
    if (this.#other.has(key)) return false;
    const open = this.#open.get(key);
    if (open !== undefined) {
      this.#rests = Math.min(this.#rests, open);
      return true;
    }
    const level = this.#open.size;
    const before = this.#rests;
    this.#rests = Infinity;
    this.#open.set(key, level);
    const isSame = this.#isSameTarget(a, b, mode);
    this.#open.delete(key);
    const rests = this.#rests;
    if (!isSame) this.#other.add(key);
    // What rests on a reference further out holds if that one does.
    else if (rests >= level) this.#same.add(key);
    this.#rests = Math.min(before, rests >= level ? Infinity : rests);
    return isSame;
  }

  #isSameTarget(a: string, b: string, mode: Mode): boolean {
    if (![a, b].every((each) => each.startsWith('#/') && !each.includes('%'))) return false;
    const [left, right] = [targetOf(this.#trees.old, a), targetOf(this.#trees.new, b)];
    // What leads nowhere in both says the same of what is there.
    if (left === undefined || right === undefined) return left === right && a === b;
    return this.#isSame(left, right, mode);
  }
}

const around = ({ value }: DocumentNode): Words => {
  const { parameters, servers, $ref: ref } = isObject(value) ? value : {};
  return { parameters, servers, ref };
};

const common = ({ root: { value } }: DocumentTree): Words => {
  const { servers, security, components } = isObject(value) ? value : {};
  return {
    servers,
    security,
    schemes: isObject(components) ? components.securitySchemes : undefined,
  };
};

const targetOf = ({ root }: DocumentTree, ref: string): unknown => {
  return valueAt(root.value, ref.slice(1));
};

const isPassed = (name: string, mode: Mode): boolean => {
  if (mode === 'schema') return SCHEMA_PROSE.has(name) || name.startsWith('x-');
  if (mode !== 'object') return false;
  return OBJECT_PROSE.has(name) || (name.startsWith('x-') && name !== 'x-sunset');
};

const below = (mode: Mode, name: string): Mode => {
  switch (mode) {
    case 'schema':
      return SCHEMA_MAPS.has(name) ? 'schemas' : SCHEMA_DATA.has(name) ? 'data' : 'schema';
    case 'schemas':
      return 'schema';
    case 'object':
      return name === 'schema' ? 'schema' : OBJECT_MAPS.has(name) ? 'objects' : 'object';
    case 'objects':
      return 'object';
    case 'data':
      return 'data';
  }
};
