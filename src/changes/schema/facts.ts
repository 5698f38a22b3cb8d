import type { DocumentSchema } from '../../model/document.js';
import { isObject } from '../../model/json/walk.js';
import { isEqual } from './equal.js';
import { hiddenNames } from './hidden.js';
import { tightened } from './merge.js';
import { NOTHING_APPLIED } from './applied.js';
import { ANY, ANY_ARRAY, ANY_OBJECT, ANY_STRING, NO_NAMES, typeOf } from './pieces.js';
import type {
  Applied,
  ArrayPiece,
  Bound,
  Direction,
  Facts,
  JsonType,
  MemberLayer,
  Node,
  NumberPiece,
  ObjectPiece,
  Piece,
  StringPiece,
  TextTest,
  TextTests,
} from './types.js';

/** What gives nodes for the schemas below. */
interface Nodes {
  readonly tests: TextTests;
  of(schema: DocumentSchema, direction: Direction, hidden?: ReadonlySet<string>): Node;
  pattern(source: string): TextTest;
  /** Why a part of a schema cannot be read. */
  faultOf(schema: DocumentSchema): string | undefined;
}

const UNREADABLE: Facts = {
  own: ANY,
  applied: NOTHING_APPLIED,
  unread: 'a schema is not an object',
};

type Words = Readonly<Record<string, unknown>>;

/** Reads a schema, whichever OpenAPI it is written for. */
export const factsOf = (
  schema: DocumentSchema,
  direction: Direction,
  inherited: ReadonlySet<string>,
  nodes: Nodes,
): Facts => {
  if (schema.value === true) return { own: ANY, applied: NOTHING_APPLIED };
  if (schema.value === false) return { own: new Map(), applied: NOTHING_APPLIED };
  if (!isObject(schema.value)) return UNREADABLE;
  return new Reading(schema, direction, inherited, nodes).facts();
};

class Reading {
  readonly #schema: DocumentSchema;
  readonly #words: Words;
  readonly #direction: Direction;
  readonly #hidden: ReadonlySet<string>;
  readonly #nodes: Nodes;

  constructor(
    schema: DocumentSchema,
    direction: Direction,
    inherited: ReadonlySet<string>,
    nodes: Nodes,
  ) {
    this.#schema = schema;
    this.#words = schema.keywords;
    this.#direction = direction;
    this.#hidden = hiddenNames(schema, direction, inherited);
    this.#nodes = nodes;
  }

  facts(): Facts {
    const unread = this.#nodes.faultOf(this.#schema);
    if (unread !== undefined) return { own: ANY, applied: NOTHING_APPLIED, unread };
    return { own: this.#own(), applied: this.#applied() };
  }

  #own(): ReadonlyMap<JsonType, Piece> {
    const own = new Map<JsonType, Piece>();
    const types = this.#schema.types;
    const values = this.#values();
    for (const [type, any] of ANY) {
      const isIn = types?.some(
        (each) => each === type || (each === 'integer' && type === 'number'),
      );
      if (isIn === false) continue;
      const ofType = values?.filter((value) => typeOf(value) === type);
      if (ofType?.length === 0) continue;
      const piece = this.#piece(any, ofType, types);
      if (piece) own.set(type, piece);
    }
    return own;
  }

  #values(): readonly unknown[] | undefined {
    const only = this.#words.const;
    const listed: unknown = this.#words.enum;
    const one = Object.hasOwn(this.#words, 'const') ? [only] : undefined;
    if (!Array.isArray(listed)) return one;
    const values: readonly unknown[] = listed;
    if (!one) return values;
    return values.filter((value) => isEqual(value, only));
  }

  #piece(
    any: Piece,
    values: readonly unknown[] | undefined,
    types: readonly string[] | undefined,
  ): Piece | undefined {
    switch (any.type) {
      case 'null':
      case 'boolean':
        return { ...any, values };
      case 'number':
        return this.#number(values, types !== undefined && !types.includes('number'));
      case 'string':
        return this.#string(values);
      case 'array':
        return this.#array(values);
      case 'object':
        return this.#object(values);
    }
  }

  #number(values: readonly unknown[] | undefined, whole: boolean): NumberPiece | undefined {
    const { multipleOf, format } = this.#words;
    const isInt32 = format === 'int32';
    const steps = new Set<number>();
    if (whole || isInt32 || format === 'int64') steps.add(1);
    if (typeof multipleOf === 'number' && multipleOf > 0) steps.add(multipleOf);
    const [least, most] = [this.#bound('Minimum', 1), this.#bound('Maximum', -1)];
    const bounds: NumberPiece = { type: 'number', least, most, steps: [...steps], values };
    if (!isInt32) return tightened(bounds);
    return tightened({
      ...bounds,
      least: tighter(least, -(2 ** 31), 1),
      most: tighter(most, 2 ** 31 - 1, -1),
    });
  }

  #bound(word: 'Minimum' | 'Maximum', sign: 1 | -1): Bound | undefined {
    const closed = this.#words[word.toLowerCase()];
    const open = this.#words[`exclusive${word}`];
    const at = typeof closed === 'number' ? { at: closed, open: open === true } : undefined;
    if (typeof open !== 'number') return at;
    return at && at.at * sign > open * sign ? at : { at: open, open: true };
  }

  #string(values: readonly unknown[] | undefined): StringPiece {
    const { pattern, format } = this.#words;
    const test = typeof format === 'string' ? this.#nodes.tests.format(format) : undefined;
    return {
      ...ANY_STRING,
      ...this.#size('Length'),
      patterns: typeof pattern === 'string' ? [this.#nodes.pattern(pattern)] : [],
      formats: typeof format === 'string' && test ? [{ name: format, test }] : [],
      values,
    };
  }

  #size(word: 'Length' | 'Items' | 'Properties'): { least: number; most: number } {
    const [least, most] = [this.#words[`min${word}`], this.#words[`max${word}`]];
    return {
      least: typeof least === 'number' ? least : 0,
      most: typeof most === 'number' ? most : Infinity,
    };
  }

  #array(values: readonly unknown[] | undefined): ArrayPiece {
    const { minContains, maxContains, uniqueItems } = this.#words;
    const prefix = this.#list('prefixItems') ?? this.#list('items') ?? [];
    const isTuple = this.#list('items') !== undefined;
    const rest = this.#one(isTuple ? 'additionalItems' : 'items');
    const contains = this.#one('contains');
    return {
      ...ANY_ARRAY,
      ...this.#size('Items'),
      layers: prefix.length === 0 && !rest ? [] : [{ prefix, rest }],
      unique: uniqueItems === true,
      contains: contains
        ? [
            {
              node: contains,
              least: typeof minContains === 'number' ? minContains : 1,
              most: typeof maxContains === 'number' ? maxContains : Infinity,
            },
          ]
        : [],
      values,
    };
  }

  #object(values: readonly unknown[] | undefined): ObjectPiece {
    const { required } = this.#words;
    const layer = this.#layer();
    const names = this.#one('propertyNames');
    const needed = Array.isArray(required) ? required.map(String) : [];
    return {
      ...ANY_OBJECT,
      ...this.#size('Properties'),
      layers: layer.named.size + layer.matching.length === 0 && !layer.rest ? [] : [layer],
      required: new Set(needed.filter((name) => !this.#hidden.has(name))),
      names: names ? [names] : [],
      hidden: this.#hidden,
      values,
    };
  }

  #layer(): MemberLayer {
    return {
      named: this.#named('properties'),
      matching: [...this.#named('patternProperties')].map(([source, node]) => ({
        pattern: this.#nodes.pattern(source),
        node,
      })),
      rest: this.#one('additionalProperties'),
    };
  }

  #applied(): Applied {
    const { ref } = this.#schema;
    const all = this.#list('allOf', this.#hidden) ?? [];
    const when = this.#one('if', this.#hidden);
    const [then, otherwise] = [this.#one('then', this.#hidden), this.#one('else', this.#hidden)];
    return {
      all: ref ? [this.#nodes.of(ref, this.#direction, this.#hidden), ...all] : all,
      any: this.#list('anyOf', this.#hidden),
      one: this.#list('oneOf', this.#hidden),
      not: this.#one('not', this.#hidden),
      condition:
        when && (then ?? otherwise)
          ? { when, ...(then ? { then } : {}), ...(otherwise ? { otherwise } : {}) }
          : undefined,
      dependent: this.#dependent(),
      restOfMembers: this.#one('unevaluatedProperties'),
      restOfItems: this.#one('unevaluatedItems'),
    };
  }

  #dependent(): Applied['dependent'] {
    const { dependentRequired } = this.#words;
    const needs = new Map(isObject(dependentRequired) ? Object.entries(dependentRequired) : []);
    const schemas = this.#named('dependentSchemas');
    return new Map(
      [...new Set([...needs.keys(), ...schemas.keys()])].map((name) => {
        const [listed, node] = [needs.get(name), schemas.get(name)];
        const names = Array.isArray(listed) ? listed.map(String) : [];
        return [name, { needs: names, ...(node ? { node } : {}) }];
      }),
    );
  }

  #one(keyword: string, hidden: ReadonlySet<string> = NO_NAMES): Node | undefined {
    const found = this.#schema.children.find(
      (each) => each.keyword === keyword && each.key === undefined,
    );
    return found && this.#nodes.of(found.schema, this.#direction, hidden);
  }

  #list(keyword: string, hidden: ReadonlySet<string> = NO_NAMES): readonly Node[] | undefined {
    if (!Array.isArray(this.#words[keyword])) return undefined;
    return this.#schema.children
      .filter((each) => each.keyword === keyword)
      .map(({ schema }) => this.#nodes.of(schema, this.#direction, hidden));
  }

  #named(keyword: string): ReadonlyMap<string, Node> {
    return new Map(
      this.#schema.children.flatMap(({ keyword: own, key, schema }) =>
        own === keyword && key !== undefined
          ? [[key, this.#nodes.of(schema, this.#direction)] as const]
          : [],
      ),
    );
  }
}

const tighter = (bound: Bound | undefined, at: number, sign: 1 | -1): Bound =>
  bound && bound.at * sign >= at * sign ? bound : { at, open: false };
