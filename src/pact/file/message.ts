import { Body } from '../../model/body.js';
import { HeaderList, type Header } from '../../model/http/headers.js';
import { essence, isJson } from '../../model/http/media-type.js';
import { entriesOf, record, listOf, member, textAt, type PactPlace } from './json.js';

/** Header fields and content of one side of an interaction. */
export interface PactMessage {
  readonly headers: HeaderList;
  readonly body: Body;
}

/** Reads a side of an interaction, whatever the version of the specification. Throws `pact-invalid`. */
export const readMessage = (message: unknown, place: PactPlace): PactMessage => {
  const given = entriesOf(member(message, 'headers')).flatMap(([name, value]) =>
    fieldsOf(name, value),
  );
  const body = member(message, 'body');
  const named = textAt(body, 'contentType');
  const isTyped = given.some(({ name }) => name.toLowerCase() === 'content-type');
  const isWrapped = isVersion4(body);
  const headers = new HeaderList(
    isWrapped && named !== undefined && !isTyped
      ? [...given, { name: 'Content-Type', value: named }]
      : given,
  );
  const contentType = headers.get('content-type');
  return {
    headers,
    body: isWrapped ? wrapped(body, contentType, place) : plain(body, contentType),
  };
};

const fieldsOf = (name: string, value: unknown): readonly Header[] => {
  const values = Array.isArray(value) ? listOf(value) : [value];
  return values.flatMap((each) =>
    typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean'
      ? [{ name, value: String(each) }]
      : [],
  );
};

/** Version 4 writes content with its type and its encoding. */
const isVersion4 = (body: unknown): boolean =>
  record(body) !== undefined &&
  member(body, 'content') !== undefined &&
  (member(body, 'contentType') !== undefined || member(body, 'encoded') !== undefined);

/** No member `body`: the pact does not say what the content is. */
const plain = (body: unknown, contentType: string | undefined): Body => {
  if (body === undefined) return Body.notKept();
  if (body === null) return Body.ofText('');
  if (typeof body !== 'string') return Body.ofText(JSON.stringify(body));
  if (contentType !== undefined && !isJson(essence(contentType))) return Body.ofText(body);
  return Body.ofText(isJsonText(body) || contentType === undefined ? body : JSON.stringify(body));
};

const isJsonText = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const wrapped = (body: unknown, contentType: string | undefined, place: PactPlace): Body => {
  const [content, encoded] = [member(body, 'content'), member(body, 'encoded')];
  if (typeof content === 'string' && typeof encoded === 'string') {
    if (encoded.toLowerCase() === 'json') return Body.ofText(content);
    if (encoded.toLowerCase() !== 'base64')
      throw place.error('holds content of an unknown encoding');
    return Body.ofBytes(Uint8Array.from(atob64(content, place)));
  }
  return plain(content, contentType);
};

const atob64 = (text: string, place: PactPlace): Iterable<number> => {
  if (!/^[A-Za-z0-9+/\s]*(?:={1,2}\s*)?$/.test(text))
    throw place.error('holds content that is no base64');
  return Buffer.from(text, 'base64');
};
