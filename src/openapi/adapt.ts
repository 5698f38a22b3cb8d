import type { ReadingGap } from './gaps.js';
import { keepWritten } from '../model/json/written.js';
import type { Dialect } from './dialect.js';
import type { Documents } from './documents.js';
import { child, type Place, type Pointed } from './place.js';
import { concealed, type Direction } from './direction.js';
import { FORMATS } from './formats.js';
import { isExpression, saysNothing, translate30, withoutIdleWords } from './adapt-words.js';
import { IN_PLACE, treatmentOf } from './keywords.js';
import { areUnique, distinct } from './unique.js';
import { loosenBeside, markUnread } from './unread.js';
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
const INVALID = 'schema-part-is-invalid';
const NO_EXPRESSION = 'a pattern is no regular expression of ECMAScript';
/** Lists whose items are to be distinct. */
const LISTS: ReadonlySet<string> = new Set(['enum', 'required', 'type']);
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
  /** Pointers of schemas all of whose members may be required. */
  readonly #unconcealing = new Set<string>();
  /** Those of whose members or items some cannot be read. */
  readonly #unnamed = new Set<JsonObject>();
  readonly #open: (Adapted & { readonly dropped: ReadonlySet<string> })[] = [];
  #fresh: Adapted[] = [];

  constructor(documents: Documents, dialect: Dialect, direction: Direction) {
    this.#documents = documents;
    this.#dialect = dialect;
    this.#direction = direction;
  }

  /** The schema at a place, rewritten with all that it refers to. */
  enter(place: Place): Adapted {
    const adapted = this.#enter(place, NOTHING);
    for (let open = this.#open.pop(); open; open = this.#open.pop()) {
      this.#fill(open.schema, open.place, open.dropped);
      this.#fresh.push(open);
    }
    return adapted;
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

  /** Names what is wrong with a schema, or a part of it, and that its part of the judgement is missing. */
  miss(into: JsonObject, kind: ReadingGap, at: Pointed, what: string): void {
    markUnread(into, this.#documents.gap(kind, at, what));
  }

  /** The schemas that a schema refers to are rewritten after it: chains of them may be long. */
  #enter(place: Place, dropped: ReadonlySet<string>): Adapted {
    const key = [place.pointer, ...[...dropped].sort()].join('\n');
    const known = this.#entries.get(key);
    if (known) return known;
    const adapted = { id: `s:/${this.#entries.size}`, schema: {}, place, dropped };
    this.#entries.set(key, adapted);
    this.#byId.set(adapted.id, adapted);
    this.#open.push(adapted);
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
    if (!isObject(value)) {
      this.miss(into, INVALID, place, 'a schema is not an object');
      return;
    }
    if (textAt(value, '$ref') !== undefined) {
      this.#refer(into, this.#end(place), inherited);
      if (this.#dialect.openapi === '3.0') return;
    }
    const dropped = concealed(
      place,
      this.#direction,
      this.#documents,
      inherited,
      this.#unconcealing,
    );
    for (const key of Object.keys(value)) this.#keyword(into, key, child(place, key), dropped);
    keepWritten(value, into);
    this.#finish(into, place, value, dropped);
  }

  /** Where a `$ref` leads, past those that say nothing but where to look; undefined: nowhere. */
  #end(from: Place): Place | undefined {
    const end = this.#documents.thing(from);
    if (this.#documents.dead(end.pointer)) return undefined;
    if (this.#dialect.openapi === '3.0') return end;
    let at = this.#documents.target(from);
    while (at && at.pointer !== end.pointer && saysNothing(at.value))
      at = this.#documents.target(at);
    return at;
  }

  #refer(into: JsonObject, target: Place | undefined, inherited: ReadonlySet<string>): void {
    const place = this.#origins.get(into);
    if (target) into.$ref = this.#enter(target, inherited).id;
    else if (place) {
      const gap = this.#documents.dead(this.#documents.thing(place).pointer);
      if (gap) markUnread(into, gap);
    }
  }

  #keyword(into: JsonObject, key: string, place: Place, dropped: ReadonlySet<string>): void {
    if (key.startsWith('x-')) return;
    const passed = IN_PLACE_WORDS.has(key) ? dropped : NOTHING;
    switch (treatmentOf(key, this.#dialect)) {
      case 'schema':
        if (isList(place.value)) this.#list(into, key, place, passed);
        else into[key] = this.#adapt(place, passed);
        return;
      case 'schemas':
        this.#list(into, key, place, passed);
        return;
      case 'named':
        this.#named(into, key, place);
        return;
      case 'plain':
        this.#plain(into, key, place);
        return;
      case 'drop':
        return;
      case 'dynamic':
        this.#dynamic(into, place, dropped);
        return;
      case 'recursive':
        this.miss(into, INVALID, place, `${key} cannot be followed`);
        return;
      case undefined: {
        const what = `a schema has no word ${JSON.stringify(key.slice(0, 100))}`;
        this.#documents.gap('schema-word-is-unknown', place, what);
      }
    }
  }

  #list(into: JsonObject, key: string, place: Place, dropped: ReadonlySet<string>): void {
    if (!isList(place.value)) {
      this.miss(into, INVALID, place, 'there is no list of schemas');
      this.#unnamed.add(into);
    } else
      into[key] = place.value.map((_, index) => this.#adapt(child(place, String(index)), dropped));
  }

  #named(into: JsonObject, key: string, place: Place): void {
    if (!isObject(place.value)) {
      this.miss(into, INVALID, place, 'there is no object of schemas');
      this.#unnamed.add(into);
      return;
    }
    const names = Object.keys(place.value).filter(
      (name) => key !== 'patternProperties' || this.#isPattern(into, name, child(place, name)),
    );
    into[key] = Object.fromEntries(
      names.map((name) => {
        const each = child(place, name);
        const isNames = key === 'dependencies' && isList(each.value);
        return [name, isNames ? each.value : this.#adapt(each, NOTHING)];
      }),
    );
  }

  /** Members that a broken name may mean are nobody's: neither its own nor those that no name means. */
  #isPattern(into: JsonObject, name: string, place: Place): boolean {
    if (isExpression(name)) return true;
    this.miss(into, 'pattern-is-no-expression', place, NO_EXPRESSION);
    this.#unnamed.add(into);
    return false;
  }

  #plain(into: JsonObject, key: string, place: Place): void {
    const { value } = place;
    if (key === 'pattern' && typeof value === 'string' && !isExpression(value)) {
      const gap = this.#documents.gap('pattern-is-no-expression', place, NO_EXPRESSION);
      markUnread(into, gap, 'unreadText');
    } else into[key] = LISTS.has(key) && isList(value) ? this.#distinct(place, value) : value;
  }

  /** JSON Schema asks for distinct values, and a repeated one changes nothing. */
  #distinct(place: Place, values: readonly unknown[]): readonly unknown[] {
    if (areUnique(values)) return values;
    this.#documents.gap('value-is-listed-twice', place, 'a value is listed twice');
    return distinct(values);
  }

  /** Within one document a dynamic reference means the one schema that has the name. */
  #dynamic(into: JsonObject, place: Place, dropped: ReadonlySet<string>): void {
    const holder = this.#origins.get(into);
    const ref = typeof place.value === 'string' ? place.value : '';
    const named = holder && this.#documents.names.find(holder, ref);
    const candidates = this.#documents.names.dynamic(ref.replace(/^.*#/s, ''));
    const target = candidates.length > 1 ? undefined : (candidates[0] ?? named);
    if (!target) {
      const what = candidates.length > 1 ? 'may mean several schemas' : 'means no schema';
      this.miss(into, 'reference-leads-nowhere', place, `the $dynamicRef ${what}`);
      return;
    }
    const { id } = this.#enter(target, dropped);
    if (into.$ref === undefined) into.$ref = id;
    else into.allOf = [...(isList(into.allOf) ? into.allOf : []), { $ref: id }];
  }

  #finish(into: JsonObject, place: Place, value: JsonObject, dropped: ReadonlySet<string>): void {
    if (isList(into.required) && dropped.size > 0) {
      into.required = into.required.filter((name) => !dropped.has(String(name)));
    }
    if (typeof into.format === 'string' && !Object.hasOwn(FORMATS, into.format)) {
      delete into.format;
    }
    if (this.#unnamed.has(into)) loosenBeside(into);
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
}
