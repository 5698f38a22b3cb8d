import { json, noContent, refusal, type Answer } from './answer.js';
import type { Call } from './router.js';
import type { Collection, Store } from './store.js';
import { readCreate, readUpdate, type Problem } from './validate.js';

/** A request that names a collection the caller may use. */
interface Named {
  readonly collection: Collection;
  /** Empty where the request names the collection itself. */
  readonly clientId: string;
}

const notFound = () => refusal(404, 'not_found', 'there is no such client');
const invalid = ({ error, description }: Problem) => refusal(400, error, description);

const list = (store: Store, { collection }: Named): Answer => json(200, store.list(collection));

const get = (store: Store, { collection, clientId }: Named): Answer => {
  const client = store.find(collection, clientId);
  return client ? json(200, client) : notFound();
};

const remove = (store: Store, { collection, clientId }: Named): Answer =>
  store.remove(collection, clientId) ? noContent() : notFound();

/** What stands in the way of reading the content at all. */
const unreadable = ({ headers, body }: Call): Answer | undefined => {
  if (body === 'too-large') {
    return refusal(413, 'content_too_large', 'the body is larger than 65536 bytes');
  }
  const type = headers['content-type'];
  // A request without content and without a type of it is short of a body, not of the right type.
  if (type === undefined && body.length === 0) return undefined;
  if (headers['content-encoding'] === undefined && isJson(type)) return undefined;
  return refusal(415, 'unsupported_media_type', 'the body must be application/json', [
    ['Accept', 'application/json'],
  ]);
};

const isJson = (type = ''): boolean => {
  const [mediaType = '', parameter = '', ...others] = type.toLowerCase().split(';', 3).map(trimmed);
  const isUtf8 = parameter === '' || /^charset="?utf-8"?$/.test(parameter);
  return mediaType === 'application/json' && isUtf8 && others.length === 0;
};

/** Without blanks and tabs around it, and no other white space. */
const trimmed = (text: string): string => (/[^\S \t]/.test(text) ? text : text.trim());

const bytes = ({ body }: Call): Uint8Array => (body === 'too-large' ? new Uint8Array() : body);

const create = (store: Store, { collection }: Named, call: Call): Answer => {
  const reading = readCreate(bytes(call));
  if (!reading.ok) return invalid(reading.problem);
  return json(200, { client: store.create(collection, reading.value) });
};

const update = (store: Store, { collection, clientId }: Named, call: Call): Answer => {
  if (!store.find(collection, clientId)) return notFound();
  const reading = readUpdate(bytes(call));
  if (!reading.ok) return invalid(reading.problem);
  return store.update(collection, clientId, reading.value) ? noContent() : notFound();
};

/**
 * Serves one of the five operations. It runs from beginning to end without waiting, so requests
 * that overlap take effect one after another.
 */
export const serve = (store: Store, named: Named, call: Call): Answer => {
  switch (call.operation) {
    case 'createClient':
      return unreadable(call) ?? create(store, named, call);
    case 'updateClient':
      return unreadable(call) ?? update(store, named, call);
    case 'deleteClient':
      return remove(store, named);
    case 'getClient':
      return get(store, named);
    default:
      return list(store, named);
  }
};
