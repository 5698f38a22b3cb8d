import { Body, type Coded, EMPTY_BODY } from '../model/body.js';
import type { Match } from '../model/contract.js';
import {
  Exchange,
  type HttpResponse,
  type SourceName,
  type TransportFailure,
} from '../model/exchange.js';
import type { Framing } from '../model/http/framing.js';
import { type Header, HeaderList } from '../model/http/headers.js';
import { type OPERATION_IDS, targetOf } from '../model/operation.js';
import type { Purpose } from '../model/purpose.js';
import { EXAMPLE_OPERATIONS } from './_document.js';

/** A message of an example; of `json`, `text` and `bytes` the first that is there is its content. */
interface ExampleMessage {
  /** Sent as `application/json` unless the headers say otherwise. */
  readonly json?: unknown;
  /** Content whose bytes nobody kept, as in a recording made elsewhere. */
  readonly text?: string;
  readonly bytes?: Uint8Array | string;
  /** The recorder did not keep the content. */
  readonly notKept?: true;
  /** The content was coded on the wire; what stands here is decoded. */
  readonly coded?: Coded;
  /** By name, or in order as pairs. */
  readonly headers?: Readonly<Record<string, string>> | readonly (readonly [string, string])[];
}

export interface ExampleInit extends ExampleMessage {
  readonly operation: (typeof OPERATION_IDS)[number];
  /** Absent: no answer came. */
  readonly status?: number;
  readonly reason?: string;
  /** Default: the client `EXAMPLE_ID` at institution `i`, partner `p`. */
  readonly institution?: string;
  readonly partner?: string;
  readonly clientId?: string;
  readonly request?: ExampleMessage & {
    readonly method?: string;
    readonly origin?: string;
    readonly target?: string;
    /** It carries no credentials, whatever it was sent for. */
    readonly isAnonymous?: true;
  };
  readonly purpose?: Purpose;
  readonly probe?: string;
  readonly raw?: Uint8Array | string;
  /** How `raw` frames the answer. Default, where there are such bytes: rightly. */
  readonly framing?: Partial<Framing>;
  readonly failure?: TransportFailure;
  readonly source?: SourceName;
  readonly id?: string;
  /** Milliseconds; an example without times lasts from 0 to 10. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** Instead of the operation's own match. */
  readonly match?: Match;
}

export const EXAMPLE_ID = '7d0f2a3e-5f0b-4b7e-9d3c-2a1b6c5d4e3f';

/** A client as get and list show it. */
export const EXAMPLE_CLIENT = {
  clientId: EXAMPLE_ID,
  name: 'Example',
  redirectUris: ['https://app.example.com/cb'],
} as const;

const EXAMPLE_BODY = { name: EXAMPLE_CLIENT.name, redirectUris: EXAMPLE_CLIENT.redirectUris };
const ENCODER = new TextEncoder();
const encode = (text: string) => ENCODER.encode(text);
const bytesOf = (value: Uint8Array | string) => (typeof value === 'string' ? encode(value) : value);

const bodyOf = ({ json, text, bytes, notKept, coded }: ExampleMessage): Body => {
  if (coded?.problem) return Body.undecoded(coded);
  if (coded) return Body.decoded(encode(text ?? JSON.stringify(json)), coded);
  if (notKept) return Body.notKept();
  if (json !== undefined) return Body.ofBytes(encode(JSON.stringify(json)));
  if (text !== undefined) return Body.ofText(text);
  return bytes === undefined ? EMPTY_BODY : Body.ofBytes(bytesOf(bytes));
};

const JSON_TYPE: Header = { name: 'content-type', value: 'application/json' };

/** The given fields, after the default ones that none of them stands in for. */
const headersOf = ({ json, headers = {} }: ExampleMessage, defaults: readonly Header[] = []) => {
  const pairs: readonly (readonly [string, string])[] = isPairs(headers)
    ? headers
    : Object.entries(headers);
  const given = new HeaderList(pairs.map(([name, value]) => ({ name, value })));
  const before = defaults.filter(({ name }) => !given.has(name));
  const after = json === undefined || given.has(JSON_TYPE.name) ? [] : [JSON_TYPE];
  return new HeaderList([...before, ...given.entries, ...after]);
};

const isPairs = (
  headers: NonNullable<ExampleMessage['headers']>,
): headers is readonly (readonly [string, string])[] => Array.isArray(headers);

const TOKEN = { name: 'authorization', value: 'Bearer example-token' };

const requestOf = (init: ExampleInit, method: string, target: string) => {
  const writes = method === 'POST' || method === 'PUT';
  const given = init.request ?? {};
  const isBare = [given.json, given.text, given.bytes, given.notKept].every(
    (content) => content === undefined,
  );
  const message = writes && isBare ? { ...given, json: EXAMPLE_BODY } : given;
  return {
    method: given.method ?? method,
    origin: given.origin ?? 'https://api.example.com',
    target: given.target ?? target,
    headers: headersOf(message, init.purpose === 'anonymous' || given.isAnonymous ? [] : [TOKEN]),
    body: bodyOf(message),
  };
};

const responseOf = (init: ExampleInit): HttpResponse | undefined => {
  if (init.status === undefined) return undefined;
  return {
    status: init.status,
    reason: init.reason ?? '',
    headers: headersOf(init, [{ name: 'date', value: 'Wed, 25 Nov 2026 10:00:00 GMT' }]),
    body: bodyOf(init),
    ...(init.raw !== undefined && {
      raw: bytesOf(init.raw),
      framing: { content: [], surplus: 0, ...init.framing },
    }),
  };
};

/** An exchange for examples and tests, matched to one of the five operations of the vendor's document. */
export const exchange = (init: ExampleInit): Exchange => {
  const operation = EXAMPLE_OPERATIONS.get(init.operation);
  if (!operation) throw new TypeError(`no operation ${init.operation}`);
  const { institution = 'i', partner = 'p' } = init;
  const ofClient = operation.parameters.length === 3;
  const clientId = ofClient ? (init.clientId ?? EXAMPLE_ID) : undefined;
  const made = new Exchange({
    id: init.id ?? 'e1',
    source: init.source ?? 'live',
    startedAt: init.startedAt ?? 0,
    endedAt: init.endedAt ?? (init.startedAt ?? 0) + 10,
    request: requestOf(init, operation.method, targetOf({ institution, partner }, clientId)),
    response: responseOf(init),
    failure: init.failure,
    probe: init.probe,
    purpose: init.purpose,
  });
  const variables = { institutionId: institution, partnerName: partner };
  const ofMatch = clientId === undefined ? variables : { ...variables, clientId };
  const values = Object.values(ofMatch);
  made.match = init.match ?? { kind: 'operation', operation, variables: ofMatch, values };
  return made;
};
