import type { GivenAnswer, GivenResponse } from '../app/given/exchange.js';
import { type ConformanceError, toolError } from '../model/error.js';
import { isObject } from '../model/json/walk.js';

/** What of an answer is judged, and of its request what is known. */
export type Answer = Pick<GivenAnswer, 'request' | 'response'>;

type Members = Readonly<Record<string, unknown>>;

/**
 * What a test has in its hands, as an answer: of fetch, `undici.request`, supertest, axios or a framework's own
 * `inject`, or `{ status, headers, body }`. The body of a fetch is read from a clone; that of `undici.request` is
 * a stream that can be read once, and this is it. Throws `usage`.
 */
export const answerOf = async (received: unknown, method: string): Promise<Answer> => {
  const given: unknown = await received;
  if (typeof given !== 'object' || given === null) throw noAnswer(typeof given);
  // Of a class, whose members are getters: a record of them all the same.
  const it = given as Members;
  if (isFunction(it.clone) && isFunction(it.arrayBuffer)) return ofFetch(it, method);
  if (typeof it.statusCode === 'number' && isObject(it.body) && isFunction(it.body.arrayBuffer))
    return ofUndici(it, it.body);
  if (isObject(it.config) && 'data' in it) return ofAxios(it, it.config);
  if (isObject(it.request) && 'text' in it) return ofSupertest(it, it.request);
  return ofPlain(it);
};

const isFunction = (value: unknown): value is (...args: readonly unknown[]) => unknown =>
  typeof value === 'function';

const headersIn = (it: Members): GivenResponse['headers'] =>
  // Whoever judges looks at what they are.
  it.headers as GivenResponse['headers'];

const noAnswer = (what: string): ConformanceError =>
  toolError('usage', `what was handed over is no answer (${what})`, {
    next: 'hand over { status, headers, body }, or what fetch, undici.request, supertest or axios gives',
  });

const readAlready = (): ConformanceError =>
  toolError('usage', 'the body of the answer has been read already', {
    next: 'judge the answer before its body is read, or hand over { status, headers, body } with what was read',
  });

/** The address as far as an answer tells it. */
const requestAt = (url: unknown, method: unknown): Answer =>
  typeof url === 'string' && /^https?:\/\//.test(url) && typeof method === 'string'
    ? { request: { url, method } }
    : {};

const ofFetch = async (it: Members, method: string): Promise<Answer> => {
  if (it.bodyUsed === true) throw readAlready();
  const { status, url } = it;
  const copy = (it as unknown as Response).clone();
  return {
    ...requestAt(url, method),
    response: { status: Number(status), headers: headersIn(it), body: await copy.arrayBuffer() },
  };
};

const ofUndici = async (it: Members, body: Members): Promise<Answer> => {
  if (body.bodyUsed === true) throw readAlready();
  const content = await (body as unknown as Pick<Response, 'arrayBuffer'>).arrayBuffer();
  return { response: { status: Number(it.statusCode), headers: headersIn(it), body: content } };
};

/** What an HTTP client of Node knows of the address in the end, redirections followed. */
const sentTo = (request: unknown): unknown => {
  if (!isObject(Object(request))) return undefined;
  const { res, responseURL, url } = request as Members;
  return isObject(res) ? res.responseUrl : (responseURL ?? url);
};

const ofAxios = ({ status, data, request, ...it }: Members, config: Members): Answer => ({
  ...requestAt(sentTo(request), upper(config.method)),
  response: {
    status: Number(status),
    headers: headersIn(it),
    ...axiosBody(data, config),
  },
});

/**
 * Axios parses what it can: a text is left where that failed, or where the content is a text in quotes. Which of
 * the two nobody knows.
 */
const axiosBody = (data: unknown, { responseType }: Members): Pick<GivenResponse, 'body'> => {
  if (data === null) return { body: 'null' };
  const body = data as GivenResponse['body'];
  const isParsed = responseType === undefined || responseType === 'json';
  return isParsed && typeof data === 'string' && data !== '' ? { body: undefined } : { body };
};

const upper = (method: unknown): unknown =>
  typeof method === 'string' ? method.toUpperCase() : method;

/** Its `text` is the content as it came; of what is no text it has bytes. */
const ofSupertest = (it: Members, { method, url }: Members): Answer => {
  const { text, body, status } = it;
  const none = status === 204 ? null : undefined;
  return {
    ...requestAt(url, upper(method)),
    response: {
      status: Number(status),
      headers: headersIn(it),
      body: typeof text === 'string' ? text : isBytes(body) ? body : none,
    },
  };
};

const isBytes = (value: unknown): value is Uint8Array => ArrayBuffer.isView(value);

/** `{ status, headers, body }`, and what frameworks give that answer without a socket. */
const ofPlain = (it: Members): Answer => {
  const { status, statusCode, body, payload, rawPayload } = it;
  const code = status ?? statusCode;
  if (typeof code !== 'number') throw noAnswer('it has no status');
  const content = rawPayload ?? ('body' in it ? body : payload);
  return {
    response: { status: code, headers: headersIn(it), body: content as GivenResponse['body'] },
  };
};
