import { exec, type JsonValue, type Path } from 'jsonpath-rfc9535';
import type { ConformanceError } from '../model/error.js';
import { openapiError } from './errors.js';
import { pointer } from '../model/json/pointer.js';
import { inTime, OutOfTime } from './in-time.js';
import type { Position } from '../model/document.js';
import type { Documents } from './documents.js';
import { parse } from './parse.js';
import { place, type Positions } from './positions.js';
import { readSource } from './source-file.js';
import { isContainer, isList, isObject, listAt, member, textAt, type JsonObject } from './value.js';

export interface OverlayOptions {
  /** Whether an action that matches nothing is an error: the overlay belongs to this very document. */
  readonly mustMatch: boolean;
}

/**
 * Applies an OpenAPI Overlay 1.0 or 1.1 to a parsed document, in place and in order. What the overlay
 * adds is located in the overlay's file. Throws a `ConformanceError`.
 */
export const applyOverlay = async (
  root: unknown,
  file: string,
  { gaps, positions }: Pick<Documents, 'gaps' | 'positions'>,
  { mustMatch }: OverlayOptions,
): Promise<void> => {
  const overlay = await parse(await readSource(file, file), file, { gaps, positions, prefix: '' });
  const position = (path: string): Position =>
    positions.locate(overlay, path) ??
    positions.locate(overlay, '#') ?? { file, line: 1, column: 1 };
  const at = (path: string) => place(position(path));
  const version = /^1\.[01]\.\d+$/.exec(textAt(overlay, 'overlay') ?? '')?.[0];
  if (version === undefined) {
    throw invalid('the file is no OpenAPI Overlay 1.0 or 1.1', at('#/overlay'));
  }
  const actions = listAt(overlay, 'actions');
  if (actions.length === 0) throw invalid('the overlay has no actions', at('#/actions'));
  actions.forEach((action, index) => {
    const path = pointer('#', 'actions', index);
    const where = (key: string) => (key === '' ? path : pointer(path, key));
    const isNew = version.startsWith('1.1.');
    new Action(root, action, positions, (key) => at(where(key)), isNew).apply(() => {
      const what = 'the action of the overlay matches nothing';
      if (mustMatch) throw openapiError('overlay-unmatched', `${what} at ${at(where('target'))}`);
      gaps.add('overlay-action-matches-nothing', '#', what, position(where('target')));
    });
  });
};

const invalid = (what: string, at: string, cause?: unknown): ConformanceError =>
  openapiError('overlay-invalid', `${what} at ${at}`, { cause });

/** How long one target may be looked for, milliseconds. */
const TIME_LIMIT_MS = 2000;
/** Nodes that one action may match. */
const MOST_MATCHES = 100_000;

class TooMuch extends Error {}

/** What an action puts in, and the container that it stands in. */
interface Change {
  readonly value: unknown;
  readonly from: unknown;
  readonly key: string;
}

const FIELDS: ReadonlySet<string> = new Set(['target', 'description', 'update', 'remove']);
/** What Overlay 1.1 has besides. */
const NEW_FIELDS: ReadonlySet<string> = new Set(['copy']);

/** One action of an overlay. */
class Action {
  readonly #root: unknown;
  readonly #action: unknown;
  readonly #positions: Positions;
  readonly #at: (key: string) => string;
  /** Whether it is read by Overlay 1.1. */
  readonly #isNew: boolean;

  constructor(
    root: unknown,
    action: unknown,
    positions: Positions,
    at: (key: string) => string,
    isNew: boolean,
  ) {
    this.#root = root;
    this.#action = action;
    this.#positions = positions;
    this.#at = at;
    this.#isNew = isNew;
  }

  /** @param onIdle is told that nothing was selected, which changes nothing */
  apply(onIdle: () => void): void {
    const paths = this.#targets();
    if (paths.length === 0) onIdle();
    else if (member(this.#action, 'remove') === true) this.#remove(paths);
    else {
      const change = this.#change();
      if (change) for (const path of paths) this.#update(path, change);
    }
  }

  /** What is put in, and where it stands; undefined: the action changes nothing. */
  #change(): Change | undefined {
    const [update, copy] = [member(this.#action, 'update'), member(this.#action, 'copy')];
    if (copy === undefined)
      return update === undefined
        ? undefined
        : { value: update, from: this.#action, key: 'update' };
    if (update !== undefined)
      throw invalid('the action has both an update and a copy', this.#at('copy'));
    if (typeof copy !== 'string') throw invalid('the copy is no text', this.#at('copy'));
    const [path, another] = this.#matches(copy, 'copy');
    if (!path || another) throw invalid('the copy does not select one node', this.#at('copy'));
    const from = resolve(this.#root, path.slice(0, -1));
    return { value: this.#copy(resolve(this.#root, path)), from, key: String(path.at(-1) ?? '') };
  }

  #targets(): readonly Path[] {
    if (!isObject(this.#action)) throw invalid('the action is not an object', this.#at(''));
    for (const key of Object.keys(this.#action)) {
      if (FIELDS.has(key) || key.startsWith('x-') || (this.#isNew && NEW_FIELDS.has(key))) continue;
      throw invalid(`an action has no field ${JSON.stringify(key)}`, this.#at(key));
    }
    const target = textAt(this.#action, 'target');
    if (target === undefined) throw invalid('the action has no target', this.#at(''));
    return this.#matches(target, 'target');
  }

  /** The nodes of a JSONPath (RFC 9535), each once: a query may select one twice. */
  #matches(query: string, field: 'target' | 'copy'): readonly Path[] {
    const root = this.#root;
    if (!isJson(root)) return [];
    const paths = new Map<string, Path>();
    const found = (_: unknown, path: Path) => {
      paths.set(JSON.stringify(path), [...path]);
      if (paths.size > MOST_MATCHES) throw new TooMuch();
    };
    try {
      inTime(() => {
        exec(root, query, found);
      }, TIME_LIMIT_MS);
    } catch (cause) {
      const what =
        cause instanceof OutOfTime || cause instanceof TooMuch
          ? `the ${field} takes too long, or matches too much`
          : `the ${field} is no JSONPath: a name with a hyphen in it stands in ['quotes']`;
      throw invalid(what, this.#at(field), cause);
    }
    return [...paths.values()];
  }

  #update(path: Path, change: Change): void {
    const target = resolve(this.#root, path);
    const { value } = change;
    if (isList(target)) {
      // Version 1.0 appends a list as one entry, 1.1 joins it.
      if (this.#isNew && isList(value)) this.#join(target, value);
      else this.#put(target, String(target.length), change);
    } else if (isObject(target) && isObject(value)) {
      this.#merge(target, value);
    } else if (this.#isNew && !isContainer(target) && !isContainer(value) && path.length > 0) {
      const holder = resolve(this.#root, path.slice(0, -1));
      if (isContainer(holder)) this.#put(holder, String(path.at(-1)), change);
    } else {
      const what = isObject(target)
        ? 'the update of an object is no object'
        : 'the target is a value';
      throw invalid(what, this.#at('update'));
    }
  }

  /** Objects are merged, lists joined, and anything else is replaced. */
  #merge(target: JsonObject, update: JsonObject): void {
    for (const [key, value] of Object.entries(update)) {
      const old = member(target, key);
      if (isObject(old) && isObject(value)) this.#merge(old, value);
      else if (isList(old) && isList(value)) this.#join(old, value);
      else this.#put(target, key, { value, from: update, key });
    }
  }

  #join(target: unknown[], items: readonly unknown[]): void {
    for (const [index, value] of [...items].entries())
      this.#put(target, String(target.length), { value, from: items, key: String(index) });
  }

  #put(into: JsonObject | unknown[], key: string, { value, from, key: fromKey }: Change): void {
    const copy = this.#copy(value);
    if (isList(into)) into[Number(key)] = copy;
    else into[key] = copy;
    const position = isContainer(from) ? this.#positions.member(from, fromKey) : undefined;
    if (position) this.#positions.move(into, key, position);
  }

  #copy(value: unknown): unknown {
    if (!isContainer(value)) return value;
    const copy = isList(value)
      ? value.map((item) => this.#copy(item))
      : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.#copy(each)]));
    this.#positions.copy(value, copy);
    return copy;
  }

  /** From the last to the first, what is within before what it is in, so that indexes stay right. */
  #remove(paths: readonly Path[]): void {
    for (const path of [...paths].sort(lastFirst)) {
      const key = path.at(-1);
      const holder = resolve(this.#root, path.slice(0, -1));
      if (key === undefined)
        throw invalid('the whole document cannot be removed', this.#at('target'));
      if (isList(holder)) this.#positions.removeItem(holder, Number(key));
      else if (isObject(holder)) Reflect.deleteProperty(holder, key);
    }
  }
}

const lastFirst = (one: Path, other: Path): number => {
  const at = one.findIndex((key, index) => key !== other[index]);
  if (at === -1 || at >= other.length) return other.length - one.length;
  const [key = '', otherKey = ''] = [one[at], other[at]];
  if (typeof key === 'number' && typeof otherKey === 'number') return otherKey - key;
  return String(key) < String(otherKey) ? 1 : -1;
};

const resolve = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => member(value, String(key)), root);

/** The parser makes nothing else; this says so to the compiler. */
const isJson = (value: unknown): value is JsonValue =>
  value === null || ['object', 'string', 'number', 'boolean'].includes(typeof value);
