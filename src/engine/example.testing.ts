import { newRegistry } from '../registry/registry.testing.js';
import { Body, EMPTY_BODY } from '../model/body.js';
import {
  defineCheck,
  defineMonitor,
  type Check,
  type Claim,
  type Monitor,
} from '../model/check.js';
import type { Contract, Operation, ResponseSpec, SchemaSpec } from '../model/contract.js';
import type { RunEvent } from '../model/event.js';
import { Exchange, type ExchangeInit, type HttpRequest } from '../model/exchange.js';
import { HeaderList } from '../model/http/headers.js';
import type { Observation } from '../model/finding.js';
import { ShapeRedactor } from '../redaction/redaction.js';
import type { Batch, Source } from '../model/source.js';
import { fail, PASS } from '../model/verdict.js';
import { judge, type JudgeOptions, type Judged } from './judge.js';

const position = { file: 'example.yaml', line: 3, column: 5 };
const NODES = ['#/components/schemas/client', '#/components/schemas/client/properties/name'];

const schema: SchemaSpec = {
  pointer: '#/components/schemas/client',
  accepts: () => true,
  explain: () => [],
  nodes: NODES.map((pointer) => ({ pointer })),
  visit: (value, hit) => {
    hit(0);
    if (typeof value === 'object' && value !== null && 'name' in value) hit(1);
  },
};

const responseOf = (path: string, key: string, hasContent: boolean): ResponseSpec => ({
  key,
  pointer: `#/paths/${path}/responses/${key}`,
  position,
  content: hasContent
    ? [{ mediaType: 'application/json', pointer: `#/paths/${path}/content`, schema }]
    : [],
});

const operationOf = (id: string, index: number, method: string, path: string): Operation => {
  const responses = [responseOf(id, '200', true), responseOf(id, '404', false)];
  return {
    ...{ id, index, method, path, position, responses },
    pointer: `#/paths/${id}`,
    parameters: [],
    response: (status) => responses.find(({ key }) => key === String(status)),
  };
};

const GET = operationOf('getClient', 0, 'GET', '/clients/{id}');
const CREATE = operationOf('createClient', 1, 'POST', '/clients');

/** Two operations, two responses each, one schema of two nodes. */
export const contract: Contract = {
  document: {
    path: 'example.yaml',
    sha256: '0'.repeat(64),
    title: 'Example',
    version: '1',
    overlays: [],
  },
  profile: 'published',
  operations: [GET, CREATE],
  tree: {
    openapi: '3.0',
    root: { pointer: '#', position, value: {} },
    operations: [],
    pushed: [],
    schemas: new Map(),
    securitySchemes: new Map(),
  },
  gaps: [],
  gapsMet: [],
  prefixOf: (target: string) => /^(.*)\/institutions\//.exec(target)?.[1],
  match: (method, _origin, target) => {
    const id = /^\/clients\/([^/?]+)$/.exec(target)?.[1];
    if (method === 'GET' && id !== undefined) {
      return { kind: 'operation', operation: GET, variables: { id }, values: [id] };
    }
    if (method === 'POST' && target === '/clients') {
      return { kind: 'operation', operation: CREATE, variables: {}, values: [] };
    }
    return { kind: 'unknown-path' };
  },
  compileAll: () => undefined,
  validator: () => undefined,
  locate: () => undefined,
};

interface Made extends Partial<Omit<ExchangeInit, 'request'>> {
  readonly request?: Partial<HttpRequest>;
  readonly status?: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const headersOf = (fields: Readonly<Record<string, string>>): HeaderList =>
  new HeaderList(Object.entries(fields).map(([name, value]) => ({ name, value })));

/** A get that was answered 200 with `{"name":"n"}`, but for what is said otherwise. */
export const exchangeOf = (made: Made = {}): Exchange => {
  const { request, status = 200, json = { name: 'n' }, headers, ...init } = made;
  const bytes = new TextEncoder().encode(JSON.stringify(json));
  const response = {
    status,
    reason: 'OK',
    headers: headersOf({ 'content-type': 'application/json', ...headers }),
    body: Body.ofBytes(bytes),
  };
  return new Exchange({
    id: 'e1',
    source: 'live',
    startedAt: 1000,
    endedAt: 1010,
    purpose: 'valid',
    response,
    ...init,
    request: {
      method: 'GET',
      origin: 'https://api.example',
      target: '/clients/7',
      headers: headersOf({ accept: 'application/json' }),
      body: EMPTY_BODY,
      ...request,
    },
  });
};

/** So many exchanges, one after the other. */
export const exchangesOf = (count: number, made: (index: number) => Made = () => ({})) =>
  Array.from({ length: count }, (_, index) =>
    exchangeOf({
      id: `e${index + 1}`,
      startedAt: 1000 + index * 10,
      endedAt: 1005 + index * 10,
      ...made(index),
    }),
  );

type CheckPart = Partial<Omit<Check, 'kind' | 'id'>>;

const claimOf = (id: string): Claim => ({
  id,
  rows: [],
  ledger: 'contract',
  severity: 'error',
  clause: '#/paths',
  title: `The claim of ${id}.`,
  why: 'because',
  fix: 'mend it',
  looksAt: { parts: ['response.status'] },
  faults: [],
});

export const checkOf = (id: string, part: CheckPart = {}): Check =>
  defineCheck({
    ...claimOf(id),
    examples: { pass: [], fail: [] },
    evaluate: () => PASS,
    ...part,
  });

/** A check that fails where the predicate holds. */
export const failing = (
  id: string,
  fails: (exchange: Exchange) => boolean,
  part: CheckPart & { readonly observation?: Partial<Observation> } = {},
): Check => {
  const { observation, ...rest } = part;
  return checkOf(id, {
    evaluate: (exchange) =>
      fails(exchange)
        ? fail({ at: 'response.status', expected: 'good', actual: 'bad', ...observation })
        : PASS,
    ...rest,
  });
};

export const monitorOf = (
  id: string,
  start: Monitor['start'],
  part: Partial<Omit<Monitor, 'kind' | 'id' | 'start'>> = {},
): Monitor => {
  const examples = { pass: [], fail: [] };
  return defineMonitor({ ...claimOf(id), examples, ...part, start });
};

export const redactor = () => new ShapeRedactor({ salt: 'a salt' });

const OPTIONS: Omit<JudgeOptions, 'claims' | 'redactor'> = {
  contract,
  tool: { name: 'partner-clients-conformance', version: '0.0.0' },
  run: {
    id: 'r1',
    command: 'check',
    startedAt: '2026-01-01T00:00:00.000Z',
    seed: 1,
    target: 'https://api.example',
    profile: 'published',
    shard: null,
    targetUrl: null,
    institution: null,
    partner: null,
    providerVersion: null,
    buildUrl: null,
    depth: null,
    narrowedBy: [],
  },
  settings: { consistencySeconds: 5, pins: {}, gate: 'error' },
  registry: newRegistry,
  now: () => 0,
};

/** What a run of these claims is judged with, secrets forgotten. */
export const optionsOf = (claims: JudgeOptions['claims']): JudgeOptions => ({
  ...OPTIONS,
  claims,
  redactor: redactor(),
});

/** A run that set out to see nothing in particular. */
const NO_PLAN: Batch = { plan: { operations: [], exclusions: [] } };

// eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous
export async function* sourceOf(...batches: readonly (Batch | Error)[]): Source {
  yield NO_PLAN;
  for (const batch of batches) {
    if (batch instanceof Error) throw batch;
    yield batch;
  }
}

export interface Heard extends Judged {
  readonly events: readonly RunEvent[];
}

/** Judges to the end. */
export const hear = async (
  source: Source,
  options: Partial<JudgeOptions> & Pick<JudgeOptions, 'claims'>,
): Promise<Heard> => {
  const events: RunEvent[] = [];
  const stream = judge(source, { ...OPTIONS, redactor: redactor(), ...options });
  for (;;) {
    const { done, value } = await stream.next();
    if (done) return { ...value, events };
    events.push(value);
  }
};

type Of<T extends RunEvent['type']> = Extract<RunEvent, { readonly type: T }>;

export const eventsOf = <T extends RunEvent['type']>(
  { events }: Heard,
  type: T,
): readonly Of<T>[] => events.filter((event): event is Of<T> => event.type === type);

export const endOf = (heard: Heard): Of<'run-finished'> => {
  const [end] = eventsOf(heard, 'run-finished');
  if (!end) throw new Error('the stream has no end');
  return end;
};
