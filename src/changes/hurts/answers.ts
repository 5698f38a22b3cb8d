import type { Change } from '../change.js';
import type { MediaTypeSpec, Operation, ResponseSpec, SchemaSpec } from '../../model/contract.js';
import type { Exchange, HttpResponse } from '../../model/exchange.js';
import { contentFor } from '../../model/http/content.js';
import { isObject } from '../../model/json/walk.js';
import type { Nodes } from '../schema/nodes.js';
import type { Knowledge } from './knowledge.js';
import { pathOf, spotsAt } from './spots.js';
import { type Refused, variantsOf } from './variants.js';

/** What a change means to a consumer: it breaks what it does, or changes something that it uses. */
export type Use = 'hurt' | 'used' | undefined;

/** What consumers have got of answers, by the document that they know. */
export class Answers {
  readonly #knows: Knowledge;
  readonly #nodes: Nodes;
  /** By the fingerprint of a change and the schema: the same for whoever reads. */
  readonly #refused = new Map<string, Refused | undefined>();

  constructor(knows: Knowledge, nodes: Nodes) {
    this.#knows = knows;
    this.#nodes = nodes;
  }

  /** @param status the response of the old operation that is affected, as the document lists it */
  use(change: Change, exchange: Exchange, operation: Operation, status: string | undefined): Use {
    const { response } = exchange;
    if (!response) return undefined;
    if (change.kind === 'response-status-added') return this.#ofStatus(change, exchange, response);
    const spec = operation.response(response.status);
    if (status !== undefined && spec?.key !== status) return undefined;
    const [part = '', name = ''] = change.at.split('/');
    if (part === 'response.body') return this.#ofBody(change, exchange, spec);
    if (part !== 'response.headers') return 'hurt';
    if (name === 'content-type') return isOfType(change, response, spec) ? 'hurt' : undefined;
    return response.headers.get(name.toLowerCase()) === undefined ? undefined : 'hurt';
  }

  /** Who is told that it went wrong goes on being told so. */
  #ofStatus({ witness }: Change, { pact }: Exchange, { status }: HttpResponse): Use {
    if (status >= 400) return undefined;
    const message = witness?.message.response;
    const now = isObject(message) ? message.status : undefined;
    return pact?.response.statuses.some((each) => each === now) ? 'used' : 'hurt';
  }

  #ofBody(change: Change, exchange: Exchange, spec: ResponseSpec | undefined): Use {
    const { response } = exchange;
    if (!response?.body.json.ok) return undefined;
    const example: unknown = response.body.json.value;
    const media = mediaOf(spec, response);
    const refused = media?.schema && this.#refusedBy(change, media.schema);
    if (!refused) return spotsAt(example, pathOf(change)).length > 0 ? 'hurt' : undefined;
    const { isUsed, bodies } = variantsOf(example, refused);
    if (exchange.interaction === undefined) return isUsed ? 'hurt' : undefined;
    for (const body of bodies) if (this.#knows.passes(exchange, body) !== true) return 'hurt';
    return isUsed ? 'used' : undefined;
  }

  /** What the old document refuses of the witness; undefined where there is none. */
  #refusedBy(change: Change, schema: SchemaSpec): Refused | undefined {
    const key = `${change.fingerprint} ${schema.pointer}`;
    if (this.#refused.has(key)) return this.#refused.get(key);
    const found = this.#refusal(change, schema);
    this.#refused.set(key, found);
    return found;
  }

  #refusal({ kind, witness, old }: Change, schema: SchemaSpec): Refused | undefined {
    const message = witness?.message.response;
    if (kind !== 'response-schema' || !isObject(message) || !schema.written) return undefined;
    const { body } = message;
    const violations = schema.explain(body).filter((each) => each.schema === old?.pointer);
    if (violations.length === 0) return undefined;
    return { body, violations, schema, nodes: [this.#nodes.of(schema.written, 'response')] };
  }
}

const mediaOf = (
  spec: ResponseSpec | undefined,
  { headers }: HttpResponse,
): MediaTypeSpec | undefined => {
  const type = headers.get('content-type');
  return type === undefined ? spec?.content[0] : contentFor(spec?.content ?? [], type);
};

/** Whether an answer is of the media type that no longer comes; one that names none may be. */
const isOfType = (
  { old }: Change,
  response: HttpResponse,
  spec: ResponseSpec | undefined,
): boolean => {
  const media = mediaOf(spec, response);
  return media === undefined || old === null || media.pointer === old.pointer;
};
