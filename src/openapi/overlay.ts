import { exec, type JsonValue, type Path } from 'jsonpath-rfc9535';
import { ConformanceError } from '../model/error.js';
import { pointer } from '../model/json/pointer.js';
import { inTime, OutOfTime } from './in-time.js';
import { place, type Positions } from './positions.js';
import { readSource } from './source-file.js';
import { isContainer, isList, isObject, listAt, member, textAt, type JsonObject } from './value.js';
import { parseYaml } from './yaml.js';

/**
 * Applies an OpenAPI Overlay 1.0 to a parsed document, in place and in order. An action that matches
 * nothing is an error: it was written for another document. What the overlay adds is located in the
 * overlay's file. Throws a `ConformanceError`.
 */
export const applyOverlay = async (
  root: unknown,
  file: string,
  positions: Positions,
): Promise<void> => {
  const { text } = await readSource(file, file);
  const overlay = parseYaml(text, file, positions);
  const at = (path: string) => {
    const position = positions.locate(overlay, path) ?? positions.locate(overlay, '#');
    return position ? place(position) : file;
  };
  const version = textAt(overlay, 'overlay');
  if (version === undefined || !/^1\.0\.\d+$/.test(version)) {
    throw invalid('the file is no OpenAPI Overlay 1.0', at('#/overlay'));
  }
  const actions = listAt(overlay, 'actions');
  if (actions.length === 0) throw invalid('the overlay has no actions', at('#/actions'));
  actions.forEach((action, index) => {
    const path = pointer('#', 'actions', index);
    new Action(root, action, positions, (key) =>
      at(key === '' ? path : pointer(path, key)),
    ).apply();
  });
};

const invalid = (what: string, at: string, cause?: unknown): ConformanceError =>
  new ConformanceError('overlay-invalid', `${what} at ${at}`, { cause });

/** How long one target may be looked for, milliseconds. */
const TIME_LIMIT_MS = 2000;
/** Nodes that one action may match. */
const MOST_MATCHES = 100_000;

class TooMuch extends Error {}

const FIELDS: ReadonlySet<string> = new Set(['target', 'description', 'update', 'remove']);

/** One action of an overlay. */
class Action {
  readonly #root: unknown;
  readonly #action: unknown;
  readonly #positions: Positions;
  readonly #at: (key: string) => string;

  constructor(root: unknown, action: unknown, positions: Positions, at: (key: string) => string) {
    this.#root = root;
    this.#action = action;
    this.#positions = positions;
    this.#at = at;
  }

  apply(): void {
    const paths = this.#targets();
    const update = member(this.#action, 'update');
    if (member(this.#action, 'remove') === true) this.#remove(paths);
    else if (update === undefined) throw invalid('the action does nothing', this.#at(''));
    else for (const path of paths) this.#update(resolve(this.#root, path), update);
  }

  #targets(): readonly Path[] {
    if (!isObject(this.#action)) throw invalid('the action is not an object', this.#at(''));
    for (const key of Object.keys(this.#action)) {
      if (FIELDS.has(key) || key.startsWith('x-')) continue;
      throw invalid(`an action has no field ${JSON.stringify(key)}`, this.#at(key));
    }
    const target = textAt(this.#action, 'target');
    if (target === undefined) throw invalid('the action has no target', this.#at(''));
    const paths = this.#matches(target);
    if (paths.length > 0) return paths;
    const what = `the action matches nothing at ${this.#at('target')}`;
    throw new ConformanceError('overlay-unmatched', what);
  }

  /** The nodes of a JSONPath (RFC 9535), each once: a query may select one twice. */
  #matches(target: string): readonly Path[] {
    const root = this.#root;
    if (!isJson(root)) return [];
    const paths = new Map<string, Path>();
    const found = (_: unknown, path: Path) => {
      paths.set(JSON.stringify(path), [...path]);
      if (paths.size > MOST_MATCHES) throw new TooMuch();
    };
    try {
      inTime(() => {
        exec(root, target, found);
      }, TIME_LIMIT_MS);
    } catch (cause) {
      const what =
        cause instanceof OutOfTime || cause instanceof TooMuch
          ? 'the target takes too long, or matches too much'
          : 'the target is no JSONPath';
      throw invalid(what, this.#at('target'), cause);
    }
    return [...paths.values()];
  }

  #update(target: unknown, update: unknown): void {
    if (isList(target)) {
      this.#put(target, String(target.length), this.#action, 'update');
    } else if (isObject(target) && isObject(update)) {
      this.#merge(target, update);
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
      else if (isList(old) && isList(value)) {
        value.forEach((_, index) => {
          this.#put(old, String(old.length), value, String(index));
        });
      } else this.#put(target, key, update, key);
    }
  }

  #put(into: JsonObject | unknown[], key: string, from: unknown, fromKey: string): void {
    const value = this.#copy(member(from, fromKey));
    if (isList(into)) into.push(value);
    else into[key] = value;
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
