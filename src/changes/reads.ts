import type { Change } from '../model/change.js';
import type { Contract, MediaTypeSpec, SchemaSpec } from '../model/contract.js';
import type { Exchange } from '../model/exchange.js';
import { contentFor } from '../model/http/content.js';
import { isObject } from '../model/json/walk.js';
import { operationOf, pathOf, type Spot, spotsAt } from './spots.js';

/** Whether a consumer lets a value pass in place of that of its example; undefined where nobody can tell. */
export type Lets = (exchange: Exchange, spot: Spot, value: unknown) => boolean | undefined;

/** What consumers have got of answers, by the document that they know. */
export class Reads {
  readonly #old: Contract;
  readonly #lets: Lets;
  /** The members that the witness of a change lacks, by its fingerprint: the same for whoever reads. */
  readonly #missing = new Map<string, readonly string[]>();

  constructor(old: Contract, lets: Lets) {
    this.#old = old;
    this.#lets = lets;
  }

  /**
   * Whether a consumer has got what changes, or what it is missing from. A pact says besides what its consumer
   * lets pass: one that lets the witness pass is not hurt.
   */
  has(change: Change, exchange: Exchange): boolean {
    const { response } = exchange;
    if (!response?.body.json.ok) return false;
    const example: unknown = response.body.json.value;
    const path = pathOf(change);
    if (change.kind !== 'response-schema') return spotsAt(example, path).length > 0;
    // What comes besides, or in place of what was promised, comes where the rest of the object is.
    const isBesides = change.old?.pointer.endsWith('/additionalProperties') === true;
    const spots = spotsAt(example, isBesides ? path.slice(0, -1) : path);
    const body = bodyOf(change);
    if (spots.length === 0 || body === undefined) return spots.length > 0;
    const missing = this.#missingFrom(change, exchange, body);
    if (missing.length > 0)
      return spots.some(({ value }) => missing.some((name) => has(value, name)));
    if (exchange.interaction === undefined) return true;
    const instead = spotsAt(body, path).map(({ value }) => value);
    return spots.some(
      (spot) => !instead.every((value) => isLet(this.#lets, exchange, spot, value)),
    );
  }

  #missingFrom(change: Change, exchange: Exchange, body: unknown): readonly string[] {
    const known = this.#missing.get(change.fingerprint);
    if (known) return known;
    const schema = schemaOf(exchange, this.#old);
    if (!schema) return [];
    const names = missingFrom(change, schema, body);
    this.#missing.set(change.fingerprint, names);
    return names;
  }
}

/** Of what is in an object or a list, a matcher of its own may speak. */
const isLet = (lets: Lets, exchange: Exchange, spot: Spot, value: unknown): boolean => {
  const isContainer = typeof value === 'object' && value !== null;
  return !isContainer && lets(exchange, spot, value) === true;
};

/** The body of the answer that the old document refuses; undefined where there is no such witness. */
const bodyOf = ({ witness }: Change): unknown => {
  const response = witness?.message.response;
  return isObject(response) ? response.body : undefined;
};

/** The members that the witness lacks, and that were promised. */
const missingFrom = (
  { old: place }: Change,
  schema: SchemaSpec,
  body: unknown,
): readonly string[] => {
  if (place?.pointer.endsWith('/required') !== true) return [];
  const broken = schema.explain(body).filter((each) => each.schema === place.pointer);
  return broken.flatMap(({ missing }) => missing ?? []);
};

const schemaOf = (exchange: Exchange, contract: Contract): SchemaSpec | undefined => {
  const { response } = exchange;
  const content = response && operationOf(exchange, contract)?.response(response.status)?.content;
  if (!content) return undefined;
  return media(content, response.headers.get('content-type'))?.schema;
};

const media = (
  content: readonly MediaTypeSpec[],
  type: string | undefined,
): MediaTypeSpec | undefined => (type === undefined ? content[0] : contentFor(content, type));

const has = (value: unknown, name: string): boolean =>
  isObject(value) && Object.hasOwn(value, name);
