import { ConformanceError, type ErrorCode } from '../model/error.js';
import type { Dialect } from './dialect.js';
import { child, type Documents, type Place } from './documents.js';
import { concealed, type Direction } from './direction.js';
import { FORMATS } from './formats.js';
import { IN_PLACE, KEYWORDS } from './keywords.js';
import { compilePattern } from './pattern.js';
import { isList, isObject, textAt, type JsonObject } from './value.js';

/** A schema as Ajv may read it, under the name by which others refer to it. */
export interface Adapted {
  readonly id: string;
  readonly schema: JsonObject;
  readonly place: Place;
}

/** Members that one object may have before they are checked in groups, and the size of a group. */
const MANY = 100;
const GROUP = 20;

const NOTHING: ReadonlySet<string> = new Set();
const IN_PLACE_WORDS: ReadonlySet<string> = new Set(IN_PLACE);

/**
 * Rewrites the document's schemas for Ajv: OpenAPI's own words are taken out or translated, and each
 * target of a `$ref` becomes a schema of its own. Knows for each rewritten node where it came from,
 * so that no pointer is ever computed from what Ajv says.
 */
export class SchemaAdapter {
  readonly #documents: Documents;
  readonly #dialect: Dialect;
  readonly #direction: Direction;
  readonly #entries = new Map<string, Adapted>();
  readonly #byId = new Map<string, Adapted>();
  readonly #origins = new Map<unknown, Place>();
  #fresh: Adapted[] = [];

  constructor(documents: Documents, dialect: Dialect, direction: Direction) {
    this.#documents = documents;
    this.#dialect = dialect;
    this.#direction = direction;
  }

  /** The schema at a place, rewritten with all that it refers to. */
  enter(place: Place): Adapted {
    return this.#enter(place, NOTHING);
  }

  byId(id: string): Adapted | undefined {
    return this.#byId.get(id);
  }

  /** Where a rewritten node stands in the document. */
  origin(schema: unknown): Place | undefined {
    return this.#origins.get(schema);
  }

  /** The schemas that were rewritten since the last call. */
  takeFresh(): readonly Adapted[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  #enter(place: Place, dropped: ReadonlySet<string>): Adapted {
    const key = [place.pointer, ...[...dropped].sort()].join('\n');
    const known = this.#entries.get(key);
    if (known) return known;
    const schema: JsonObject = {};
    const adapted = { id: `s:/${this.#entries.size}`, schema, place };
    this.#entries.set(key, adapted);
    this.#byId.set(adapted.id, adapted);
    this.#fill(schema, place, dropped);
    this.#fresh.push(adapted);
    return adapted;
  }

  #adapt(place: Place, dropped: ReadonlySet<string>): JsonObject {
    const schema: JsonObject = {};
    this.#fill(schema, place, dropped);
    return schema;
  }

  #fill(into: JsonObject, place: Place, inherited: ReadonlySet<string>): void {
    this.#origins.set(into, place);
    const { value } = place;
    if (value === true) return;
    if (value === false) {
      into.not = {};
      return;
    }
    if (!isObject(value)) throw this.#error('schema-invalid', 'a schema is not an object', place);
    const ref = textAt(value, '$ref');
    if (ref !== undefined) {
      into.$ref = this.#enter(this.#documents.resolve(place, ref), inherited).id;
      if (this.#dialect.openapi === '3.0') return;
    }
    const dropped = concealed(place, this.#direction, this.#documents, inherited);
    for (const key of Object.keys(value)) this.#keyword(into, key, child(place, key), dropped);
    this.#finish(into, place, value, dropped);
  }

  #keyword(into: JsonObject, key: string, place: Place, dropped: ReadonlySet<string>): void {
    if (key.startsWith('x-')) return;
    const passed = IN_PLACE_WORDS.has(key) ? dropped : NOTHING;
    switch (KEYWORDS.get(key)) {
      case 'schema':
        into[key] = isList(place.value) ? this.#list(place, passed) : this.#adapt(place, passed);
        return;
      case 'schemas':
        into[key] = this.#list(place, passed);
        return;
      case 'named':
        into[key] = this.#named(place);
        return;
      case 'plain':
        into[key] = this.#plain(key, place);
        return;
      case 'drop':
        return;
      case 'refuse':
        throw this.#error(
          'schema-unsupported',
          `the schema keyword ${key} is not supported`,
          place,
        );
      case undefined:
        throw this.#error('schema-invalid', `unknown schema keyword ${JSON.stringify(key)}`, place);
    }
  }

  #list(place: Place, dropped: ReadonlySet<string>): readonly JsonObject[] {
    if (!isList(place.value))
      throw this.#error('schema-invalid', 'there is no list of schemas', place);
    return place.value.map((_, index) => this.#adapt(child(place, String(index)), dropped));
  }

  #named(place: Place): JsonObject {
    if (!isObject(place.value)) {
      throw this.#error('schema-invalid', 'there is no object of schemas', place);
    }
    const names = Object.keys(place.value);
    if (place.pointer.endsWith('/patternProperties')) {
      names.forEach((name) => {
        this.#checkPattern(name, child(place, name));
      });
    }
    return Object.fromEntries(
      names.map((name) => [name, this.#adapt(child(place, name), NOTHING)]),
    );
  }

  #plain(key: string, place: Place): unknown {
    if (key === 'pattern') this.#checkPattern(place.value, place);
    return place.value;
  }

  #checkPattern(pattern: unknown, place: Place): void {
    if (typeof pattern !== 'string')
      throw this.#error('schema-invalid', 'a pattern is no text', place);
    try {
      compilePattern(pattern);
    } catch (cause) {
      throw this.#error('schema-invalid', 'a pattern is no regular expression', place, cause);
    }
  }

  #finish(into: JsonObject, place: Place, value: JsonObject, dropped: ReadonlySet<string>): void {
    if (isList(into.required) && dropped.size > 0) {
      into.required = into.required.filter((name) => !dropped.has(String(name)));
    }
    if (typeof into.format === 'string' && !Object.hasOwn(FORMATS, into.format)) {
      delete into.format;
    }
    this.#split(into, place);
    withoutIdleWords(into);
    if (this.#dialect.openapi === '3.0') translate30(into, value);
  }

  /**
   * Ajv nests the code of one member in that of the one before: thousands of members would overflow
   * the stack, and hundreds take seconds. They are checked in groups, and only named where they were.
   */
  #split(into: JsonObject, place: Place): void {
    const members = isObject(into.properties) ? Object.entries(into.properties) : [];
    if (members.length <= MANY) return;
    const groups: JsonObject[] = [];
    for (let start = 0; start < members.length; start += GROUP) {
      const schema = { properties: Object.fromEntries(members.slice(start, start + GROUP)) };
      const adapted = { id: `s:/group/${this.#byId.size}`, schema, place };
      this.#byId.set(adapted.id, adapted);
      this.#fresh.push(adapted);
      groups.push({ $ref: adapted.id });
    }
    into.properties = Object.fromEntries(members.map(([name]) => [name, {}]));
    into.allOf = [...(isList(into.allOf) ? into.allOf : []), ...groups];
  }

  #error(code: ErrorCode, what: string, place: Place, cause?: unknown): ConformanceError {
    return new ConformanceError(code, `${what}${this.#documents.at(place)}`, { cause });
  }
}

/** Words that are lawful and do nothing without another; Ajv's strict mode refuses them. */
const withoutIdleWords = (schema: JsonObject): void => {
  const has = (key: string) => Object.hasOwn(schema, key);
  if (!has('if') || (!has('then') && !has('else'))) delete schema.if;
  if (!has('if')) {
    delete schema.then;
    delete schema.else;
  }
  if (!has('contains')) {
    delete schema.minContains;
    delete schema.maxContains;
  }
  if (!isList(schema.items)) delete schema.additionalItems;
};

/** What OpenAPI 3.0 writes in its own way: `nullable`, and exclusive bounds as booleans. */
const translate30 = (schema: JsonObject, value: JsonObject): void => {
  const { type } = schema;
  if (value.nullable === true && type !== undefined) {
    schema.type = [...new Set([...(isList(type) ? type : [type]), 'null'])];
  }
  exclusive(schema, 'exclusiveMinimum', 'minimum');
  exclusive(schema, 'exclusiveMaximum', 'maximum');
};

/** `exclusiveMinimum: true` beside `minimum: 5` becomes `exclusiveMinimum: 5`. */
const exclusive = (schema: JsonObject, flag: string, bound: string): void => {
  const flagged = schema[flag];
  if (typeof flagged !== 'boolean') return;
  if (flagged && schema[bound] !== undefined) {
    schema[flag] = schema[bound];
    Reflect.deleteProperty(schema, bound);
  } else Reflect.deleteProperty(schema, flag);
};
