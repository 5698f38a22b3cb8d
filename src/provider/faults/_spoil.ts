import { type Answer, refusal } from '../answer.js';
import type { Hooks, Wire } from '../fault.js';
import type { Call, Operation } from '../router.js';
import type { Client, Metadata } from '../store.js';

/** The details of a client, or what was made of them. */
export type Members = Partial<Client> & Readonly<Record<string, unknown>>;

type Operations = Operation | readonly Operation[];

const isOf = (call: Call, operations: Operations): boolean =>
  call.operation !== undefined && [operations].flat().includes(call.operation);

/** The value of an answer's JSON content. */
export const valueOf = (answer: Answer): unknown =>
  answer.content && JSON.parse(Buffer.from(answer.content).toString());

/** The same answer with another JSON value. */
export const withValue = (answer: Answer, value: unknown): Answer => ({
  ...answer,
  content: Buffer.from(JSON.stringify(value)),
});

/** The same object without one of its members. */
export const without = <T extends object>(members: T, name: keyof T): T => {
  const rest = { ...members };
  Reflect.deleteProperty(rest, name);
  return rest;
};

/** Whether a member was sent as null, which no type of ours lets it be. */
export const isNull = (members: Readonly<Record<string, unknown>>, name: string): boolean =>
  members[name] === null;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The members of a request's JSON object; undefined where its content is none. */
export const sentIn = ({ body }: Call): Members | undefined => {
  try {
    const value: unknown = JSON.parse(UTF8.decode(Buffer.from(body)));
    return typeof value === 'object' && value !== null ? (value as Members) : undefined;
  } catch {
    return undefined;
  }
};

/** The same request, its content labelled JSON. */
export const asJson = (call: Call): Call => ({
  ...call,
  headers: { ...call.headers, 'content-type': 'application/json' },
});

/** The same request with another JSON value in it. */
export const sending = (call: Call, value: unknown): Call => ({
  ...asJson(call),
  body: Buffer.from(JSON.stringify(value)),
});

/** Changes what create requests say before they are served. */
export const onDraft = (change: (draft: Members, call: Call) => Members): Hooks => ({
  handle: (call, next) => {
    const draft = call.operation === 'createClient' ? sentIn(call) : undefined;
    return draft ? next({ ...sending(call, change(draft, call)), headers: call.headers }) : next();
  },
});

/** The same request with another text in its body, whatever that is. */
export const renamed = (call: Call, text: string | RegExp, by: string): Call =>
  call.body === 'too-large'
    ? call
    : { ...call, body: Buffer.from(Buffer.from(call.body).toString().replace(text, by)) };

/** Changes what updates say before they are served. */
export const onUpdate = (change: (sent: Members) => Members): Hooks => ({
  handle: (call, next) => {
    const sent = call.operation === 'updateClient' ? sentIn(call) : undefined;
    return sent ? next({ ...sending(call, change(sent)), headers: call.headers }) : next();
  },
});

/** Changes what is stored, at creation and at an update. */
export const onStored = (change: <T extends Metadata>(metadata: T) => T): Hooks => ({
  store: (store) => ({
    ...store,
    create: (collection, metadata) => store.create(collection, change(metadata)),
    update: (collection, clientId, metadata) =>
      store.update(collection, clientId, change(metadata)),
  }),
});

type Change<K extends keyof Metadata> = (value: NonNullable<Metadata[K]>) => Metadata[K];

/** Changes one member of what is stored: at creation, at an update, or at both. */
export const onMember = <K extends keyof Metadata>(
  name: K,
  change: Change<K>,
  writes: 'create' | 'update' | 'both' = 'both',
): Hooks => {
  const changed = <T extends Metadata>(metadata: T): T => {
    const value = metadata[name];
    return value === undefined ? metadata : { ...metadata, [name]: change(value) };
  };
  return {
    store: (store) => ({
      ...store,
      create: (collection, metadata) =>
        store.create(collection, writes === 'update' ? metadata : changed(metadata)),
      update: (collection, clientId, metadata) =>
        store.update(collection, clientId, writes === 'create' ? metadata : changed(metadata)),
    }),
  };
};

/** Fails at requests that it cannot cope with. */
export const failing = (isTooMuch: (call: Call) => boolean): Hooks => ({
  handle: (call, next) =>
    isTooMuch(call) ? refusal(500, 'server_error', 'the server failed') : next(),
});

/** Fails where a write says something that it cannot cope with. */
export const crashing = (
  operations: Operations,
  isTooMuch: (sent: Members, call: Call) => boolean,
): Hooks =>
  failing((call) => {
    const sent = isOf(call, operations) ? sentIn(call) : undefined;
    return sent !== undefined && isTooMuch(sent, call);
  });

/** Changes the answers with a status that operations give. */
export const onAnswer = (
  operations: Operations,
  status: number,
  change: (answer: Answer, call: Call) => Answer,
): Hooks => ({
  handle: async (call, next) => {
    const answer = await next();
    return isOf(call, operations) && answer.status === status ? change(answer, call) : answer;
  },
});

/** Changes the JSON text of the successful answers of an operation. */
export const onText = (operation: Operation, change: (text: string) => string): Hooks =>
  onAnswer(operation, 200, (answer) => ({
    ...answer,
    content: Buffer.from(change(Buffer.from(answer.content ?? []).toString())),
  }));

/** Changes the answer to a get of a client that does not exist. */
export const onUnknown = (change: (answer: Answer, call: Call) => Answer): Hooks =>
  onAnswer('getClient', 404, change);

/** Changes what the create answer says of the new client. */
export const onCredentials = (change: (credentials: Members) => unknown): Hooks =>
  onAnswer('createClient', 200, (answer) => {
    const { client } = valueOf(answer) as { client: Members };
    return withValue(answer, { client: change(client) });
  });

/** Changes the list. */
export const onList = (change: (clients: readonly Members[]) => unknown): Hooks =>
  onAnswer('listClients', 200, (answer) =>
    withValue(answer, change(valueOf(answer) as readonly Members[])),
  );

/** Changes the details of one client as get answers them. */
export const onDetails = (change: (client: Members) => unknown): Hooks =>
  onAnswer('getClient', 200, (answer) => withValue(answer, change(valueOf(answer) as Members)));

/** Changes the details of every client that get or list shows. */
export const onClients = (change: (client: Members) => unknown): Hooks => ({
  handle: async (call, next) => {
    const answer = await next();
    if (answer.status !== 200 || !isOf(call, ['getClient', 'listClients'])) return answer;
    const value = valueOf(answer) as Members | readonly Members[];
    return withValue(answer, Array.isArray(value) ? value.map(change) : change(value as Members));
  },
});

/** Changes the bytes of the answers with a status that an operation gives. */
export const onWire = (
  operations: Operations,
  status: number,
  change: (wire: Wire) => Uint8Array,
): Hooks => ({
  wire: (wire, call) =>
    isOf(call, operations) && wire.answer.status === status ? change(wire) : undefined,
});

/** The bytes of an answer whose head says another length than its content has. */
export const withLength = ({ head, content }: Wire, length: number): Uint8Array =>
  Buffer.concat([
    Buffer.from(
      Buffer.from(head)
        .toString()
        .replace(/^Content-Length: \d+/m, `Content-Length: ${length}`),
    ),
    content,
  ]);
